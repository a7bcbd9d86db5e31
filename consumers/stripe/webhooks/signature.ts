import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../shared/auth/secret.ts';

/** Why a delivery is not Stripe's, or not of now. */
export type SignatureFault = 'no-signature' | 'unreadable-header' | 'no-known-scheme' | 'wrong-signature' | 'too-old' | 'from-the-future';

export interface SignedDelivery {
  /** `Stripe-Signature`. */
  readonly header: string | null;
  /** As it came: parsed and written again, it would be another text. */
  readonly body: Uint8Array;
  /** While a secret is being replaced both are good. */
  readonly secrets: readonly Secret[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How far the signature's time may be from ours, before or after. Default 300. */
  readonly toleranceSeconds?: number;
}

/** What is wrong with a delivery's signature; undefined where it is good. A wrong one is told before an old one: its time may be anybody's. */
export function signatureFault({ header, body, secrets, now, toleranceSeconds = 300 }: SignedDelivery): SignatureFault | undefined {
  if (header === null || header === '') return 'no-signature';
  const { time, signatures } = readHeader(header);
  if (time === undefined) return 'unreadable-header';
  if (signatures.length === 0) return 'no-known-scheme';
  const expected = usable(secrets).map((secret) => signatureOf({ secret, time, body }));
  if (!signatures.some((signature) => expected.some((one) => isSame(signature, one)))) return 'wrong-signature';
  return ageFault(now / 1000 - time, toleranceSeconds);
}

/** Anybody can sign with an empty secret, and one with blanks was copied wrongly. */
function usable(secrets: readonly Secret[]): readonly Secret[] {
  if (secrets.length > 0 && secrets.every((secret) => /^\S+$/.test(secret.reveal()))) return secrets;
  throw new TypeError('webhooks cannot be received without secrets, each without blanks');
}

/** HMAC-SHA256 of `time.body`. The secret is used as it is written, `whsec_` included. */
export const signatureOf = ({ secret, time, body }: { readonly secret: Secret; readonly time: number; readonly body: Uint8Array }): string =>
  createHmac('sha256', secret.reveal()).update(`${time}.`).update(body).digest('hex');

/** `t=1767225600,v1=…,v1=…`: other schemes than v1 prove nothing. */
function readHeader(header: string): { readonly time: number | undefined; readonly signatures: readonly string[] } {
  const fields = header.split(',').map((field) => /^\s*(\w+)=(.*?)\s*$/.exec(field)?.slice(1) ?? []);
  const valuesOf = (name: string): readonly string[] => fields.flatMap(([key, value = '']) => (key === name ? [value] : []));
  const [time = '', ...others] = valuesOf('t');
  return { time: /^\d{1,12}$/.test(time) && others.length === 0 ? Number(time) : undefined, signatures: valuesOf('v1') };
}

const isSame = (one: string, other: string): boolean => one.length === other.length && timingSafeEqual(Buffer.from(one, 'latin1'), Buffer.from(other, 'latin1'));

/** Stripe's own libraries let any time in the future pass; a clock that is right has no need of that. */
function ageFault(seconds: number, tolerance: number): SignatureFault | undefined {
  if (seconds > tolerance) return 'too-old';
  return seconds < -tolerance ? 'from-the-future' : undefined;
}
