import type { Clock } from '../../system/clock.ts';
import type { Endpoint, Served } from '../endpoint.ts';
import type { Incoming } from '../request/incoming.ts';
import type { SecurityScheme } from '../../openapi/operations.ts';
import { namedFor } from './named.ts';
import type { TokenIssuer } from './token-issuer.ts';
import { createTokenIssuer } from './token-issuer.ts';
import type { TokenPlaces } from './token-places.ts';
import { findTokenPlaces } from './token-places.ts';

/** What the checks of credentials need of the stub that they belong to. */
export interface Guard {
  readonly clock: Clock;
  readonly issuer: TokenIssuer;
  readonly places: TokenPlaces;
  /** Which tokens pass that were issued elsewhere: none, all, or the usual ones, those that cannot be checked. */
  readonly foreignTokens: 'none' | 'usual' | 'all';
}

export const createGuard = (served: readonly Served[], { clock, foreignTokens }: Pick<Guard, 'clock' | 'foreignTokens'>): Guard => ({
  clock,
  foreignTokens,
  issuer: createTokenIssuer(clock),
  places: findTokenPlaces(served),
});

/** A request that asks to be let in to an operation. */
export interface Visit {
  readonly guard: Guard;
  readonly endpoint: Endpoint;
  readonly incoming: Incoming;
}

/** The credentials that are good for a scheme; undefined: any well-formed one. */
export const goodFor = ({ endpoint }: Pick<Visit, 'endpoint'>, { name }: Pick<SecurityScheme, 'name'>): readonly string[] | undefined =>
  namedFor(endpoint.served.credentials, name);

/** Whether only tokens of the stub's own are good. */
export const isStrict = ({ foreignTokens }: Pick<Guard, 'foreignTokens'>, { provider }: Served): boolean => foreignTokens === 'none' || provider?.strictTokens === true;
