import { shownPath } from '../config/load.ts';
import { loadProvider } from '../config/provider.ts';
import { listen } from '../http/listen.ts';
import { createStub } from '../stub/stub.ts';
import { verify } from '../verify/verify.ts';
import type { Mismatch, VerifiedInteraction } from '../verify/types.ts';
import type { InteractionFilter, InteractionOutcome, OutcomeMismatch, VendorPacts, VerifiedPact } from './evidence-run.ts';
import type { Session } from './session.ts';
import { changeStubState } from './stub-states.ts';

/** Replays pacts with Pact's own verifier on a stub of the vendor's document. */
export async function replayOnStub(session: Session, { vendor, document, pacts }: VendorPacts, filter: InteractionFilter): Promise<readonly VerifiedPact[]> {
  const provider = await loadProvider(vendor.providerFile);
  const { handler } = createStub({ documents: [{ document, provider }], clock: session.clock });
  const stub = await listen(handler, { port: 0 });
  try {
    const verified = await verify({
      pacts: pacts.map((pact, index) => ({ id: String(index), consumer: pact.consumer, provider: vendor.name, content: pact.content, pending: pact.pending })),
      target: { url: stub.url, kind: 'stub' },
      states: (change) => changeStubState(handler, change, shownPath(session.workspace, vendor.providerFile)),
      filter: { ...filter },
      onProgress: ({ warnings }) => warnings.forEach(({ message, fix }) => session.say(`! ${message} → ${fix}`)),
      environment: session.environment,
    });
    return verified.flatMap(({ id, interactions }) => {
      const pact = pacts[Number(id)];
      return pact === undefined ? [] : [{ pact, interactions: interactions.map((interaction) => outcomeOf(interaction, pact.pactUrl, stub.url)) }];
    });
  } finally {
    await stub.close();
  }
}

function outcomeOf(interaction: VerifiedInteraction, pact: string, target: string): InteractionOutcome {
  const { provider, consumer, description, interactionId, states, outcome, operation } = interaction;
  return {
    provider,
    consumer,
    pact,
    description,
    interactionId,
    states,
    target,
    kind: 'stub',
    outcome,
    mismatches: interaction.mismatches.map((mismatch) => mismatchOf(mismatch, operation)),
  };
}

const mismatchOf = ({ code, pointer, message, attribute, identifier }: Mismatch, operation: string | undefined): OutcomeMismatch => ({
  code,
  pointer,
  message,
  attribute,
  field: identifier,
  operation,
});
