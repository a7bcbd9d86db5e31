import type { DocumentedResponse, Operation } from '../../openapi/operations.ts';

/** A documented response and the status of the interaction that is drawn from it. */
export interface Answer {
  readonly response: DocumentedResponse;
  readonly status: number;
}

/** The answers of an operation to draw: its first success, or all that it documents. */
export function answersOf(operation: Operation, which: 'success' | 'all'): readonly Answer[] {
  const answers = operation.responses.flatMap((response) => statusOf(operation, response.status)).toSorted((a, b) => a.status - b.status);
  const usual = [isSuccess, isRedirect].map((isWanted) => answers.find(({ status }) => isWanted(status))).find((answer) => answer !== undefined);
  return which === 'all' ? answers : usual === undefined ? [] : [usual];
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** Where nothing else succeeds, being sent on is what was asked for: downloads are documented so. */
const isRedirect = (status: number): boolean => status >= 300 && status < 400;

/** A range stands for its first status that has no response of its own; `default` for success where there is no other, else for an error. */
function statusOf(operation: Operation, key: string): readonly Answer[] {
  const response = operation.responses.find(({ status }) => status === key);
  if (response === undefined) return [];
  if (/^[1-5]\d\d$/.test(key)) return [{ response, status: Number(key) }];
  const documented = operation.responses.map(({ status }) => status);
  if (/^[1-5]xx$/i.test(key)) return [{ response, status: firstFree(Number(key[0]) * 100, documented) }];
  const hasSuccess = documented.some((status) => status.startsWith('2'));
  return key === 'default' ? [{ response, status: firstFree(hasSuccess ? 500 : 200, documented) }] : [];
}

function firstFree(start: number, documented: readonly string[]): number {
  return Array.from({ length: 100 }, (_, offset) => start + offset).find((status) => !documented.includes(String(status))) ?? start;
}
