import { shownPath } from '../config/load.ts';
import { loadProvider } from '../config/provider.ts';
import { listen } from '../http/listen.ts';
import { outbound } from '../http/outbound.ts';
import { createStub } from '../stub/stub.ts';
import { verify } from '../verify/verify.ts';
import type { VerifiedInteraction } from '../verify/types.ts';
import type { InteractionFilter, InteractionOutcome, VendorPacts, VerifiedPact } from './evidence-run.ts';
import { checkOperations } from './provider-states.ts';
import type { Session } from './session.ts';
import { stubMismatches } from './stub-mismatches.ts';
import { stubMessage } from './stub-messages.ts';
import { usableStates } from './usable-states.ts';
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
  const { provider, lost } = usableStates(await loadProvider(what.vendor.providerFile), what);
  const providerFile = shownPath(session.workspace, what.vendor.providerFile);
  lost.forEach((problem) => session.say(`! ${providerFile}: ${problem}, which ${what.document.file} has no more`));
  checkOperations({ provider, providerFile, document: what.document });
  // Pacts carry example credentials, whatever the provider file takes elsewhere.
  const served = { document: what.document, provider: { ...provider, strictTokens: false } };
  const stub = await listen(createStub({ documents: [served], clock: session.clock }).handler, { port: 0 });
  try {
    return await replay(session, what, { url: stub.url, filter });
  } finally {
    await stub.close();
  }
}

interface ListeningReplay extends StubReplay {
  readonly url: string;
}

async function replay(session: Session, what: VendorPacts, { url, filter }: ListeningReplay): Promise<readonly VerifiedPact[]> {
  const { workspace, environment, say, concurrency } = session;
  const { vendor, pacts } = what;
  const { states } = await loadProvider(vendor.providerFile);
  const providerFile = shownPath(workspace, vendor.providerFile);
  const stub = { url, call: outbound({ environment }), providerFile, known: Object.keys(states) };
  const warned = new Set<string>();
  const verified = await verify({
    pacts: pacts.map(({ consumer, content, pending }, index) => ({ id: String(index), consumer, provider: vendor.name, content, pending })),
    target: { url, kind: 'stub' },
    states: (change) => changeStubState(stub, change),
    messages: (asked) => stubMessage(stub, asked),
    filter: { ...filter },
    environment,
    ...(concurrency === undefined ? {} : { concurrency }),
    onProgress: ({ warnings }) => newTo(warned, warnings.map(({ message, fix }) => `! ${message} → ${fix}`)).forEach(say),
  });
  return verified.flatMap(({ id, interactions }) => {
    const pact = pacts[Number(id)];
    return pact === undefined ? [] : [{ pact, interactions: interactions.map((interaction) => outcomeOf(interaction, pact.pactUrl, url)) }];
  });
}

/** A state that several interactions give is warned of once. */
function newTo(seen: Set<string>, lines: readonly string[]): readonly string[] {
  const fresh = lines.filter((line) => !seen.has(line));
  fresh.forEach((line) => seen.add(line));
  return fresh;
}

function outcomeOf(interaction: VerifiedInteraction, pact: string, target: string): InteractionOutcome {
  const { provider, consumer, description, interactionId, states, outcome } = interaction;
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
    mismatches: stubMismatches(interaction),
  };
}
