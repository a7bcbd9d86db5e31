import type { Interaction } from '../pact/types.ts';

const input = ['path', 'query', 'headers', 'cookies', 'contentType', 'body'];

/** What a request may break where the vendor's refusal is what the pact is about. */
const provoked: Readonly<Record<number, readonly string[]>> = {
  400: input,
  401: ['security'],
  403: ['security'],
  404: ['path'],
  406: ['headers'],
  413: ['body'],
  415: ['contentType', 'body'],
  422: input,
};

/** Whether an interaction that expects this status may break the document in this part of its request on purpose. */
export const isProvoked = (part: string, status: number): boolean => provoked[status]?.includes(part) ?? false;

/** Whether an interaction relies on no more than that its request is refused: every vendor does so with a broken one, documented or not. */
export function isRefusedAnyhow({ response: { status, headers, body, matchingRules } }: Interaction): boolean {
  const rules = Object.values(matchingRules?.status ?? {}).flatMap(({ matchers }) => matchers);
  const takesAny = rules.length > 0 && rules.every((rule) => rule.match === 'statusCode' && rule.status === 'clientError');
  return takesAny && status >= 400 && status < 500 && headers === undefined && body === undefined;
}
