import { isUtf8 } from 'node:buffer';
import { Failure } from '../../failure/failure.ts';
import type { Json } from '../../json/json.ts';
import { isArray, isObject, parseJson } from '../../json/json.ts';
import { joinPointer } from '../../json/pointer.ts';
import type { Violation } from '../../openapi/check.ts';
import { needsBody } from '../../openapi/needs-body.ts';
import type { MediaType } from '../../openapi/operations.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Problem } from '../problem.ts';
import type { Pair } from '../../openapi/wire/branch.ts';
import { growTree } from '../../openapi/wire/branch.ts';
import { actionForm, bodyPairs } from './action-form.ts';
import { check } from './checks.ts';
import type { Incoming } from './incoming.ts';
import { documentedFor, essenceOf, isFormType, isJsonType } from './media.ts';
import { isFor } from '../../openapi/wire/accepted.ts';
import { formValue } from '../../openapi/wire/form.ts';

export interface ReadBody {
  /** Undefined for what cannot be compared with a schema: files, and formats that are no tree. */
  readonly value: Json | undefined;
  readonly problems: readonly Problem[];
  /** Where the problem alone decides the answer's status. */
  readonly status?: 415;
}

const nothing: ReadBody = { value: undefined, problems: [] };

/** No honest body nests deeper, and validators recurse. */
const deepest = 200;

/** Reads a request's body as the document describes it, and checks it. */
export async function readBody(endpoint: Endpoint, incoming: Incoming): Promise<ReadBody> {
  const { body } = endpoint.operation;
  const contentType = essenceOf(incoming.headers.get('content-type') ?? '');
  // What the document does not describe it does not forbid: clients send `{}` to operations without a documented body.
  if (body === undefined || body.content.length === 0) return nothing;
  if (incoming.body.byteLength === 0 && !isFormType(contentType)) return withoutBody(endpoint);
  const fields = actionForm(endpoint, incoming);
  const media = contentType === '' || fields !== undefined ? body.content[0] : documentedFor(body.content, contentType);
  if (media === undefined) return wrongType(endpoint, contentType);
  const parsed =
    fields === undefined
      ? await parse(endpoint, media, { incoming, type: contentType === '' ? media.type : contentType })
      : fromPairs(endpoint, media, bodyPairs(endpoint, fields));
  if (parsed.value === undefined || media.schema === undefined) return parsed;
  const violations = check(endpoint.document, media.schema, 'request')(parsed.value);
  return { ...parsed, problems: violations.map(problemOf) };
}

const problemOf = ({ keyword, pointer, rule, message }: Violation): Problem => ({
  code: `body.${keyword}`,
  pointer: `/body${pointer}`,
  rule,
  message: `the body${pointer === '' ? '' : ` at ${pointer}`}: ${message}`,
});

function withoutBody({ operation }: Endpoint): ReadBody {
  if (!needsBody(operation)) return nothing;
  return refused({ code: 'body.missing', rule: joinPointer(operation.place.pointer, 'requestBody'), message: 'the body is missing' });
}

function wrongType({ operation }: Endpoint, contentType: string): ReadBody {
  const documented = operation.body?.content.map(({ type }) => type).join(' or ') ?? '';
  const problem = {
    code: 'body.content-type',
    rule: joinPointer(operation.place.pointer, 'requestBody', 'content'),
    message: `the body is ${contentType}; the document has ${documented}`,
  };
  return { ...refused(problem), status: 415 };
}

const refused = (problem: Omit<Problem, 'pointer'>): ReadBody => ({ value: undefined, problems: [{ ...problem, pointer: '/body' }] });

const read = (value: Json | undefined): ReadBody => ({ value, problems: [] });

interface Sent {
  readonly incoming: Incoming;
  readonly type: string;
}

async function parse(endpoint: Endpoint, media: MediaType, { incoming, type }: Sent): Promise<ReadBody> {
  if (isJsonType(type)) return parseAsJson(media, incoming);
  const { schema } = media;
  const isTree = schema === undefined || isFor(endpoint.document, schema, 'object', 'array');
  if (isFormType(type) && isTree) return fromPairs(endpoint, media, [...new URLSearchParams(textOf(incoming))]);
  if (type === 'multipart/form-data') return parseMultipart(endpoint, media, incoming);
  const isText = (isFormType(type) || type.startsWith('text/')) && schema !== undefined && isFor(endpoint.document, schema, 'string');
  return read(isText ? textOf(incoming) : undefined);
}

const textOf = ({ body }: Incoming): string => new TextDecoder().decode(body);

function parseAsJson(media: MediaType, incoming: Incoming): ReadBody {
  if (!isUtf8(incoming.body)) return refused({ code: 'body.encoding', rule: media.place.pointer, message: 'the body is not UTF-8, in which JSON is written' });
  try {
    const value = parseJson(textOf(incoming), 'body');
    if (incoming.body.byteLength < deepest || !isDeeperThan(value, deepest)) return read(value);
    return refused({ code: 'body.too-deep', rule: media.place.pointer, message: `the body nests deeper than ${deepest} levels` });
  } catch (error) {
    const message = error instanceof Failure ? error.problem : 'cannot be read';
    return refused({ code: 'body.syntax', rule: media.place.pointer, message: `the body ${message}` });
  }
}

function isDeeperThan(value: Json | undefined, depth: number): boolean {
  if (!isArray(value) && !isObject(value)) return false;
  return depth === 0 || Object.values(value).some((child: Json | undefined) => isDeeperThan(child, depth - 1));
}

function fromPairs(endpoint: Endpoint, media: MediaType, pairs: readonly Pair[]): ReadBody {
  const tree = growTree(pairs);
  if (tree !== undefined) return read(formValue(endpoint.document, media, tree));
  return refused({ code: 'body.too-deep', rule: media.place.pointer, message: 'the form has more fields, or deeper ones, than can be read' });
}

/** A file counts as a text, which is what `format: binary` describes. */
async function parseMultipart(endpoint: Endpoint, media: MediaType, incoming: Incoming): Promise<ReadBody> {
  try {
    const headers = { 'content-type': incoming.headers.get('content-type') ?? '' };
    const form = await new Response(Uint8Array.from(incoming.body), { headers }).formData();
    return fromPairs(endpoint, media, [...form].map(([name, value]): Pair => [name, typeof value === 'string' ? value : value.name]));
  } catch {
    return refused({ code: 'body.syntax', rule: media.place.pointer, message: 'the body is not multipart/form-data as its content type says' });
  }
}
