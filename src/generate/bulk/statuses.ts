import type { DocumentedResponse, Operation } from '../../openapi/operations.ts';
import { standIn } from '../../openapi/stand-in.ts';

/** A documented response and the status of the interaction that is drawn from it. */
export interface Answer {
  readonly response: DocumentedResponse;
  readonly status: number;
}

/** The answers of an operation to draw: all that it documents, or its first success, without one its first redirect or else its first error. */
export function answersOf(operation: Operation, which: 'success' | 'all'): readonly Answer[] {
  const answers = operation.responses.flatMap((response) => statusOf(operation, response.status)).toSorted((a, b) => a.status - b.status);
  const usual = [isSuccess, isRedirect, isError].map((isWanted) => answers.find(({ status }) => isWanted(status))).find((answer) => answer !== undefined);
  return which === 'all' ? answers : usual === undefined ? [] : [usual];
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** Where nothing else succeeds, being sent on is what was asked for: downloads are documented so. */
const isRedirect = (status: number): boolean => status >= 300 && status < 400;

export const isError = (status: number): boolean => status >= 400;

function statusOf({ responses }: Operation, key: string): readonly Answer[] {
  const response = responses.find(({ status }) => status === key);
  const status = /^[1-5]\d\d$/.test(key) ? Number(key) : /^(?:[1-5]xx|default)$/i.test(key) ? standIn(responses, key) : undefined;
  return response === undefined || status === undefined ? [] : [{ response, status }];
}
