import { isArray, isObject } from '../../json/json.ts';
import type { Json } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';

/** What an address tells the broker when a result is posted to it. Clients only hand it back. */
export interface PactMetadata {
  /** Consumer versions that the verification stands for, newest last. */
  readonly consumerVersions: readonly string[];
  readonly wip: boolean;
  readonly pending: boolean;
}

const nothing: PactMetadata = { consumerVersions: [], wip: false, pending: false };

export function encodeMetadata(metadata: Partial<PactMetadata>): string {
  const { consumerVersions = [], wip = false, pending = false } = metadata;
  const short = { ...(consumerVersions.length > 0 && { cvn: consumerVersions }), ...(wip && { w: true }), ...(pending && { p: true }) };
  return Buffer.from(JSON.stringify(short)).toString('base64url');
}

/** What cannot be read says nothing; it is never an error. */
export function decodeMetadata(text: string | undefined): PactMetadata {
  if (text === undefined) return nothing;
  const value = parse(Buffer.from(text, 'base64url').toString());
  if (!isObject(value)) return nothing;
  const numbers = member(value, 'cvn');
  return {
    consumerVersions: isArray(numbers) ? numbers.filter((number) => typeof number === 'string') : [],
    wip: member(value, 'w') === true,
    pending: member(value, 'p') === true,
  };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
