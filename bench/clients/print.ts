import { percentile } from '../stub/load.ts';
import { tableOf } from '../table.ts';
import type { Step } from './ramp.ts';
import type { Tally } from './throughput.ts';

export const tableOfCalls = (vendor: string, tallies: readonly Tally[]): string =>
  tableOf(
    [vendor, 'calls', 'p50 ms', 'p95 ms', 'p99 ms', 'errors'],
    tallies.map(({ operation, latencies, errors }) => [
      operation,
      String(latencies.length),
      ...[0.5, 0.95, 0.99].map((share) => percentile(latencies, share).toFixed(1)),
      Object.entries(errors).map(([kind, count]) => `${count} ${kind}`).join(', ') || '0',
    ]),
  );

export const tableOfRamp = (vendor: string, steps: readonly Step[]): string =>
  tableOf(
    [`${vendor}, offered/s`, 'done/s', 'p95 ms', 'refused', 'lost'],
    steps.map(({ offeredPerSecond, donePerSecond, p95, refused, lost }) => [String(offeredPerSecond), donePerSecond.toFixed(0), p95.toFixed(1), String(refused), String(lost)]),
  );
