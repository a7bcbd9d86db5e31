import type { Sent } from './client.ts';
import { createClient } from './client.ts';
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

/** Asks for the same thing over and over, on 16 connections, for so many seconds. An answer that differs ends the benchmark. */
export async function load(server: Running, sent: Sent, seconds: number): Promise<Run> {
  const client = createClient(server.port, connections);
  const latencies: number[] = [];
  const [began, cpu] = [performance.now(), server.cpuSeconds()];
  const askOnAndOn = async (): Promise<void> => {
    while (performance.now() - began < seconds * 1000) {
      const asked = performance.now();
      const answer = await client.send(sent);
      if (answer?.status !== 200 || answer.bytes !== server.bytes) throw new Error(`${sent.path} was answered with ${answer?.status ?? 'nothing'}, ${answer?.bytes ?? 0} bytes`);
      latencies.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: connections }, askOnAndOn));
  const run = { requests: latencies.length, seconds: (performance.now() - began) / 1000, cpuSeconds: server.cpuSeconds() - cpu };
  client.close();
  return { ...run, latencies: latencies.toSorted((a, b) => a - b) };
}

export const percentile = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;

export const median = (numbers: readonly number[]): number => percentile(numbers.toSorted((a, b) => a - b), 0.5);
