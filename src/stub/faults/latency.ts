import type { LatencyFault } from './fault.ts';

/** The delay at a place among all of them, from 0 (the fastest) to 1: even steps between the percentiles, and nothing above the highest. */
export function delayAt({ ms, p95, p99 }: LatencyFault, rank: number): number {
  const later = [{ rank: 0.95, ms: p95 }, { rank: 0.99, ms: p99 }].flatMap((point) => (point.ms === undefined ? [] : [{ rank: point.rank, ms: point.ms }]));
  if (later.length === 0) return ms;
  const points = [{ rank: 0, ms: ms / 2 }, { rank: 0.5, ms }, ...later];
  const above = points.findIndex((point) => point.rank > rank);
  const [from, to] = [points[above - 1], points[above]];
  if (from === undefined || to === undefined) return points.at(-1)?.ms ?? ms;
  return Math.round(from.ms + ((rank - from.rank) / (to.rank - from.rank)) * (to.ms - from.ms));
}
