import type { Sent } from './client.ts';
import type { Connection } from './connection.ts';
import { openConnection } from './connection.ts';
import type { Running } from './server.ts';

/** What one run of requests took. */
export interface Run {
  readonly requests: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** In milliseconds, in order. */
  readonly latencies: readonly number[];
}

const connections = 16;

/** When to stop asking. */
export interface Until {
  readonly seconds: number;
  /** Goes on for longer until so many are answered, but not for ever: Node makes quick what has run often. */
  readonly requests?: number;
  readonly atMostSeconds?: number;
}

/** Asks for the same thing over and over, on 16 connections. An answer that differs ends the benchmark. */
export async function load(server: Running, sent: Sent, { seconds, requests = 0, atMostSeconds = seconds }: Until): Promise<Run> {
  const opened = await Promise.all(Array.from({ length: connections }, () => openConnection(server.port, sent)));
  const latencies: number[] = [];
  const [began, cpu] = [performance.now(), server.cpuSeconds()];
  const askOnAndOn = async ({ ask }: Connection): Promise<void> => {
    const isOver = (ms: number): boolean => ms >= atMostSeconds * 1000 || (ms >= seconds * 1000 && latencies.length >= requests);
    for (let asked = began; !isOver(asked - began); ) {
      const { status, bytes } = await ask();
      if (status !== 200 || bytes !== server.bytes) throw new Error(`${sent.path} was answered with ${status}, ${bytes} bytes`);
      const now = performance.now();
      latencies.push(now - asked);
      asked = now;
    }
  };
  await Promise.all(opened.map(askOnAndOn));
  const run = { requests: latencies.length, seconds: (performance.now() - began) / 1000, cpuSeconds: server.cpuSeconds() - cpu };
  for (const { close } of opened) close();
  return { ...run, latencies: latencies.toSorted((a, b) => a - b) };
}

export const percentile = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;

export const median = (numbers: readonly number[]): number => percentile(numbers.toSorted((a, b) => a - b), 0.5);
