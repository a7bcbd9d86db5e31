import type { PactResponse } from '../../types.ts';
import { foundInWords } from '../in-words.ts';
import { acceptsText } from '../judge.ts';
import { compileMessage } from '../message.ts';
import type { Mismatch } from '../mismatch.ts';
import type { Rule } from '../rules.ts';
import { accepts, compileSet } from '../rules.ts';
import { isStatus } from '../status.ts';

/** An answer as it came. */
export interface ActualResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** How an answer differs from the one that a pact expects; nothing where it does not. */
export type MatchResponse = (actual: ActualResponse) => readonly Mismatch[];

/** Makes what a pact expects of an answer ready for many answers. An answer may hold more than is expected. */
export function compileResponse(response: PactResponse): MatchResponse {
  const [rules] = Object.values(response.matchingRules?.status ?? {}).map(compileSet);
  const accepted = (rule: Rule, status: number): boolean =>
    (rule.name === 'statusCode' ? isStatus(rule, status) : acceptsText(rule, textual(response.status, status)));
  const isExpected = (status: number): boolean =>
    (rules === undefined ? response.status === status : accepts(rules, (rule) => accepted(rule, status)));
  const matchRest = compileMessage(response, false);
  return ({ status, headers, body }) => {
    const expected = rules === undefined ? String(response.status) : foundInWords({ ...rules, isCascaded: false }, response.status);
    const own: readonly Mismatch[] = isExpected(status) ? [] : [{ part: 'status', at: '', expected, actual: String(status) }];
    return [...own, ...matchRest(headers, body)];
  };
}

const textual = (expected: number, actual: number): Parameters<typeof acceptsText>[1] =>
  ({ expected: String(expected), actual: String(actual), isCascaded: false });
