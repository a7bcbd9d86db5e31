import type { Outcome } from './outcome.ts';
import type { Summary } from './summary.ts';
import { share } from './summary.ts';

const goals: readonly { readonly name: string; readonly least: number; readonly of: (summary: Summary) => number }[] = [
  { name: 'documents loaded', least: 0.999, of: ({ loaded, documents }) => share(loaded, documents) },
  { name: 'operations covered', least: 0.99, of: ({ covered, operations }) => share(covered, operations) },
  { name: 'operations asked wrongly', least: 0.95, of: ({ refused, operations }) => (refused === undefined ? 1 : share(refused, operations)) },
  { name: 'bodies valid', least: 0.995, of: ({ validBodies, bodies }) => share(validBodies, bodies) },
  { name: 'pacts compatible with their own document', least: 1, of: ({ compatible, documents }) => share(compatible, documents) },
  { name: 'documents with the same bytes twice', least: 1, of: ({ stable, documents }) => share(stable, documents) },
];

const secondsPerMegabyte = 10;

/** The goals that a group of documents misses, in words. */
export function missedGoals(summary: Summary, outcomes: readonly Outcome[]): readonly string[] {
  const missed = goals.filter(({ least, of }) => of(summary) < least).map(({ name, least, of }) => `${summary.family}: ${percent(of(summary))} ${name}, ${percent(least)} wanted`);
  const slow = outcomes.filter(({ loadSeconds, bytes }) => loadSeconds > secondsPerMegabyte * Math.max(1, bytes / 1e6));
  return [...missed, ...slow.map(({ name, loadSeconds }) => `${name}: took ${loadSeconds.toFixed(1)} s to load`)];
}

export const percent = (part: number): string => `${(Math.floor(part * 10_000) / 100).toFixed(2)} %`;
