/** The mode is part of the key: there is one host for both. */
export type StripeMode = 'test' | 'live';

export interface StripeCredentials {
  /** A secret (`sk_`) or, better, a restricted (`rk_`) key. */
  readonly apiKey: string;
  /** `live` must be asked for, so that no test and no stage moves money because of a wrong variable. */
  readonly mode?: StripeMode;
}

/** The Authorization header; refuses a key of the other mode, a publishable one, and what is no key at all. */
export function authorization({ apiKey, mode = 'test' }: StripeCredentials): string {
  const kind = /^(sk|rk)_(test|live)_\w+$/.exec(apiKey)?.[2];
  if (kind === undefined) throw new TypeError('the Stripe key is neither a secret nor a restricted key (sk_… or rk_…)');
  if (kind !== mode) throw new TypeError(`a ${kind} key was given where a ${mode} key is expected`);
  return `Bearer ${apiKey}`;
}
