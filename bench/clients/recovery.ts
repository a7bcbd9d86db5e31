import { setTimeout as sleep } from 'node:timers/promises';
import { createCaller } from '../../consumers/shared/call/caller.ts';
import { loopback } from './loopback.ts';

export interface Recovery {
  /** From when the vendor is back until the first call succeeds. */
  readonly seconds: number;
  /** Attempts that reached the vendor in any second of the outage, once the breaker had opened. */
  readonly mostProbesASecond: number;
  readonly callsDuringOutage: number;
}

const tenCallsASecond = 100;

/** A vendor that breaks off every connection for a while, and then answers again, under calls that never stop coming. */
export async function recovery(outageSeconds: number): Promise<Recovery> {
  const vendor = { isDown: false, asked: [] as number[] };
  const server = await loopback((request, response) => {
    vendor.asked.push(performance.now());
    if (vendor.isDown) request.socket.resetAndDestroy();
    else response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  const caller = createCaller({ vendor: 'bench', endpoints: server.url });
  const call = (): Promise<boolean> => caller.call({ operation: 'get', method: 'GET', path: 'x', read: () => true }).catch(() => false);
  try {
    await call();
    vendor.isDown = true;
    const began = performance.now();
    const during: Promise<boolean>[] = [];
    while (performance.now() - began < outageSeconds * 1000) {
      during.push(call());
      await sleep(tenCallsASecond);
    }
    vendor.isDown = false;
    const back = performance.now();
    while (!(await call())) await sleep(tenCallsASecond / 10);
    const seconds = (performance.now() - back) / 1000;
    await Promise.all(during);
    return { seconds, callsDuringOutage: during.length, mostProbesASecond: mostInASecond(vendor.asked.filter((at) => at > began + 2000 && at < back)) };
  } finally {
    server.close();
  }
}

const mostInASecond = (times: readonly number[]): number => Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + 990).length));
