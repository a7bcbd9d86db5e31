import type { CryptoKey, JWK } from 'jose';

export interface KeyPair {
  readonly id: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  /** As it is published. */
  readonly published: JWK;
}

/** A key of this process, made when it is first needed: most stubs never need one. */
export interface SigningKey {
  get(): Promise<KeyPair>;
  /** Undefined as long as no token was signed with it. */
  idIfMade(): string | undefined;
}

export function createSigningKey(algorithm: string): SigningKey {
  let making: Promise<KeyPair> | undefined;
  let made: KeyPair | undefined;
  return {
    async get() {
      making ??= makeKey(algorithm);
      made = await making;
      return made;
    },
    idIfMade: () => made?.id,
  };
}

async function makeKey(algorithm: string): Promise<KeyPair> {
  const { calculateJwkThumbprint, exportJWK, generateKeyPair } = await import('jose');
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  const jwk = await exportJWK(publicKey);
  const id = await calculateJwkThumbprint(jwk);
  return { id, privateKey, publicKey, published: { ...jwk, kid: id, alg: algorithm, use: 'sig' } };
}
