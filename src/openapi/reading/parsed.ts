import type { Failure } from '../../failure/failure.ts';
import type { Json } from '../../json/json.ts';
import type { DocumentProblem, Literals } from '../document.ts';

/** What a text holds, and what was lost or odd in it. */
export interface Parsed {
  readonly value: Json;
  readonly literals: Literals;
  readonly problems: readonly DocumentProblem[];
}

/** Makes the refusal of a text from what is wrong with it. */
export type Broken = (problem: string, cause?: unknown) => Failure;

/** No published document comes near it; what is deeper is made to exhaust the stack. */
export const deepest = 400;

/** A key that stands twice in one object. */
export const repeated = (pointer: string, key: string, line?: number): DocumentProblem => ({
  code: 'document.repeated-key',
  severity: 'warning',
  pointer,
  ...(line === undefined ? {} : { line }),
  message: `${key} is given more than once; the last one counts`,
});

/** How many keys merge keys may copy in all: where merges build on each other, each copies all before it. */
export const mostMerged = 200_000;
export const endlessMerges = 'its merge keys repeat each other without end';
