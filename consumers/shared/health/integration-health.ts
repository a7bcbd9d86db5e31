import type { ErrorKind } from '../errors/kinds.ts';
import type { KitEvent } from '../observer.ts';

/** `unknown` before the first call: nothing speaks against it. */
export type HealthStatus = 'up' | 'degraded' | 'down' | 'unknown';

type BreakerState = Extract<KitEvent, { readonly event: 'breaker' }>['state'];

/** What is known of one vendor; grows by its events. */
export interface IntegrationFacts {
  readonly breakers: Readonly<Record<string, BreakerState>>;
  /** By what the credential is for. */
  readonly credentials: Readonly<Record<string, 'ok' | 'failed'>>;
  readonly lastSuccess: number | undefined;
  readonly lastFailure: { readonly kind: ErrorKind; readonly at: number } | undefined;
  /** Whether the latest of both was the failure. */
  readonly isFailing: boolean;
}

export const nothingKnown: IntegrationFacts = { breakers: {}, credentials: {}, lastSuccess: undefined, lastFailure: undefined, isFailing: false };

/** Failures that speak of the caller's request, not of the integration. */
const ofTheRequest: ReadonlySet<ErrorKind> = new Set(['invalid-request', 'not-found', 'conflict', 'declined', 'gone']);

export function learn(facts: IntegrationFacts, event: KitEvent, at: number): IntegrationFacts {
  switch (event.event) {
    case 'call':
      return learnCall(facts, event.outcome, at);
    case 'breaker':
      return { ...facts, breakers: { ...facts.breakers, [event.endpoint]: event.state } };
    case 'credential':
      // A token that was dropped is fetched anew with the next call: neither good nor bad.
      return event.what === 'dropped' ? facts : { ...facts, credentials: { ...facts.credentials, [event.name]: event.what === 'failed' ? 'failed' : 'ok' } };
    case 'retry':
    case 'refusal':
    case 'unexpected':
      return facts;
  }
}

/** An answer that refuses the request shows that the vendor is there. */
export function learnCall(facts: IntegrationFacts, outcome: 'success' | ErrorKind, at: number): IntegrationFacts {
  if (outcome === 'cancelled') return facts;
  if (outcome === 'success' || ofTheRequest.has(outcome)) return { ...facts, lastSuccess: at, isFailing: false };
  return { ...facts, lastFailure: { kind: outcome, at }, isFailing: true };
}

/**
 * Whether calls get through. Down is a vendor whose breakers are open, or who lets us in no more, where nothing has succeeded since:
 * breakers speak up when they change only, so there may be further endpoints that serve.
 */
export function statusOf({ breakers, credentials, lastSuccess, lastFailure, isFailing }: IntegrationFacts): HealthStatus {
  const states = Object.values(breakers);
  const isShutOut = lastFailure?.kind === 'authentication' || (states.length > 0 && states.every((state) => state === 'open'));
  if (isFailing && isShutOut) return 'down';
  if (isFailing || states.includes('open') || Object.values(credentials).includes('failed')) return 'degraded';
  return lastSuccess === undefined ? 'unknown' : 'up';
}
