import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { MediaType } from '../../openapi/operations.ts';
import type { Place } from '../../openapi/place.ts';
import { publishedBody } from '../../openapi/published.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { regexRule } from '../draw/rules.ts';
import { waysWith } from '../draw/way.ts';
import { memberPath } from '../json-path.ts';
import type { RuleSet } from '../../pact/types.ts';
import type { DrawnBody } from './drawn-body.ts';
import { fixtureFor } from './fixtures.ts';
import { isScalar, textOf } from './parameter-values.ts';
import { drawWhole } from './whole.ts';

/** Always the same, so that the same document gives the same bytes; long enough to stand in no example. */
const boundary = 'vendorproof-part-boundary';

interface Part {
  readonly name: string;
  readonly file: boolean;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** A body of several parts: files as tiny ones of their type, what else is required as text or JSON. */
export function multipartBody(document: Document, media: MediaType, given: Json | undefined): DrawnBody {
  const value = media.schema === undefined ? given ?? {} : drawWhole(document, media.schema, { given, published: publishedBody(document, media, 'request'), ways: waysWith('some', 'all') }).example;
  const parts = isObject(value) ? Object.entries(value).flatMap(([name, field]) => partsOf(document, media, { name, value: field ?? null })) : [];
  const body = Buffer.concat([...parts.map(written), Buffer.from(`--${boundary}--\r\n`)]);
  const rules = parts.map(({ name, contentType }) => [memberPath('$', name), contentRule(contentType)] as const);
  return {
    body: { content: body.toString('base64'), contentType: `${media.type}; boundary=${boundary}`, encoded: 'base64' },
    rules: Object.fromEntries(rules),
    typeRule: regexRule(`^${media.type.replaceAll('.', '\\.')} *;(?:.*;)? *boundary=.+$`),
    value,
  };
}

const contentRule = (value: string): RuleSet => ({ combine: 'AND', matchers: [{ match: 'contentType', value }] });

interface Field {
  readonly name: string;
  readonly value: Json;
}

/** A list of files, or of texts, has a part for each. */
function partsOf(document: Document, media: MediaType, { name, value }: Field): readonly Part[] {
  const place = media.schema && schemaAt(document, media.schema).properties.get(name);
  const schema = place && schemaAt(document, place);
  if (isArray(value) && schema?.items !== undefined && value.every(isScalar)) return value.map((item) => partOf(document, media, { name, value: item, place: schema.items }));
  return [partOf(document, media, { name, value, place })];
}

function partOf(document: Document, media: MediaType, { name, value, place }: Field & { readonly place: Place | undefined }): Part {
  const declared = member(member(member(media.place.value, 'encoding'), name), 'contentType');
  const type = typeof declared === 'string' ? declared.split(/[,;]/)[0]?.trim() : undefined;
  if (place !== undefined && isFile(document, place)) {
    const file = fixtureFor(type ?? 'application/octet-stream');
    return { name, file: true, contentType: file.contentType, bytes: Buffer.from(textOf(file.content), 'base64') };
  }
  const text = isScalar(value) ? textOf(value) : JSON.stringify(value);
  return { name, file: false, contentType: type ?? (isScalar(value) ? 'text/plain' : 'application/json'), bytes: Buffer.from(text) };
}

/** Files are binary strings, in the words of OpenAPI 3.0 or in those of JSON Schema. */
function isFile(document: Document, place: Place): boolean {
  const { format, place: { value } } = schemaAt(document, place);
  return format === 'binary' || typeof member(value, 'contentMediaType') === 'string';
}

/** Only what would end a name is escaped in it (HTML, section 4.10.22.8, "Multipart form data"). */
function written({ name, file, contentType, bytes }: Part): Buffer {
  const quoted = name.replaceAll(/["\r\n]/g, encodeURIComponent);
  const disposition = `form-data; name="${quoted}"${file ? '; filename="example"' : ''}`;
  const head = `--${boundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${contentType}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n')]);
}
