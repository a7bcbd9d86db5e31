import type { Publication, Verification } from './types.ts';

/** How a pact stands, given the newest result for any of its contents. */
export type PactStatus = 'never' | 'success' | 'stale' | 'failed' | 'failed-pending';

export function pactStatus(pact: Publication | undefined, newest: Verification | undefined): PactStatus {
  if (pact === undefined || newest === undefined) return 'never';
  if (!newest.success) return newest.pending ? 'failed-pending' : 'failed';
  return newest.pactVersionId === pact.pactVersionId ? 'success' : 'stale';
}
