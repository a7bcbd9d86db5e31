import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse as parseYaml } from 'yaml';
import { badInput } from '../failure/failure.ts';
import type { Json, JsonObject } from '../json/json.ts';
import { isObject, parseJson } from '../json/json.ts';
import { asText } from '../json/as-text.ts';
import { member } from '../json/pointer.ts';
import type { Document, OpenApiVersion } from './document.ts';

/** Reads an OpenAPI document, JSON or YAML; `shown` is what messages call it. A file that is none is a `Failure` that says what it is instead. */
export async function readDocument(file: string, shown = file): Promise<Document> {
  return documentFromBytes(await readBytes(file, { noun: 'document', shown }), shown);
}

/** The document that these bytes hold; `file` is what messages call it. */
export function documentFromBytes(bytes: Uint8Array, file: string): Document {
  const root = asOpenApi(parseText(new TextDecoder().decode(bytes), file), file);
  return {
    file,
    title: infoText(root, 'title') ?? 'untitled',
    version: infoText(root, 'version') ?? '0',
    openapi: openApiVersion(root, file),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    root,
  };
}

/** The bytes of a file that a person named. */
export async function readBytes(file: string, { noun, shown = file }: { readonly noun: 'document' | 'overlay'; readonly shown?: string }): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const what = code === 'ENOENT' ? `there is no such ${noun}` : code === 'EISDIR' ? `is a folder, not a ${noun}` : 'cannot be read';
    throw badInput(`${noun}.missing`, what, { place: shown, fix: `name an OpenAPI ${noun} (JSON or YAML)`, cause: error });
  }
}

/** The value of a JSON or YAML text. */
export function parseText(text: string, file: string, noun: 'document' | 'overlay' = 'document'): Json {
  if (/^\s*[[{]/.test(text) || file.endsWith('.json')) return parseJson(text, file);
  try {
    // A bounded alias count keeps a small file from expanding into gigabytes.
    return parseYaml(text, { maxAliasCount: 1000 });
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw badInput(`${noun}.syntax`, `is not YAML: ${message}`, { place: file, cause: error });
  }
}

function asOpenApi(value: Json, file: string): JsonObject {
  if (isObject(value) && ('openapi' in value || 'swagger' in value)) return value;
  throw badInput('document.not-openapi', 'is not an OpenAPI document: it has no `openapi` field', { place: file });
}

function openApiVersion(root: JsonObject, file: string): OpenApiVersion {
  const declared = asText(root['openapi'] ?? root['swagger'] ?? 'none');
  const minor = /^(3\.[012])(\.|$)/.exec(declared)?.[1];
  if (minor === '3.0' || minor === '3.1' || minor === '3.2') return minor;
  throw badInput('document.version', `has OpenAPI version ${declared}; versions 3.0 to 3.2 are read`, { place: `${file}#/openapi` });
}

function infoText(root: JsonObject, key: string): string | undefined {
  const value = member(root['info'], key);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
