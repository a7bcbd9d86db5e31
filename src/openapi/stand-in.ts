import type { DocumentedResponse } from './operations.ts';

/**
 * The status of an answer that is documented by its range or as the default: the first that no other response documents. A default is an
 * error where there is a success beside it. Undefined where nothing is left for it.
 */
export function standIn(responses: readonly DocumentedResponse[], key: string): number | undefined {
  const others = new Set(responses.map(({ status }) => status.toUpperCase()).filter((status) => status !== key.toUpperCase()));
  const isSuccess = (status: string): boolean => status.startsWith('2');
  const classes = /^[1-5]xx$/i.test(key) ? [Number(key[0])] : [...others].some(isSuccess) ? [5, 4] : [2];
  const statuses = classes.filter((digit) => !others.has(`${digit}XX`)).flatMap((digit) => Array.from({ length: 100 }, (_, offset) => digit * 100 + offset));
  return statuses.find((status) => !others.has(String(status)));
}
