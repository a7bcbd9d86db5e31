import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { DrawOptions } from '../../src/generate/bulk/draw-document.ts';
import type { Selection } from './documents.ts';

export interface Options {
  readonly selection: Selection;
  readonly draw: Pick<DrawOptions, 'responses' | 'negative' | 'seed'>;
  readonly concurrency: number;
  /** No document is begun later. */
  readonly minutes: number;
  /** Where the outcomes are written as JSON, if anywhere. */
  readonly json: string | undefined;
}

export const usage = `bench:corpus draws pacts from published OpenAPI documents and judges them.
  --sample N --seed S   so many documents, the same ones for the same seed (default: 100, 1)
  --dev                 the documents that developers look at
  --all                 every document
  --minutes N           begins no document later; the largest come first, the others in an order that the seed decides
  --responses all       all documented answers, not only the first success
  --negative            also what each operation refuses
  --examples N          other examples than the usual ones, the same for the same number
  --concurrency N       documents at a time
  --json FILE           also write what was found of each document`;

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      all: { type: 'boolean', default: false },
      dev: { type: 'boolean', default: false },
      sample: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      responses: { type: 'string', default: 'success' },
      negative: { type: 'boolean', default: false },
      examples: { type: 'string' },
      concurrency: { type: 'string', default: String(Math.max(1, availableParallelism() - 1)) },
      minutes: { type: 'string', default: 'Infinity' },
      json: { type: 'string' },
    },
  });
  const sample = { kind: 'sample', size: Number(values.sample), seed: Number(values.seed) } as const;
  return {
    selection: values.all ? { kind: 'all', seed: sample.seed } : values.dev ? { kind: 'development' } : sample,
    draw: {
      responses: values.responses === 'all' ? 'all' : 'success',
      negative: values.negative,
      ...(values.examples === undefined ? {} : { seed: Number(values.examples) }),
    },
    concurrency: Number(values.concurrency),
    minutes: Number(values.minutes),
    json: values.json,
  };
}
