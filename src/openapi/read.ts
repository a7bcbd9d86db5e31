import { createHash } from 'node:crypto';
import { badInput } from '../failure/failure.ts';
import { asText } from '../json/as-text.ts';
import type { Json, JsonObject } from '../json/json.ts';
import { isObject } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import type { Document, DocumentProblem, OpenApiVersion } from './document.ts';
import { longestWithLines } from './inspect/lines.ts';
import { fetchBytes, isAddress, readBytes } from './reading/bytes.ts';
import type { FilesOptions } from './reading/files.ts';
import { readFiles, sourceAddress } from './reading/files.ts';
import { parse } from './reading/parse.ts';
import type { SourceFile } from './reading/references.ts';
import { hasFarReferences, noNames, surveyFile, withNearReferences } from './reading/references.ts';
import { fromSwagger2 } from './reading/swagger2.ts';
import { decodeText } from './reading/text.ts';

export type ReadOptions = FilesOptions;

/**
 * Reads an OpenAPI document, JSON or YAML, from a file or an address, with the files that its references lead to; `shown` is what
 * messages call it. What is none is a `Failure` that says what it is instead.
 */
export async function readDocument(file: string, shown = file, options: ReadOptions = {}): Promise<Document> {
  const { environment } = options;
  const more = environment === undefined ? {} : { environment };
  const { bytes, url } = isAddress(file) ? await fetchBytes(file, { noun: 'document', ...more }) : { bytes: await readBytes(file, { noun: 'document', shown }), url: sourceAddress(file) };
  const document = documentFromBytes(bytes, shown);
  if (!hasFarReferences(document.root)) return document;
  const { files, names, problems } = await readFiles({ name: '', url, root: document.root }, noNames(), options);
  return normalised(withFiles(document, { files: files.map((one) => ({ ...one, root: withNearReferences(one, names) })), problems }));
}

/** The document that these bytes hold; `file` is what messages call it. References to other files stay, and lead nowhere. */
export function documentFromBytes(bytes: Uint8Array, file: string): Document {
  const document = readOne(bytes, file);
  if (!hasFarReferences(document.root)) return normalised(document);
  const main: SourceFile = { name: '', url: sourceAddress(file), root: document.root };
  const names = noNames();
  surveyFile(main, names);
  return normalised(withFiles(document, { files: [{ ...main, root: withNearReferences(main, names) }], problems: [] }));
}

function withFiles(document: Document, { files, problems }: { readonly files: readonly SourceFile[]; readonly problems: readonly DocumentProblem[] }): Document {
  const [main, ...others] = files;
  return {
    ...document,
    root: isObject(main?.root) ? main.root : document.root,
    files: new Map(others.map(({ name, root }) => [name, root])),
    problems: [...document.problems, ...problems],
  };
}

const normalised = (document: Document): Document => (document.declared.startsWith('2') ? fromSwagger2(document) : document);

function readOne(bytes: Uint8Array, file: string): Document {
  const text = decodeText(bytes, file);
  const { value, literals, problems } = parse(text, file);
  const root = asOpenApi(value, file);
  const declared = declaredVersion(root);
  return {
    file,
    title: infoText(root, 'title') ?? 'untitled',
    version: infoText(root, 'version') ?? '0',
    openapi: openApiVersion(declared, file),
    declared,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    text: text.length > longestWithLines ? undefined : text,
    root,
    files: new Map(),
    problems,
    literals,
  };
}

function asOpenApi(value: Json, file: string): JsonObject {
  if (isObject(value) && (Object.hasOwn(value, 'openapi') || Object.hasOwn(value, 'swagger'))) return value;
  const kind = otherKinds.find(([key]) => member(value, key) !== undefined)?.[1];
  throw badInput('document.not-openapi', `is ${kind ?? 'not an OpenAPI document: it has no `openapi` field'}`, { place: file });
}

/** What other documents are known by. */
const otherKinds: readonly (readonly [key: string, is: string])[] = [
  ['swaggerVersion', 'a Swagger 1 document; versions 2.0 and 3.0 to 3.2 are read'],
  ['asyncapi', 'an AsyncAPI document, not an OpenAPI document'],
  ['overlay', 'an OpenAPI Overlay: corrections to a document, not a document itself'],
  ['arazzo', 'an Arazzo document, not an OpenAPI document'],
  ['interactions', 'a pact, not an OpenAPI document'],
];

/** The version in the document's words; a number in JSON has lost its zero. */
function declaredVersion(root: JsonObject): string {
  const declared = asText(root['openapi'] ?? root['swagger'] ?? 'none');
  return declared === '2' || declared === '3' ? `${declared}.0` : declared;
}

function openApiVersion(declared: string, file: string): OpenApiVersion {
  const minor = /^(2\.0|3\.[012])(\.|$)/.exec(declared)?.[1];
  if (minor === '3.0' || minor === '3.1' || minor === '3.2') return minor;
  if (minor === '2.0') return '3.0';
  throw badInput('document.version', `has OpenAPI version ${declared}; 2.0 (Swagger) and 3.0 to 3.2 are read`, { place: `${file}#/openapi` });
}

function infoText(root: JsonObject, key: string): string | undefined {
  const value = member(root['info'], key);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
