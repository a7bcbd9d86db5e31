import { badInput } from '../../failure/failure.ts';
import { suggest } from '../../failure/nearest.ts';
import type { Json } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import { isAnyType, isForm, isJson, isMultipart, isStream, isText, isUnreadJson, isXml } from '../../openapi/media-types.ts';
import { needsBody } from '../../openapi/needs-body.ts';
import type { MediaType, Operation } from '../../openapi/operations.ts';
import type { Place } from '../../openapi/place.ts';
import { publishedBody } from '../../openapi/published.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { isFor } from '../../openapi/wire/accepted.ts';
import { typeRule } from '../draw/rules.ts';
import { waysWith } from '../draw/way.ts';
import type { RequestValues } from '../expectation.ts';
import type { DrawnBody } from './drawn-body.ts';
import { fixtureFor } from './fixtures.ts';
import { formBody } from './form.ts';
import { multipartBody } from './multipart.ts';
import { unreadRequest } from '../unread-json.ts';
import { drawWhole } from './whole.ts';
import { xmlBody } from './xml.ts';

/** The body that an operation documents, built around what is given; none where none is needed. */
export function drawRequestBody(document: Document, operation: Operation, given: RequestValues): DrawnBody | undefined {
  const wanted = given.body;
  if (wanted === undefined && !needsBody(operation)) return undefined;
  const media = mediaType(document, operation, given);
  if (typeof wanted === 'string' && !isJson(media.type)) return asGiven(wanted, media.type);
  const item = itemOf(document, media);
  if (item !== undefined) return itemBody(document, { ...media, schema: item }, wanted);
  if (isBinary(document, media)) return fileBody(isAnyType(media.type) ? 'application/octet-stream' : media.type);
  if (isJson(media.type)) return jsonBody(document, media, wanted);
  if (isUnreadJson(media.type) && media.schema !== undefined) return unreadBody(document, { ...media, schema: media.schema }, wanted);
  if (isForm(media.type) && isTree(document, media)) return formBody(document, media, wanted);
  if (isMultipart(media.type)) return multipartBody(document, media, wanted);
  if (isXml(media.type)) return xmlBody(document, media, wanted);
  return isText(media.type) || isForm(media.type) ? textBody(document, media) : fileBody(media.type);
}

function mediaType(document: Document, operation: Operation, given: RequestValues): MediaType {
  const content = operation.body?.content ?? [];
  const asked = Object.entries(given.headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type')?.[1].split(';')[0]?.trim().toLowerCase();
  const found = asked === undefined ? preferred(content) : content.find(({ type }) => type === asked);
  if (found !== undefined) return found;
  const known = content.map(({ type }) => type);
  const message = asked === undefined ? `${operation.id} documents no request body` : `${operation.id} takes no ${asked}: ${suggest(asked, known)}`;
  throw badInput('expectation.body.undocumented', message, { place: `${document.file}#${operation.place.pointer}` });
}

/** Kinds of body, the one that we can say most about first. */
const kinds = [(type: string): boolean => type === 'application/json', isJson, isUnreadJson, isForm, isMultipart, isXml, isText];

const preferred = (content: readonly MediaType[]): MediaType | undefined =>
  kinds.map((isKind) => content.find(({ type }) => isKind(type))).find((media) => media !== undefined) ?? content[0];

const isBinary = (document: Document, { type, schema }: MediaType): boolean =>
  isAnyType(type) && schema !== undefined && schemaAt(document, schema).format === 'binary';

function jsonBody(document: Document, media: MediaType, given: Json | undefined): DrawnBody {
  const contentType = isAnyType(media.type) ? 'application/json' : media.type;
  if (media.schema === undefined) return { body: { content: given ?? {}, contentType, encoded: false }, rules: {}, value: given ?? {} };
  const { example, rules } = drawWhole(document, media.schema, { given, published: publishedBody(document, media, 'request'), ways: waysWith('required', 'all') });
  return { body: { content: example, contentType, encoded: false }, rules: Object.fromEntries(rules.map(([path, set]) => [path, set])), value: example };
}

function unreadBody(document: Document, { type, schema }: MediaType & { readonly schema: Place }, given: Json | undefined): DrawnBody {
  const drawn = drawWhole(document, schema, { given, ways: waysWith('required', 'all') });
  const { example, rules } = unreadRequest(drawn);
  return { body: { content: example, contentType: type, encoded: false }, rules: Object.fromEntries(rules.map(([path, set]) => [path, set])), value: drawn.example };
}

/** The schema of one item of a stream: of JSON line by line, vendors give it as that of the body, or of a list of all. */
function itemOf(document: Document, { type, schema, itemSchema }: MediaType): Place | undefined {
  if (schema === undefined) return itemSchema;
  if (!isStream(type) || !type.includes('json')) return undefined;
  return itemSchema ?? schemaAt(document, schema).items ?? schema;
}

/** Of a stream, one item in a line of its own: any other text of the type would do. */
function itemBody(document: Document, { type, schema }: MediaType & { readonly schema: Place }, given: Json | undefined): DrawnBody {
  const { example } = drawWhole(document, schema, { given, ways: waysWith('required', 'all') });
  return { ...asGiven(`${type.endsWith('json-seq') ? '\u001e' : ''}${JSON.stringify(example)}\n`, type), rules: { $: typeRule } };
}

/** Whether a form has fields; some vendors describe it as one text. */
const isTree = (document: Document, { schema }: MediaType): boolean => schema === undefined || isFor(document, schema, 'object', 'array');

/** A text by its schema, where that is one for texts; better the published one. */
function textBody(document: Document, media: MediaType): DrawnBody {
  const { type, schema } = media;
  const published = publishedBody(document, media, 'request');
  const drawn = published ?? (schema && isFor(document, schema, 'string') ? drawWhole(document, schema, { ways: waysWith('required') }).example : undefined);
  return { ...asGiven(typeof drawn === 'string' ? drawn : 'text', type), rules: { $: typeRule } };
}

/** A file of which only the type matters. */
function fileBody(type: string): DrawnBody {
  const body = fixtureFor(type);
  return { body, rules: { $: { combine: 'AND', matchers: [{ match: 'contentType', value: body.contentType }] } }, value: body.content };
}

const asGiven = (text: string, contentType: string): DrawnBody => ({ body: { content: text, contentType, encoded: false }, rules: {}, value: text });
