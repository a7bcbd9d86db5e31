import { tableOf } from '../table.ts';
import { median, percentile } from './load.ts';
import type { Measured } from './measure.ts';

const head = ['source', 'server', 'start s', 'start CPU s', 'start MB', 'answer bytes', 'requests/CPU s', 'ratio', 'requests/s', 'p50 ms', 'p99 ms', 'peak MB'];

/** Medians, a row for each server and source; the ratio is that of ours to the peer's requests for each CPU second. */
export const tableOfStubs = (measured: readonly Measured[]): string => tableOf(head, measured.map((one) => rowOf(one, measured)));

function rowOf(one: Measured, all: readonly Measured[]): readonly string[] {
  const { name, program, found } = one;
  if (found === undefined) return [name, program, 'does not start', ...head.slice(3).map(() => '')];
  const { starts, runs, bytes, peakMegabytes } = found;
  const start = (of: (start: (typeof starts)[number]) => number): number => median(starts.map(of));
  const run = (of: (run: (typeof runs)[number]) => number): number => median(runs.map(of));
  return [
    name,
    program,
    start(({ seconds }) => seconds).toFixed(2),
    start(({ cpuSeconds }) => cpuSeconds).toFixed(2),
    start(({ megabytes }) => megabytes).toFixed(0),
    String(bytes),
    whole(perCpuSecond(one)),
    ratioOf(one, all),
    whole(run(({ requests, seconds }) => requests / seconds)),
    run(({ latencies }) => percentile(latencies, 0.5)).toFixed(1),
    run(({ latencies }) => percentile(latencies, 0.99)).toFixed(1),
    peakMegabytes.toFixed(0),
  ];
}

const perCpuSecond = ({ found }: Measured): number => median((found?.runs ?? []).map(({ requests, cpuSeconds }) => requests / cpuSeconds));

function ratioOf(one: Measured, all: readonly Measured[]): string {
  const other = all.find(({ name, program, found }) => name === one.name && program !== one.program && found !== undefined);
  if (other === undefined || one.program !== 'vendorproof') return '';
  return `${(perCpuSecond(one) / perCpuSecond(other)).toFixed(1)}x`;
}

const whole = (number: number): string => Math.round(number).toLocaleString('en');
