import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Buffer } from 'node:buffer';
import { badInput, unreachable } from '../../failure/failure.ts';
import type { Failure } from '../../failure/failure.ts';
import type { Environment } from '../../system/environment.ts';
import type { Noun } from './text.ts';

/** The largest published document has 47 MB. */
const largest = 64 * 1024 * 1024;

export const isAddress = (source: string): boolean => /^https?:\/\//i.test(source);

export interface BytesOptions {
  readonly noun: Noun;
  readonly shown?: string;
  readonly environment?: Environment;
}

/** The bytes of a file that a person named. */
export async function readBytes(file: string, { noun, shown = file }: BytesOptions): Promise<Uint8Array> {
  try {
    // A folder is refused here; a pipe has no size and is held to the limit while it is read.
    const { size } = await stat(file);
    return await readUpTo(file, size, () => tooLarge(noun, shown));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === `${noun}.too-large`) throw error;
    const what = code === 'ENOENT' ? `there is no such ${noun}` : code === 'EISDIR' ? `is a folder, not a ${noun}` : 'cannot be read';
    throw badInput(`${noun}.missing`, what, { place: shown, fix: `name an OpenAPI ${noun} (JSON or YAML)`, cause: error });
  }
}

async function readUpTo(file: string, size: number, refusal: () => Failure): Promise<Uint8Array> {
  if (size > largest) throw refusal();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of createReadStream(file)) {
    if (!Buffer.isBuffer(chunk)) continue;
    chunks.push(chunk);
    length += chunk.length;
    if (length > largest) throw refusal();
  }
  return Buffer.concat(chunks);
}

const tooLarge = (noun: Noun, place: string): Failure =>
  badInput(`${noun}.too-large`, `is larger than ${largest / 1024 / 1024} MB`, { place });

export interface Fetched {
  readonly bytes: Uint8Array;
  /** The address that answered, after redirects. */
  readonly url: string;
}

export interface FetchOptions {
  readonly noun: Noun;
  readonly environment?: Environment;
  /** Hosts that redirects are held to. */
  readonly hosts?: readonly string[];
}

/** What an address answers. Nobody waits longer than some seconds for a first word; a large document may then take its time. */
export async function fetchBytes(address: string, { noun, environment, hosts }: FetchOptions): Promise<Fetched> {
  // Loaded here, because most documents are files.
  const { outbound } = await import('../../http/outbound.ts');
  const call = outbound({ retries: 0, timeoutMs: 60_000, firstByteMs: 8_000, ...(environment === undefined ? {} : { environment }), ...(hosts === undefined ? {} : { allowedHosts: hosts }) });
  const answer = await call({ method: 'GET', url: address, headers: { accept: 'application/json, application/yaml, */*;q=0.5' } });
  if (answer.status === 200) {
    if (answer.bytes.length > largest) throw tooLarge(noun, address);
    return { bytes: answer.bytes, url: answer.url };
  }
  const says = `the address answered ${answer.status}, not with a ${noun}`;
  if (answer.status >= 500 || answer.status === 429) throw unreachable(`${noun}.unavailable`, says, { place: address, fix: 'try again later' });
  throw badInput(`${noun}.missing`, says, { place: address, fix: 'correct the address' });
}
