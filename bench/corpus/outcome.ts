/* c8 ignore start */
import type { Options } from './options.ts';

/** What was asked of one document. */
export interface Task {
  /** Absolute path. */
  readonly file: string;
  /** Below the collection's root: `acme.com/pets.json`. */
  readonly name: string;
  readonly draw: Options['draw'];
}

/** One thing that went wrong with a document, said by a code and once per document. */
export interface Problem {
  readonly code: string;
  readonly count: number;
  /** The first of them. */
  readonly example: string;
}

/** What became of one document. */
export interface Outcome {
  readonly name: string;
  readonly family: string;
  readonly bytes: number;
  readonly loaded: boolean;
  readonly operations: number;
  /** Operations with at least one interaction. */
  readonly covered: number;
  readonly interactions: number;
  /** Operations that are asked wrongly, and those of which a request breaks one rule only; undefined where that was not asked for. */
  readonly refused: number | undefined;
  readonly brokenOnce: number | undefined;
  /** Bodies that the document describes by a schema. */
  readonly bodies: number;
  readonly validBodies: number;
  /** Whether the pact agrees with its own document. */
  readonly compatible: boolean;
  /** Whether a second reading of the document gives the same bytes. */
  readonly stable: boolean;
  readonly loadSeconds: number;
  readonly drawSeconds: number;
  readonly compareSeconds: number;
  /** Of loading, drawing and writing; the judge's own memory is not in it. */
  readonly peakMegabytes: number;
  readonly problems: readonly Problem[];
}

/** The outcome of a document with which nothing could be done. */
export const failed = (task: Task, family: string, problem: Omit<Problem, 'count'>): Outcome => ({
  name: task.name,
  family,
  bytes: 0,
  loaded: false,
  operations: 0,
  covered: 0,
  interactions: 0,
  refused: undefined,
  brokenOnce: undefined,
  bodies: 0,
  validBodies: 0,
  compatible: false,
  stable: false,
  loadSeconds: 0,
  drawSeconds: 0,
  compareSeconds: 0,
  peakMegabytes: 0,
  problems: [{ ...problem, count: 1 }],
});
