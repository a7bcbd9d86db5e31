import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { badInput } from '../failure/failure.ts';
import { isAddress } from '../openapi/reading/bytes.ts';

/** What a source is read as; the first word of its failures' codes. */
type Noun = 'document' | 'overlay' | 'pact';

/**
 * Where something is read from: a file's path; an `http:`, `https:` or `file:` address, as text or `URL`; the bytes of a file; or the
 * value itself, as parsed from JSON or YAML or put together in memory.
 */
export type Source = string | URL | Uint8Array | object;

/** How a source is looked for, and called. */
export interface SourceOptions {
  /** The folder that relative paths start from. Default: the process's working folder. */
  readonly folder?: string;
  /** What results and messages call it. Default: the path or address as given; for bytes and values what it is, such as `document`. */
  readonly name?: string;
}

/** A source, told apart. A value is handed on as the bytes of its JSON. */
export type Located =
  | { readonly kind: 'file'; readonly path: string; readonly name: string }
  | { readonly kind: 'address'; readonly path: string; readonly name: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly name: string }
  | { readonly kind: 'value'; readonly bytes: Uint8Array; readonly name: string };

/** Tells a source apart; callers of plain JavaScript may hand over anything. */
export function locateSource(source: Source, noun: Noun, { folder = '.', name }: SourceOptions): Located {
  if (source instanceof Uint8Array) return { kind: 'bytes', bytes: source, name: name ?? noun };
  const text = source instanceof URL ? source.href : source;
  if (typeof text !== 'string') return { kind: 'value', bytes: bytesOf(text, noun, name ?? noun), name: name ?? noun };
  if (isAddress(text)) return { kind: 'address', path: text, name: name ?? text };
  const path = /^file:\/\//i.test(text) ? fileURLToPath(text) : text;
  return { kind: 'file', path: resolve(folder, path), name: name ?? path };
}

function bytesOf(value: unknown, noun: Noun, place: string): Uint8Array {
  if (typeof value !== 'object' || value === null) {
    throw badInput(`${noun}.source`, `a path, an address, bytes or a parsed ${noun} is expected, not ${String(value)}`, { place });
  }
  try {
    return new TextEncoder().encode(JSON.stringify(value));
  } catch (error) {
    throw badInput(`${noun}.source`, 'cannot be written as JSON: it holds itself, or what JSON does not have', {
      place,
      fix: `hand over the ${noun} as it was parsed, its references not yet resolved`,
      cause: error,
    });
  }
}
