import { inParallel } from '../../src/http/in-parallel.ts';
import { startProgress } from './progress.ts';

/** Examines so many documents at a time, telling how far it is; what comes of them is in their order. */
export async function examineEach<One extends { readonly name: string }, Outcome>(all: readonly One[], atOnce: number, examine: (one: One) => Promise<Outcome>): Promise<readonly Outcome[]> {
  const advance = startProgress(all.length, process.stderr);
  return inParallel(all, atOnce, async (one) => {
    const outcome = await examine(one);
    advance(one.name);
    return outcome;
  });
}
