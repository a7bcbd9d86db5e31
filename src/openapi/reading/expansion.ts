import type { Failure } from '../../failure/failure.ts';
import type { Json } from '../../json/json.ts';
import { deepest } from './parsed.ts';

/** How many values aliases may make of one that is written once, beyond what any document needs. */
const mostFold = 20;
const alwaysAllowed = 1_000_000;

interface Extent {
  /** Values when written out. */
  readonly size: number;
  readonly depth: number;
}

/** Refuses values whose aliases would make too much of them, or that hold themselves. Each shared value is looked at once. */
export function checkExpansion(root: Json, broken: (problem: string) => Failure): void {
  const known = new Map<object, Extent | 'open'>();
  let written = 1;
  const extentOf = (value: Json | undefined, level: number): Extent => {
    if (typeof value !== 'object' || value === null) return { size: 1, depth: 0 };
    const found = known.get(value);
    if (found === 'open') throw broken('an alias stands within what it repeats');
    if (found !== undefined) return found;
    if (level > deepest) throw broken(`it is nested deeper than ${deepest} levels`);
    known.set(value, 'open');
    const inner = Object.values(value).map((item) => extentOf(item, level + 1));
    written += inner.length;
    const extent = { size: inner.reduce((sum, { size }) => sum + size, 1), depth: inner.reduce((most, { depth }) => Math.max(most, depth), 0) + 1 };
    known.set(value, extent);
    return extent;
  };
  const { size, depth } = extentOf(root, 0);
  if (depth > deepest) throw broken(`it is nested deeper than ${deepest} levels`);
  if (size > Math.max(alwaysAllowed, written * mostFold)) throw broken('its aliases repeat each other without end');
}
