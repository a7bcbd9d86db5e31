import type { Finding } from '../compare/finding.ts';
import { comparePact } from '../compare/compare.ts';
import type { SelectedPact } from '../broker/client/types.ts';
import { shownPath } from '../config/load.ts';
import { readPact } from '../pact/read.ts';
import type { Interaction } from '../pact/types.ts';
import { fits } from './choose-interactions.ts';
import type { InteractionFilter, InteractionOutcome, VendorPacts, VerifiedPact } from './evidence-run.ts';
import type { Session } from './session.ts';

/** Compares pacts with the document: no server, no replay. Warnings do not make an interaction fail. */
export async function compareWithDocument({ workspace }: Session, { vendor, document, pacts }: VendorPacts, filter: InteractionFilter): Promise<readonly VerifiedPact[]> {
  const target = shownPath(workspace, vendor.documentFile);
  return pacts.map((selected) => {
    const pact = readPact(selected.content, selected.pactUrl);
    const errors = Map.groupBy(comparePact(document, pact).filter(({ severity }) => severity === 'error'), ({ interaction }) => interaction);
    const chosen = pact.interactions.filter((interaction) => fits(interaction, filter));
    return { pact: selected, interactions: chosen.map((interaction) => outcomeOf(interaction, { selected, provider: vendor.name, target, errors: errors.get(interaction.description) ?? [] })) };
  });
}

interface Compared {
  readonly selected: SelectedPact;
  readonly provider: string;
  readonly target: string;
  readonly errors: readonly Finding[];
}

function outcomeOf(interaction: Interaction, { selected, provider, target, errors }: Compared): InteractionOutcome {
  return {
    provider,
    consumer: selected.consumer,
    pact: selected.pactUrl,
    description: interaction.description,
    interactionId: typeof interaction._id === 'string' ? interaction._id : undefined,
    states: interaction.providerStates.map(({ name }) => name),
    target,
    kind: 'document',
    outcome: errors.length === 0 ? 'passed' : 'failed',
    mismatches: errors.map(({ code, pactPointer, message, field, operation }) => ({ code, pointer: pactPointer, message, attribute: 'document', field, operation })),
  };
}
