import got from 'got';
import { createCaller } from '../../consumers/shared/call/caller.ts';
import { percentile } from '../stub/load.ts';
import { loopback } from './loopback.ts';

export interface KitLatency {
  readonly plainP95: number;
  readonly kitP95: number;
  /** With a vendor that takes a second for each answer. */
  readonly slowP95: number;
}

/** How much later an answer comes through the kit than through the HTTP client beneath it; the two take turns. */
export async function kitLatency(calls: number): Promise<KitLatency> {
  const pace = { ms: 0 };
  const vendor = await loopback((_request, response) => {
    setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'), pace.ms);
  });
  const caller = createCaller({ vendor: 'bench', endpoints: vendor.url });
  const viaKit = (): Promise<string> => caller.call({ operation: 'get', method: 'GET', path: 'x', read: (reply) => reply.text() });
  const plain = (): Promise<unknown> => got(`${vendor.url}/x`, { retry: { limit: 0 } }).json();
  try {
    for (let warm = 0; warm < 500; warm += 1) await Promise.all([viaKit(), plain()]);
    const took = { plain: [] as number[], kit: [] as number[] };
    for (let call = 0; call < calls; call += 1) {
      took.plain.push(await timed(plain));
      took.kit.push(await timed(viaKit));
    }
    pace.ms = 1000;
    const slow = await Promise.all(Array.from({ length: 16 }, () => timed(viaKit)));
    return { plainP95: p95(took.plain), kitP95: p95(took.kit), slowP95: p95(slow) };
  } finally {
    vendor.close();
  }
}

async function timed(call: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await call();
  return performance.now() - began;
}

const p95 = (numbers: readonly number[]): number => percentile(numbers.toSorted((a, b) => a - b), 0.95);
