import type { LimitSettings } from '../shared/call/limits.ts';
import type { StripeMode } from './credentials.ts';

const aSecond = (attempts: number) => ({ attempts, milliseconds: 1000 });

/**
 * Below what https://docs.stripe.com/rate-limits allows: an account has 100 operations a second, 25 in a sandbox, which all
 * test runs share. Searches have a limit of their own, 20.
 */
export const stripeLimits = (mode: StripeMode): { readonly all: LimitSettings; readonly search: LimitSettings } => ({
  all: mode === 'live' ? { concurrent: 16, rate: aSecond(80) } : { concurrent: 5, rate: aSecond(20) },
  search: { concurrent: 4, rate: aSecond(mode === 'live' ? 15 : 5) },
});
