import { decodeJwt } from 'jose';
import { CredentialCache } from './credentials-cache.ts';
import { CredentialProblem } from './credentials-error.ts';
import { readerOf } from './credentials-readers.ts';
import type { CredentialSettings, CredentialSource } from './credentials.ts';
import type { Secret } from './secret.ts';

/** One secret, such as an API key. */
export function secretFrom(reference: string, settings: CredentialSettings): CredentialSource {
  const read = readerOf(reference, settings.readers);
  return new CredentialCache(settings, { source: reference, read: ({ signal }) => read(signal), same: sameSecret, secretsOf: (secret) => [secret] });
}

/** Secrets that belong together, such as an id and its key. */
export type SecretSet<Part extends string> = Readonly<Record<Part, Secret>>;

/**
 * Several secrets that are read together and used together. A set of which only a part has changed is being rotated right now:
 * the one in use stays until the rest has changed too, or until the vendor refuses it.
 */
export function setFrom<Part extends string>(references: Readonly<Record<Part, string>>, settings: CredentialSettings): CredentialSource<SecretSet<Part>> {
  const parts = partsOf(references).map((part) => ({ part, read: readerOf(references[part], settings.readers) }));
  const same = (one: SecretSet<Part>, other: SecretSet<Part>): boolean => parts.every(({ part }) => one[part].equals(other[part]));
  const isMixed = (inUse: SecretSet<Part>, read: SecretSet<Part>): boolean => parts.some(({ part }) => inUse[part].equals(read[part])) && !same(inUse, read);
  return new CredentialCache<SecretSet<Part>>(settings, {
    source: parts.map(({ part }) => references[part]).join(','),
    read: async ({ signal, inUse }) => {
      const set = setOf(await Promise.all(parts.map(async ({ part, read }) => [part, await read(signal)] as const)));
      return inUse !== undefined && isMixed(inUse, set) ? inUse : set;
    },
    same,
    secretsOf: (set) => parts.map(({ part }) => set[part]),
  });
}

/** A bearer token that says itself when it ends (JWT, RFC 7519). It is decoded, not verified: that is the vendor's business. */
export function tokenFrom(reference: string, { skewMs = 60_000, ...settings }: CredentialSettings & { readonly skewMs?: number }): CredentialSource {
  const read = readerOf(reference, settings.readers);
  const { clock } = settings;
  return new CredentialCache(settings, {
    source: reference,
    read: async ({ signal }) => {
      const token = await read(signal);
      return endOf(token) > clock.now() ? token : refuse('the token has expired');
    },
    same: sameSecret,
    secretsOf: (token) => [token],
    // Before the vendor's clock says so, which may be ahead of ours, another token is looked for.
    expiryOf: (token) => ({ freshUntil: endOf(token) - skewMs, usableUntil: endOf(token) }),
  });
}

const sameSecret = (one: Secret, other: Secret): boolean => one.equals(other);

/** Object.keys knows no more than that they are texts. */
const partsOf = <Part extends string>(references: Readonly<Record<Part, string>>): readonly Part[] => Object.keys(references) as Part[];

/** One entry for each part, so nothing is missing. */
const setOf = <Part extends string>(entries: readonly (readonly [Part, Secret])[]): SecretSet<Part> => Object.fromEntries(entries) as SecretSet<Part>;

/** In milliseconds since 1970; a token that names no end has none. */
function endOf(token: Secret): number {
  const exp: unknown = claimsOf(token).exp;
  if (exp === undefined) return Infinity;
  return typeof exp === 'number' ? exp * 1000 : refuse('the token does not say when it expires');
}

function claimsOf(token: Secret): ReturnType<typeof decodeJwt> {
  try {
    return decodeJwt(token.reveal());
  } catch {
    return refuse('it is not a token (JWT)');
  }
}

function refuse(problem: string): never {
  throw new CredentialProblem(problem);
}
