export interface Point {
  readonly at: number;
  readonly value: number;
}

/**
 * How much a counter grew within a range, as Prometheus reckons it: falls are restarts from zero, and what the first and the last sample
 * leave open of the range is filled in by their slope, though not beyond where the counter was zero. Undefined for less than two samples.
 */
export function increaseOf(points: readonly Point[], range: { readonly from: number; readonly to: number }): number | undefined {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return undefined;
  const growth = points.slice(1).reduce((sum, { value }, index) => sum + grown(points[index]?.value ?? 0, value), 0);
  const sampledMs = last.at - first.at;
  const everyMs = sampledMs / (points.length - 1);
  const before = Math.min(open(first.at - range.from, everyMs), growth > 0 ? sampledMs * (first.value / growth) : Infinity);
  return (growth * (sampledMs + before + open(range.to - last.at, everyMs))) / sampledMs;
}

const grown = (before: number, after: number): number => (after < before ? after : after - before);

/** A series that ends well within the range is taken to end half an interval further on. */
const open = (milliseconds: number, everyMs: number): number => (milliseconds >= everyMs * 1.1 ? everyMs / 2 : milliseconds);
