import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../shared/auth/secret.ts';

/**
 * Whether the header `X-Hub-Signature` proves that the body comes from who knows one of the secrets: two while one takes the other's place.
 * The vendor writes lowercase hex; anything else was not written by it.
 */
export function isSigned(body: Uint8Array, header: string | undefined, secrets: readonly Secret[]): boolean {
  const [, hex] = /^sha256=([0-9a-f]{64})$/.exec(header ?? '') ?? [];
  if (hex === undefined) return false;
  const given = Buffer.from(hex, 'hex');
  return secrets.some((secret) => timingSafeEqual(given, createHmac('sha256', secret.reveal()).update(body).digest()));
}
