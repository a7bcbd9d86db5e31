import type { Difference } from './differences.ts';

/** A difference that is meant. Whatever is not listed here fails the test, and so does an entry that no request shows. */
export interface ListedDifference {
  readonly name: string;
  readonly because: string;
  /** Which requests, as `GET /path accept=text/csv` (the last only if it is not the usual); all of them when absent. */
  readonly request?: RegExp;
  /** Where in the answer, as a JSON pointer. */
  readonly at: RegExp;
  /** What the two brokers have there, as JSON or `nothing`; anything when absent. */
  readonly official?: RegExp;
  readonly ours?: RegExp;
}

/** The first of a list that a difference is listed as. */
export function listedAs(list: readonly ListedDifference[], difference: Difference): ListedDifference | undefined {
  return list.find(
    ({ request, at, official, ours }) =>
      (request === undefined || request.test(difference.request)) &&
      at.test(difference.at) &&
      (official === undefined || official.test(textOf(difference.official))) &&
      (ours === undefined || ours.test(textOf(difference.ours))),
  );
}

const textOf = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
