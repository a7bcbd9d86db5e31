import { Failure } from '../failure/failure.ts';
import { suggest } from '../failure/nearest.ts';
import { exercisedBy } from '../pact/operation.ts';
import { readPact } from '../pact/read.ts';
import type { Interaction, MessageInteraction } from '../pact/types.ts';
import type { InteractionFilter, VendorPacts } from './evidence-run.ts';

/** Whether an interaction has all that is asked for; the description in part and in any case. */
export const fits = (interaction: Interaction | MessageInteraction, { operation, description }: InteractionFilter): boolean =>
  (operation === undefined || exercisedBy(interaction) === operation) &&
  (description === undefined || interaction.description.toLowerCase().includes(description.toLowerCase()));

/** The pacts that hold an interaction that is asked for. That none at all does is said with the nearest names. */
export function pactsWith(filter: InteractionFilter, chosen: readonly VendorPacts[]): readonly VendorPacts[] {
  if (filter.operation === undefined && filter.description === undefined) return chosen;
  const all = chosen.flatMap(({ pacts }) => pacts.flatMap(interactionsOf));
  if (!all.some((interaction) => fits(interaction, filter))) throw nothingFits(all, filter);
  return chosen
    .map((what) => ({ ...what, pacts: what.pacts.filter((pact) => interactionsOf(pact).some((interaction) => fits(interaction, filter))) }))
    .filter(({ pacts }) => pacts.length > 0);
}

function interactionsOf({ content, pactUrl }: VendorPacts['pacts'][number]): readonly (Interaction | MessageInteraction)[] {
  const { interactions, messages } = readPact(content, pactUrl);
  return [...interactions, ...messages];
}

function nothingFits(all: readonly (Interaction | MessageInteraction)[], { operation, description }: InteractionFilter): Failure {
  const operations = all.flatMap((interaction) => exercisedBy(interaction) ?? []);
  const descriptions = all.map((interaction) => interaction.description);
  const tried = [
    operation === undefined ? [] : [`the operation ${operation} (${suggest(operation, operations)})`],
    description === undefined ? [] : [`a description with “${description}” (${suggest(description, descriptions)})`],
  ];
  const problem = `nothing was verified: none of the ${all.length} interactions has ${tried.flat().join(' and ')}`;
  return new Failure(problem, { code: 'verify.filter', kind: 'unknown' });
}
