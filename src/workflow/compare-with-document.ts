import type { Finding } from '../compare/finding.ts';
import { comparePact } from '../compare/compare.ts';
import type { SelectedPact } from '../broker/client/types.ts';
import { shownPath } from '../config/load.ts';
import { readPact } from '../pact/read.ts';
import type { Interaction, MessageInteraction } from '../pact/types.ts';
import { fits } from './choose-interactions.ts';
import type { InteractionFilter, InteractionOutcome, OutcomeMismatch, VendorPacts, VerifiedPact } from './evidence-run.ts';
import type { Session } from './session.ts';

type Compared = readonly VerifiedPact[];

/** Compares pacts with the document: no server, no replay. Warnings do not make an interaction fail. */
export async function compareWithDocument({ workspace }: Session, what: VendorPacts, filter: InteractionFilter): Promise<Compared> {
  const { vendor, document, pacts } = what;
  const target = shownPath(workspace, vendor.documentFile);
  return pacts.map((selected) => {
    const pact = readPact(selected.content, selected.pactUrl);
    const errors = comparePact(document, pact).filter(({ severity }) => severity === 'error');
    const chosen = [...pact.interactions, ...pact.messages].filter((interaction) => fits(interaction, filter));
    return { pact: selected, interactions: chosen.map((one) => outcomeOf(one, { selected, provider: vendor.name, target, errors })) };
  });
}

interface Comparison {
  readonly selected: SelectedPact;
  readonly provider: string;
  readonly target: string;
  /** Of the whole pact. */
  readonly errors: readonly Finding[];
}

function outcomeOf(interaction: Interaction | MessageInteraction, { selected, provider, target, errors }: Comparison): InteractionOutcome {
  const own = errors.filter((error) => error.interaction === interaction.description);
  return {
    provider,
    consumer: selected.consumer,
    pact: selected.pactUrl,
    description: interaction.description,
    interactionId: typeof interaction._id === 'string' ? interaction._id : undefined,
    states: interaction.providerStates.map(({ name }) => name),
    target,
    kind: 'document',
    outcome: own.length === 0 ? 'passed' : 'failed',
    mismatches: own.map(mismatchOf),
  };
}

function mismatchOf({ code, pactPointer, message, field, operation }: Finding): OutcomeMismatch {
  return { code, pointer: pactPointer, message, attribute: 'document', field, operation };
}
