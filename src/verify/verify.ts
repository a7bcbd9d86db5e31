import { randomUUID } from 'node:crypto';
import { inParallel } from '../http/in-parallel.ts';
import { isReplay, planReplay } from './plan.ts';
import type { Planned } from './plan.ts';
import { isOurStub, startReplay } from './replay.ts';
import type { Outcome } from './replay.ts';
import { chunksOf } from './replay-files.ts';
import { newTrace } from './trace.ts';
import type { Traces } from './trace.ts';
import type { VerifiedPact, VerifyOptions } from './types.ts';

/**
 * Replays pacts against a target with Pact's own verifier and says what became of every interaction. Pacts of which
 * nothing was to be replayed are left out. Throws a `Failure` when that holds for all of them or a pact is malformed;
 * a target that does not answer is an outcome.
 */
export async function verify(options: VerifyOptions): Promise<readonly VerifiedPact[]> {
  const plan = planReplay(options.pacts, options.filter).map((planned) => (options.messages === undefined ? leftToVendor(planned) : planned));
  const chunks = chunksOf(plan);
  const replay = await startReplay(options, tracesOf(plan));
  try {
    const atOnce = options.concurrency ?? (isOurStub(options.target) ? 4 : 1);
    const replayed = await inParallel(chunks, atOnce, replay.run);
    return byPact(options, plan, [...replayed.flat(), ...replay.skipped()]);
  } finally {
    await replay.close();
  }
}

/** What nobody here can have sent. */
const leftToVendor = (planned: Planned): Planned =>
  (isReplay(planned.replay) && planned.replay.source !== undefined ? { ...planned, replay: 'message.vendor-sends' } : planned);

/** Each interaction has a namespace of its own, in this run: what one of them makes or deletes is nothing to the others. */
function tracesOf(plan: readonly Planned[]): Traces {
  const run = randomUUID().slice(0, 8);
  return new Map(plan.map((planned) => [planned.index, newTrace(planned, `verify-${run}-${planned.index}`)]));
}

function byPact({ pacts }: VerifyOptions, plan: readonly Planned[], outcomes: readonly Outcome[]): readonly VerifiedPact[] {
  const byIndex = new Map(outcomes);
  return pacts.flatMap((pact) => {
    const interactions = plan.filter((planned) => planned.pact === pact).flatMap(({ index }) => byIndex.get(index) ?? []);
    return interactions.length === 0 ? [] : [{ id: pact.id, consumer: pact.consumer, provider: pact.provider, interactions }];
  });
}
