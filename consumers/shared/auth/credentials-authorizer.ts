import type { Authorizer } from './authorizer.ts';
import type { CredentialSource } from './credentials.ts';

/** Puts a credential into headers; where the vendor refuses it, another one is tried, if the source has another. */
export const authorizedBy = <Value>(source: CredentialSource<Value>, headers: (value: Value) => Readonly<Record<string, string>>): Authorizer => ({
  authorize: async () => {
    const value = await source.get();
    return { headers: headers(value), renew: async () => source.isAnother(await source.renew(value), value) };
  },
});
