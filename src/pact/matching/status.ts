import { isArray } from '../../json/json.ts';
import type { Rule } from './rules.ts';

/** Whether a status is one that a `statusCode` rule names; without a name any success is. */
export function isStatus({ settings: { status = 'success' } }: Rule, actual: number): boolean {
  if (isArray(status)) return status.includes(actual);
  const range = typeof status === 'string' && Object.hasOwn(ranges, status) ? ranges[status] : undefined;
  return range === undefined ? status === actual : actual >= range[0] && actual <= range[1];
}

const ranges: Readonly<Record<string, readonly [from: number, to: number]>> = {
  info: [100, 199],
  success: [200, 299],
  redirect: [300, 399],
  clientError: [400, 499],
  serverError: [500, 599],
  nonError: [0, 399],
  error: [400, Infinity],
};
