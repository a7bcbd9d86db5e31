import type { ErrorKind } from './kinds.ts';

const kinds: ReadonlyMap<number, ErrorKind> = new Map([
  [401, 'authentication'],
  [402, 'declined'],
  [403, 'permission'],
  [404, 'not-found'],
  [405, 'gone'],
  [408, 'timeout'],
  [409, 'conflict'],
  [410, 'gone'],
  [412, 'conflict'],
  [429, 'rate-limited'],
]);

/** What HTTP says of a failure (RFC 9110, section 15; RFC 6585, section 4). A vendor's own error codes go before it. */
export function kindOfStatus(status: number): ErrorKind {
  if (status < 400) return 'contract';
  return kinds.get(status) ?? (status >= 500 ? 'unavailable' : 'invalid-request');
}
