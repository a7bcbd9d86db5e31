import { parseArgs } from 'node:util';
import { development } from '../corpus/development.ts';

export interface Options {
  /** Names of the documents. */
  readonly documents: readonly string[];
  /** Operations of each document, chosen by the seed. */
  readonly operations: number;
  readonly responses: 'success' | 'all';
  readonly seed: number;
  /** Other valid answers, and broken ones, for each interaction. */
  readonly rounds: number;
  /** Calls of the verifier at a time. */
  readonly concurrency: number;
  /** Where the rows are written as JSON, if anywhere. */
  readonly json: string | undefined;
}

export const usage = `bench:verifier draws pacts from published OpenAPI documents and lets Pact's own verifier judge answers that it has to accept or to refuse.
  --operations N --seed S   so many operations of each document, the same ones for the same seed (default: 12, 1)
  --all                     every operation
  --responses all           all documented answers, not only the first success
  --rounds N                other valid answers, and broken ones, for each interaction (default: 2)
  --only TEXT               documents whose name has this in it
  --concurrency N           calls of the verifier at a time (default: 2)
  --json FILE               also write what was found of each document`;

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      all: { type: 'boolean', default: false },
      operations: { type: 'string', default: '12' },
      responses: { type: 'string', default: 'success' },
      seed: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '2' },
      only: { type: 'string', default: '' },
      concurrency: { type: 'string', default: '2' },
      json: { type: 'string' },
    },
  });
  return {
    documents: development.filter((name) => name.includes(values.only)),
    operations: values.all ? Infinity : Number(values.operations),
    responses: values.responses === 'all' ? 'all' : 'success',
    seed: Number(values.seed),
    rounds: Number(values.rounds),
    concurrency: Number(values.concurrency),
    json: values.json,
  };
}
