import type { Json } from '../../json/json.ts';
import { joinPointer, lookUp, splitPointer } from '../../json/pointer.ts';
import type { Violation } from '../../openapi/check.ts';
import type { Document } from '../../openapi/document.ts';
import { needsBody } from '../../openapi/needs-body.ts';
import type { MediaType } from '../../openapi/operations.ts';
import type { Place } from '../../openapi/place.ts';
import { step, valueAt } from '../../openapi/place.ts';
import { schemaAt } from '../../openapi/schema.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Problem } from '../problem.ts';
import { mostProblems } from '../problem.ts';
import { actionForm, bodyPairs } from './action-form.ts';
import { check } from './checks.ts';
import type { Incoming } from './incoming.ts';
import { nearestAlternative } from './nearest-alternative.ts';
import { notJson } from './not-json.ts';
import { documentedFor, essenceOf, isFormType, isJsonType, withSameParameters } from './media.ts';
import type { Parsed, Sent } from './parse-body.ts';
import { fromPairs, parseBody } from './parse-body.ts';

export interface ReadBody {
  /** Undefined for what cannot be compared with a schema: files, and formats that are no tree. */
  readonly value: Json | undefined;
  readonly problems: readonly Problem[];
  /** Where the problem alone decides the answer's status. */
  readonly status?: 415;
}

const nothing: ReadBody = { value: undefined, problems: [] };

/** Reads a request's body as the document describes it, and checks it. */
export function readBody(endpoint: Endpoint, incoming: Incoming): ReadBody | Promise<ReadBody> {
  const { body } = endpoint.operation;
  const isEmpty = incoming.body.byteLength === 0;
  if (isEmpty && (body === undefined || body.content.length === 0)) return nothing;
  const sent = incoming.headers.get('content-type') ?? '';
  const contentType = essenceOf(sent);
  if (body === undefined || body.content.length === 0) return undescribed(endpoint, { incoming, type: contentType });
  if (isEmpty && !isFormType(contentType)) return withoutBody(endpoint);
  const fields = actionForm(endpoint, incoming);
  const media = contentType === '' || fields !== undefined ? body.content[0] : documentedFor(body.content, contentType);
  if (media === undefined) return wrongType(endpoint, contentType);
  if (fields !== undefined) return checked(endpoint, media, fromPairs(endpoint, media, bodyPairs(endpoint, fields)));
  const alike = withSameParameters(body.content.filter(({ type }) => type === media.type), sent);
  return firstValid(alike, async (each) => checked(endpoint, each, await parseBody(endpoint, each, { incoming, type: contentType === '' ? each.type : contentType })));
}

/** What the document does not describe it does not forbid, and what a client says there is remembered all the same. */
async function undescribed(endpoint: Endpoint, sent: Sent): Promise<ReadBody> {
  if (!isJsonType(sent.type) && !isFormType(sent.type)) return nothing;
  const parsed = await parseBody(endpoint, { type: sent.type, schema: undefined, place: endpoint.operation.place }, sent);
  return 'problem' in parsed ? nothing : { value: parsed.value, problems: [] };
}

/** Of media types that differ in nothing that was sent, any may be meant; where none fits, the first says why. */
async function firstValid([media, ...others]: readonly MediaType[], read: (media: MediaType) => Promise<ReadBody>): Promise<ReadBody> {
  if (media === undefined) return nothing;
  const body = await read(media);
  if (body.problems.length === 0) return body;
  for (const other of others) {
    const another = await read(other);
    if (another.problems.length === 0) return another;
  }
  return body;
}

function checked({ document }: Endpoint, { schema, type }: MediaType, parsed: Parsed): ReadBody {
  if ('problem' in parsed) return { value: undefined, problems: [parsed.problem] };
  const { value } = parsed;
  if (value === undefined || schema === undefined) return { value, problems: [] };
  const explained = (violation: Violation): Problem =>
    problemOf({ ...violation, rule: ruleFor(document, schema, violation), message: messageFor({ document, type }, value, violation) });
  // The first are told; of all others their number is.
  return { value, problems: check(document, schema, 'request')(value).map((violation, index) => (index < mostProblems ? explained(violation) : problemOf(violation))) };
}

/** In a form objects are texts in JSON: one that cannot be read is left a text, which is not what is wrong with it. */
function messageFor({ document, type }: { readonly document: Document; readonly type: string }, body: Json, violation: Violation): string {
  const { keyword, pointer, message } = violation;
  const nearest = nearestAlternative(document, body, violation);
  if (nearest !== undefined) return `${message}; ${nearest}`;
  const found = keyword === 'type' && !isJsonType(type) ? lookUp(body, pointer) : undefined;
  return (typeof found === 'string' && /^\s*[{[]/.test(found) ? notJson(found) : undefined) ?? message;
}

/** A form of Swagger 2.0 is no schema in the document: each of its fields says itself that it is required. */
function ruleFor(document: Document, schema: Place, { keyword, pointer, rule }: Violation): string {
  const field = keyword === 'required' && valueAt(document, rule) === undefined ? schemaAt(document, schema).properties.get(splitPointer(pointer).at(-1) ?? '') : undefined;
  return field === undefined ? rule : joinPointer(field.pointer, 'required');
}

const problemOf = ({ keyword, pointer, rule, message }: Violation): Problem => ({
  code: `body.${keyword}`,
  pointer: `/body${pointer}`,
  rule,
  message: `the body${pointer === '' ? '' : ` at ${pointer}`}: ${message}`,
});

function withoutBody(endpoint: Endpoint): ReadBody {
  if (!needsBody(endpoint.operation)) return nothing;
  return refused({ code: 'body.missing', rule: ruleAt(endpoint, 'requestBody'), message: 'the body is missing' });
}

/** Where a part of the operation stands in the document as read: Swagger 2.0 has no body beside its parameters. */
const ruleAt = ({ document, operation: { place } }: Endpoint, ...keys: readonly string[]): string => step(document, place, ...keys)?.pointer ?? place.pointer;

function wrongType(endpoint: Endpoint, contentType: string): ReadBody {
  const documented = endpoint.operation.body?.content.map(({ type }) => type).join(' or ') ?? '';
  const problem = {
    code: 'body.content-type',
    rule: ruleAt(endpoint, 'requestBody', 'content'),
    message: `the body is ${contentType}; the document has ${documented}`,
  };
  return { ...refused(problem), status: 415 };
}

const refused = (problem: Omit<Problem, 'pointer'>): ReadBody => ({ value: undefined, problems: [{ ...problem, pointer: '/body' }] });
