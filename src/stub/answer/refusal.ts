import type { Json } from '../../json/json.ts';
import type { MediaType } from '../../openapi/operations.ts';
import { responseFor } from '../../openapi/operations.ts';
import { check } from '../request/checks.ts';
import { isXmlType } from '../request/media.ts';
import type { Endpoint } from '../endpoint.ts';
import { nameOf } from '../endpoint.ts';
import type { Problem, Refusal } from '../problem.ts';
import { mostProblems } from '../problem.ts';
import { documentedError } from './documented.ts';
import { errorWords } from './error-words.ts';
import { usualHeaders } from './headers.ts';
import { bodyAround } from './sampled.ts';
import { toXml } from './xml.ts';

/** A refusal in the vendor's own error shape where the document has one for the status, else as a problem document (RFC 9457). */
export function refuse(refusal: Refusal): Response {
  const { endpoint, status } = refusal;
  const media = endpoint && documentedError(endpoint, status);
  const body = endpoint && media && vendorsWords(endpoint, media, refusal);
  const headers = new Headers(endpoint && documentedHeaders(endpoint, status));
  for (const [name, value] of Object.entries({ ...refusal.headers, 'vendorproof-refusal': headline(refusal.problems[0]) })) headers.set(name, value);
  if (endpoint === undefined || media === undefined || body === undefined) return problemDocument(refusal, headers);
  headers.set('content-type', media.type.includes('*') ? 'application/json' : media.type);
  return new Response(isXmlType(media.type) ? toXml(endpoint.document, media.schema, body) : JSON.stringify(body), { status, headers });
}

const documentedHeaders = ({ document, operation }: Endpoint, status: number): Readonly<Record<string, string>> => {
  const response = responseFor(operation, status);
  return response === undefined ? {} : usualHeaders(document, response);
};

/** The rule and its place, for those who read headers; a header holds plain letters only. */
const headline = ({ code, rule, pointer }: Problem): string =>
  [code, pointer, rule === '' ? '' : `#${rule}`].filter((part) => part !== '').join(' ').replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 500);

/** The documented error with our message in it; undefined when the document's schema cannot hold it. */
function vendorsWords({ document }: Endpoint, { schema }: MediaType, refusal: Refusal): Json | undefined {
  if (schema === undefined) return undefined;
  const [first] = refusal.problems;
  const name = first.pointer.split('/').slice(2).join('.');
  const words = errorWords(document, schema, { status: refusal.status, message: messageOf(refusal), name, error: refusal.error });
  const body = bodyAround(document, schema, { given: words ?? {}, include: 'documented' });
  return check(document, schema, 'response')(body).length === 0 ? body : undefined;
}

function messageOf({ problems, endpoint }: Refusal): string {
  const shown = problems.slice(0, mostProblems).map(({ message, rule }) => (rule === '' ? message : `${message} (#${rule})`));
  const more = problems.length > mostProblems ? `; and ${problems.length - mostProblems} more` : '';
  return `${endpoint === undefined ? '' : `${nameOf(endpoint)}: `}${shown.join('; ')}${more}`;
}

function problemDocument(refusal: Refusal, headers: Headers): Response {
  const { status, endpoint, problems } = refusal;
  headers.set('content-type', 'application/problem+json');
  const body = {
    title: titles[status] ?? 'The request cannot be answered',
    status,
    detail: messageOf(refusal),
    ...(endpoint === undefined ? {} : { operation: endpoint.operation.id, document: endpoint.document.file }),
    problems: problems.slice(0, mostProblems),
  };
  return new Response(JSON.stringify(body), { status, headers });
}

const titles: Readonly<Record<number, string>> = {
  400: 'The request breaks the document',
  401: 'Credentials are missing or malformed',
  404: 'There is nothing here',
  405: 'The document has no such method here',
  406: 'No documented answer is acceptable',
  413: 'The body is too large',
  415: 'The document has no such body',
  422: 'The body breaks the document',
};
