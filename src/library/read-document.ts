import { resolve } from 'node:path';
import { fields, isRecord, listOf, text, valueThat } from '../failure/shape.ts';
import type { Document } from '../openapi/document.ts';
import { isAddress } from '../openapi/reading/bytes.ts';
import { systemEnvironment } from '../system/environment.ts';
import { checkCall, sourceOptions } from './check-call.ts';
import type { Source, SourceOptions } from './source.ts';
import { locateSource } from './source.ts';

/** How a document is looked for, and how far its references may lead. */
export interface ReadDocumentOptions extends SourceOptions {
  /** Folders, and beginnings of addresses, that references may lead to besides the document's own folder and host. Default: none. */
  readonly allow?: readonly string[];
  /** The environment variables that name a proxy: `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`. Default: the process's own. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

const readDocumentOptions = {
  ...sourceOptions,
  allow: listOf(text, 'a list of folders and beginnings of addresses'),
  environment: valueThat(isRecord, 'an object, by the names of variables'),
};

/**
 * Reads an OpenAPI document: 2.0 (Swagger) and 3.0 to 3.2, JSON or YAML, from a file, an address, bytes, or a value in memory.
 *
 * Nothing is inlined: a `Document` keeps its references (OpenAPI 3.1, "Reference Object"). Those of a file or an address are followed to
 * other files of its own folder or host, and where `allow` lets them; those of bytes and values to other files lead nowhere. What can be
 * used all the same is read, and `inspect` tells what is wrong with it. `sha256` is that of the bytes; of a value, that of its JSON.
 *
 * Throws a `Failure`: `document.missing` (no such file, or the address says so), `document.unavailable` (`unreachable`: the address
 * answers 429 or 5xx), `outbound.…` (`unreachable`: it does not answer), `document.source` (neither path, address, bytes nor value),
 * `document.not-openapi`, `document.version`, `document.empty`, `document.binary`, `document.html`, `document.xml`, `document.too-large`
 * (over 64 MB), `document.too-deep`, `json.syntax` and `document.syntax` (with line and column), `call.invalid` (an option that is none).
 *
 * @example
 * import { readDocument } from 'vendorproof';
 *
 * const fromFile = await readDocument('petshop.yaml');
 * fromFile.title; // → 'Petshop'
 * fromFile.openapi; // → '3.0'
 *
 * const inMemory = await readDocument({ openapi: '3.1.0', info: { title: 'Tiny', version: '7' }, paths: {} }, { name: 'tiny' });
 * [inMemory.file, inMemory.version]; // → ['tiny', '7']
 */
export async function readDocument(source: Source, options: ReadDocumentOptions = {}): Promise<Document> {
  checkCall('readDocument', { options: fields(readDocumentOptions) }, { options });
  const located = locateSource(source, 'document', options);
  const { documentFromBytes, readDocument: read } = await import('../openapi/read.ts');
  if (located.kind === 'bytes') return documentFromBytes(located.bytes, located.name);
  // Lines of the JSON that a value was made into are nobody's lines.
  if (located.kind === 'value') return { ...documentFromBytes(located.bytes, located.name), text: undefined };
  const { folder = '.', allow = [], environment = systemEnvironment() } = options;
  return read(located.path, located.name, { environment, allow: allow.map((entry) => (isAddress(entry) ? entry : resolve(folder, entry))) });
}
