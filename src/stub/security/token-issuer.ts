import type { JSONWebKeySet, JWTPayload } from 'jose';
import { isObject, parseJson } from '../../json/json.ts';
import type { Json } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Clock } from '../../system/clock.ts';
import { createSigningKey } from './signing-key.ts';
import { whyRefused } from './token-words.ts';

/** What a token is for: calling operations, getting another token, or telling who somebody is. */
export type Use = 'access' | 'refresh' | 'id';

export interface Issuing {
  /** The address of the issuer: that of the stub, and what stands before its discovery document. */
  readonly issuer: string;
  readonly subject: string;
  readonly audience: readonly string[];
  /** Undefined: whatever an operation may ask for. */
  readonly scopes: readonly string[] | undefined;
  readonly seconds: number;
  readonly use: Use;
}

export interface Expected {
  /** One of them has to be the token's. */
  readonly audiences: readonly string[];
  readonly use: Use;
}

/** A token that holds, and what it allows. */
export interface Checked {
  readonly subject: string;
  readonly scopes: readonly string[] | undefined;
}

/**
 * Signs tokens and checks its own. Which ones it issued it need not remember: the signature tells, whatever the name under which the stub
 * was reached; vendors issue tokens on one host for calls to another.
 */
export interface TokenIssuer {
  issue(issuing: Issuing): Promise<string>;
  /** Whether a token says that it comes from here; only then there is something to check. */
  mayHaveIssued(token: string, origin: string): boolean;
  check(token: string, expected: Expected): Promise<Checked | { readonly because: string }>;
  /** The public keys that tell its tokens from others (RFC 7517). */
  keySet(): Promise<JSONWebKeySet>;
}

const algorithm = 'RS256';
const types: Readonly<Record<Use, string>> = { access: 'at+jwt', refresh: 'refresh+jwt', id: 'JWT' };

export function createTokenIssuer(clock: Clock): TokenIssuer {
  const key = createSigningKey(algorithm);
  return {
    async issue({ issuer, subject, audience, scopes, seconds, use }) {
      const [{ SignJWT }, { id, privateKey }] = await Promise.all([import('jose'), key.get()]);
      const now = Math.floor(clock().getTime() / 1000);
      return new SignJWT({ ...(scopes === undefined ? {} : { scope: scopes.join(' ') }), jti: crypto.randomUUID() })
        .setProtectedHeader({ alg: algorithm, kid: id, typ: types[use] })
        .setIssuer(issuer)
        .setSubject(subject)
        .setAudience([...audience])
        .setIssuedAt(now)
        .setNotBefore(now)
        .setExpirationTime(now + seconds)
        .sign(privateKey);
    },
    mayHaveIssued(token, origin) {
      const issuer = member(partOf(token, 1), 'iss');
      const id = key.idIfMade();
      return (typeof issuer === 'string' && isBelow(issuer, origin)) || (id !== undefined && member(partOf(token, 0), 'kid') === id);
    },
    async check(token, { audiences, use }) {
      const [{ jwtVerify }, { id, publicKey }] = await Promise.all([import('jose'), key.get()]);
      if (member(partOf(token, 0), 'kid') !== id) return { because: 'is signed with a key that is not published here' };
      try {
        const options = { algorithms: [algorithm], audience: [...audiences], typ: types[use], currentDate: clock(), requiredClaims: ['exp', 'iss'] };
        const { payload } = await jwtVerify(token, publicKey, options);
        return whatItAllows(payload);
      } catch (error) {
        return { because: whyRefused(error) };
      }
    },
    keySet: async () => ({ keys: [(await key.get()).published] }),
  };
}

const isBelow = (issuer: string, origin: string): boolean => issuer === origin || issuer.startsWith(`${origin}/`);

function whatItAllows({ sub = '', scope }: JWTPayload): Checked {
  return { subject: sub, scopes: typeof scope === 'string' ? scope.split(' ').filter((each) => each !== '') : undefined };
}

/** One part of a JSON Web Token as JSON, nothing of it believed. */
function partOf(token: string, index: 0 | 1): Json | undefined {
  // So begins every object in base64; other tokens are told from these at a glance.
  const parts = token.startsWith('ey') ? token.split('.') : [];
  if (parts.length !== 3) return undefined;
  try {
    const value = parseJson(Buffer.from(parts[index] ?? '', 'base64url').toString('utf8'), 'token');
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
