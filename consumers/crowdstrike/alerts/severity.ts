import type { Severity } from './alert.ts';

/** The lowest score of each level, from the top. */
const levels = [
  [80, 'critical'],
  [60, 'high'],
  [40, 'medium'],
  [20, 'low'],
  [1, 'informational'],
] as const;

/** The severity of a score; undefined where it is none: scores go from 1 to 100. */
export function severityOf(score: number): Severity | undefined {
  const level = score > 100 ? undefined : levels.find(([lowest]) => score >= lowest)?.[1];
  return level && { level, score };
}
