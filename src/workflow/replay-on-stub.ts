import { shownPath } from '../config/load.ts';
import { loadProvider } from '../config/provider.ts';
import { listen } from '../http/listen.ts';
import { outbound } from '../http/outbound.ts';
import { createStub } from '../stub/stub.ts';
import { verify } from '../verify/verify.ts';
import type { Mismatch, VerifiedInteraction } from '../verify/types.ts';
import type { InteractionFilter, InteractionOutcome, OutcomeMismatch, VendorPacts, VerifiedPact } from './evidence-run.ts';
import type { Session } from './session.ts';
import { changeStubState, expectStub } from './stub-states.ts';

export interface StubReplay {
  readonly filter: InteractionFilter;
  /** Where a stub listens already. */
  readonly url?: string | undefined;
}

/** Replays pacts with Pact's own verifier on a stub of the vendor's document, or on the one that listens at an address. */
export async function replayOnStub(session: Session, what: VendorPacts, { filter, url }: StubReplay): Promise<readonly VerifiedPact[]> {
  if (url !== undefined) {
    await expectStub({ url, document: what.document, environment: session.environment });
    return replay(session, what, { url, filter });
  }
  const provider = await loadProvider(what.vendor.providerFile);
  const stub = await listen(createStub({ documents: [{ document: what.document, provider }], clock: session.clock }).handler, { port: 0 });
  try {
    return await replay(session, what, { url: stub.url, filter });
  } finally {
    await stub.close();
  }
}

async function replay({ workspace, environment, say, concurrency }: Session, { vendor, pacts }: VendorPacts, { url, filter }: StubReplay & { readonly url: string }): Promise<readonly VerifiedPact[]> {
  const stub = { url, call: outbound({ environment }), providerFile: shownPath(workspace, vendor.providerFile) };
  const verified = await verify({
    pacts: pacts.map((pact, index) => ({ id: String(index), consumer: pact.consumer, provider: vendor.name, content: pact.content, pending: pact.pending })),
    target: { url, kind: 'stub' },
    states: (change) => changeStubState(stub, change),
    filter: { ...filter },
    environment,
    ...(concurrency === undefined ? {} : { concurrency }),
    onProgress: ({ warnings }) => warnings.forEach(({ message, fix }) => say(`! ${message} → ${fix}`)),
  });
  return verified.flatMap(({ id, interactions }) => {
    const pact = pacts[Number(id)];
    return pact === undefined ? [] : [{ pact, interactions: interactions.map((interaction) => outcomeOf(interaction, pact.pactUrl, url)) }];
  });
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
