import { isUtf8 } from 'node:buffer';
import { Failure } from '../../failure/failure.ts';
import type { Json } from '../../json/json.ts';
import { isArray, isObject, parseJson } from '../../json/json.ts';
import type { MediaType } from '../../openapi/operations.ts';
import { isFor } from '../../openapi/wire/accepted.ts';
import type { Pair } from '../../openapi/wire/branch.ts';
import { growTree } from '../../openapi/wire/branch.ts';
import { formValue } from '../../openapi/wire/form.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Problem } from '../problem.ts';
import type { Incoming } from './incoming.ts';
import { isFormType, isJsonType, isXmlType } from './media.ts';
import { multipartPairs } from './multipart.ts';
import { readXml } from '../../openapi/wire/xml/read-xml.ts';
import { xmlBody } from '../../openapi/wire/xml/xml-value.ts';

/** A body's value, undefined for what cannot be compared with a schema: files, and formats that are no tree; or why it cannot be read. */
export type Parsed = { readonly value: Json | undefined } | { readonly problem: Problem };

export interface Sent {
  readonly incoming: Incoming;
  readonly type: string;
}

/** No honest body nests deeper, and validators recurse. */
const deepest = 200;

/** Takes a body apart as its media type says, its values typed as the schema has them. */
export async function parseBody(endpoint: Endpoint, media: MediaType, { incoming, type }: Sent): Promise<Parsed> {
  if (isJsonType(type)) return parseAsJson(media, incoming);
  const { schema } = media;
  const isTree = schema === undefined || isFor(endpoint.document, schema, 'object', 'array');
  if (isFormType(type) && isTree) return fromPairs(endpoint, media, [...new URLSearchParams(textOf(incoming))]);
  // Some documents describe the file that is sent, not the parts.
  if (type === 'multipart/form-data' && isTree) return fromParts(endpoint, media, incoming);
  if (isXmlType(type) && schema !== undefined) return parseAsXml(endpoint, media, incoming);
  const isText = (isFormType(type) || type.startsWith('text/')) && schema !== undefined && isFor(endpoint.document, schema, 'string');
  return { value: isText ? textOf(incoming) : undefined };
}

/** What the fields of a form mean. */
export function fromPairs(endpoint: Endpoint, media: MediaType, pairs: readonly Pair[]): Parsed {
  const tree = growTree(pairs);
  if (tree !== undefined) return { value: formValue(endpoint.document, media, tree) };
  return problem(media, 'body.too-deep', 'the form has more fields, or deeper ones, than can be read');
}

const problem = ({ place }: MediaType, code: string, message: string): Parsed => ({ problem: { code, pointer: '/body', rule: place.pointer, message } });

const textOf = ({ body }: Incoming): string => new TextDecoder().decode(body);

function parseAsJson(media: MediaType, incoming: Incoming): Parsed {
  if (!isUtf8(incoming.body)) return problem(media, 'body.encoding', 'the body is not UTF-8, in which JSON is written');
  try {
    const value = parseJson(textOf(incoming), 'body');
    if (incoming.body.byteLength < deepest || !isDeeperThan(value, deepest)) return { value };
    return problem(media, 'body.too-deep', `the body nests deeper than ${deepest} levels`);
  } catch (error) {
    return problem(media, 'body.syntax', `the body ${error instanceof Failure ? error.problem : 'cannot be read'}`);
  }
}

function isDeeperThan(value: Json | undefined, depth: number): boolean {
  if (!isArray(value) && !isObject(value)) return false;
  return depth === 0 || Object.values(value).some((child: Json | undefined) => isDeeperThan(child, depth - 1));
}

async function fromParts(endpoint: Endpoint, media: MediaType, incoming: Incoming): Promise<Parsed> {
  const pairs = await multipartPairs(incoming);
  return pairs === undefined ? problem(media, 'body.syntax', 'the body is not multipart/form-data as its content type says') : fromPairs(endpoint, media, pairs);
}

/** An XML text for which the document has a text, or says nothing, is not taken apart. */
function parseAsXml({ document }: Endpoint, media: MediaType, incoming: Incoming): Parsed {
  const { schema } = media;
  if (schema === undefined || isFor(document, schema, 'string')) return { value: undefined };
  const root = readXml(textOf(incoming));
  return root === undefined ? problem(media, 'body.syntax', 'the body is no XML that can be read') : { value: xmlBody(document, schema, root) };
}
