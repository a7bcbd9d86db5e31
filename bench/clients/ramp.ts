import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../stub/load.ts';
import { createBook } from './throughput.ts';
import type { Operations } from './vendor-case.ts';

/** Calls that came at a steady rate, whether those before were done or not. */
export interface Step {
  readonly offeredPerSecond: number;
  readonly donePerSecond: number;
  readonly p95: number;
  readonly refused: number;
  /** Calls of which nobody heard again: none may be. */
  readonly lost: number;
}

/** Offers more and more calls a second; ends one step after the client no longer keeps up. */
export async function ramp(operations: Operations, { first, seconds }: { readonly first: number; readonly seconds: number }): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (let rate = first; ; rate *= 1.5) {
    const step = await offer(operations, Math.round(rate), seconds);
    steps.push(step);
    if (steps.length > 1 && steps.slice(-2).every(isBehind)) return steps;
  }
}

/** The highest rate that was kept up with. */
export const kneeOf = (steps: readonly Step[]): Step | undefined => steps.findLast((step) => !isBehind(step));

const isBehind = ({ offeredPerSecond, donePerSecond }: Step): boolean => donePerSecond < offeredPerSecond * 0.9;

async function offer(operations: Operations, rate: number, seconds: number): Promise<Step> {
  const all = Object.entries(operations);
  const book = createBook(Object.keys(operations));
  const offered = rate * seconds;
  const began = performance.now();
  const running: Promise<void>[] = [];
  while (running.length < offered) {
    const due = Math.min(offered, Math.floor(((performance.now() - began) / 1000) * rate) + 1);
    while (running.length < due) {
      const [name = '', call] = all[running.length % all.length] ?? [];
      if (call !== undefined) running.push(book.note(name, call));
    }
    await sleep(1);
  }
  await Promise.all(running);
  const took = (performance.now() - began) / 1000;
  const tallies = book.tallies();
  const latencies = tallies.flatMap((tally) => tally.latencies).toSorted((a, b) => a - b);
  const refused = tallies.flatMap(({ errors }) => Object.values(errors)).reduce((sum, count) => sum + count, 0);
  return { offeredPerSecond: rate, donePerSecond: latencies.length / took, p95: percentile(latencies, 0.95), refused, lost: offered - latencies.length - refused };
}
