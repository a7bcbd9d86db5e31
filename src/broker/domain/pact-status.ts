import type { Publication, Verification } from './types.ts';

/** How the latest pact stands, given the newest result for it or, if it has none, for one before it. */
export type PactStatus = 'never' | 'success' | 'stale' | 'failed' | 'failed-pending';

export function pactStatus(pact: Publication | undefined, newest: Verification | undefined): PactStatus {
  if (pact === undefined || newest === undefined) return 'never';
  if (!newest.success) return newest.pending ? 'failed-pending' : 'failed';
  return newest.pactVersionId === pact.pactVersionId ? 'success' : 'stale';
}
