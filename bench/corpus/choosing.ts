import type { ParseArgsOptionsConfig } from 'node:util';
import { selectDocuments } from './documents.ts';

/** The options by which benchmarks let documents be chosen: without any, those that developers look at. */
export const choosing = {
  all: { type: 'boolean', default: false },
  sample: { type: 'string' },
  seed: { type: 'string', default: '1' },
  only: { type: 'string', default: '' },
} as const satisfies ParseArgsOptionsConfig;

interface Chosen {
  readonly all: boolean;
  readonly sample?: string | undefined;
  readonly seed: string;
  /** A part of the names. */
  readonly only: string;
}

export function chosenDocuments({ all, sample, seed, only }: Chosen): readonly string[] {
  const some = sample === undefined ? ({ kind: 'development' } as const) : ({ kind: 'sample', size: Number(sample), seed: Number(seed) } as const);
  return selectDocuments(all ? { kind: 'all', seed: Number(seed) } : some).filter((name) => name.includes(only));
}
