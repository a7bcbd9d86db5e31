import { fixedHeaders, type Authorizer } from '../shared/auth/authorizer.ts';
import { authorizedBy } from '../shared/auth/credentials-authorizer.ts';
import type { CredentialSource } from '../shared/auth/credentials.ts';

/** The mode is part of the key: there is one host for both. */
export type StripeMode = 'test' | 'live';

export interface StripeCredentials {
  /** A secret (`sk_`) or, better, a restricted (`rk_`) key; or where it is read, so that a rotation needs no restart. */
  readonly apiKey: string | CredentialSource;
  /** `live` must be asked for, so that no test and no stage moves money because of a wrong variable. */
  readonly mode?: StripeMode;
}

/** Puts the key into each attempt; refuses one of the other mode, a publishable one, and what is no key at all, before anything is sent. */
export function stripeAuthorizer({ apiKey, mode = 'test' }: StripeCredentials): Authorizer {
  if (typeof apiKey === 'string') return fixedHeaders(headersOf(apiKey, mode));
  return authorizedBy(apiKey, (secret) => headersOf(secret.reveal(), mode));
}

function headersOf(apiKey: string, mode: StripeMode): { readonly authorization: string } {
  const kind = /^(sk|rk)_(test|live)_\w+$/.exec(apiKey)?.[2];
  if (kind === undefined) throw new TypeError('the Stripe key is neither a secret nor a restricted key (sk_… or rk_…)');
  if (kind !== mode) throw new TypeError(`a ${kind} key was given where a ${mode} key is expected`);
  return { authorization: `Bearer ${apiKey}` };
}
