import { Failure } from '../../failure/failure.ts';
import type { RawAnswer } from '../../http/exchange.ts';
import { decoded } from '../../http/decoded.ts';
import { parseJson } from '../../json/json.ts';
import { joinPointer } from '../../json/pointer.ts';
import type { DocumentedResponse, MediaType } from '../../openapi/operations.ts';
import { step } from '../../openapi/place.ts';
import { responseFor } from '../../openapi/operations.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Problem } from '../problem.ts';
import { check } from '../request/checks.ts';
import { documentedFor, essenceOf, isJsonType } from '../request/media.ts';

/** What is known about an answer besides what it says. */
export interface Asked {
  readonly endpoint: Endpoint;
  readonly method: string;
}

/** Where a vendor's answer leaves the document: its status, required headers, content type and body. */
export function checkAnswer(asked: Asked, answer: RawAnswer): readonly Problem[] {
  const { operation } = asked.endpoint;
  const response = responseFor(operation, answer.status);
  if (response !== undefined) return [...headerProblems(response, answer), ...bodyProblems(asked, response, answer)];
  const known = operation.responses.map(({ status }) => status).join(', ') || 'none';
  const message = `the answer is ${answer.status}, which the document does not have here; it has ${known}`;
  return [{ code: 'answer.status', pointer: '/answer/status', rule: joinPointer(operation.place.pointer, 'responses'), message }];
}

const headerProblems = ({ headers, place }: DocumentedResponse, answer: RawAnswer): readonly Problem[] =>
  headers
    // OpenAPI 3.1, "Response Object": one that is called Content-Type says nothing.
    .filter(({ name, required }) => required && name.toLowerCase() !== 'content-type' && !answer.headers.has(name))
    .map(({ name }) => ({
      code: 'answer.header.missing',
      pointer: joinPointer('/answer/header', name),
      rule: joinPointer(place.pointer, 'headers', name),
      message: `the answer ${answer.status} has no header ${name}`,
    }));

/** Statuses of which HTTP sends no body. */
const bodiless = [204, 205, 304];

function bodyProblems({ endpoint, method }: Asked, response: DocumentedResponse, answer: RawAnswer): readonly Problem[] {
  if (method === 'HEAD' || bodiless.includes(answer.status)) return [];
  const type = essenceOf(answer.headers.get('content-type') ?? '');
  const content = { code: 'answer.content-type', pointer: '/answer/header/Content-Type', rule: step(endpoint.document, response.place, 'content')?.pointer ?? response.place.pointer };
  const documented = response.content.map((media) => media.type).join(' or ');
  if (answer.body.byteLength === 0) {
    if (documented === '') return [];
    return [{ ...content, code: 'answer.body.missing', pointer: '/answer/body', message: `the answer ${answer.status} has no body; the document has ${documented}` }];
  }
  const media = documentedFor(response.content, type);
  if (media !== undefined) return jsonProblems(endpoint, media, { answer, type });
  return [{ ...content, message: `the answer ${answer.status} is ${type === '' ? 'of no type' : type}; the document has ${documented === '' ? 'no body here' : documented}` }];
}

/** Only JSON is compared with a schema; of a stream, and of formats that are no tree, the type alone is. */
function jsonProblems({ document }: Endpoint, { schema, place }: MediaType, { answer, type }: { readonly answer: RawAnswer; readonly type: string }): readonly Problem[] {
  if (!isJsonType(type)) return [];
  const body = decoded(answer.headers, answer.body);
  const broken = (message: string): readonly Problem[] => [{ code: 'answer.body.syntax', pointer: '/answer/body', rule: place.pointer, message }];
  if (body === undefined) return broken(`the body is not ${answer.headers.get('content-encoding') ?? ''} as its header says`);
  try {
    const value = parseJson(new TextDecoder().decode(body), 'body');
    return schema === undefined ? [] : check(document, schema, 'response')(value).map(({ keyword, pointer, rule, message }) => ({
      code: `answer.body.${keyword}`,
      pointer: `/answer/body${pointer}`,
      rule,
      message: `the answer's body${pointer === '' ? '' : ` at ${pointer}`}: ${message}`,
    }));
  } catch (error) {
    if (error instanceof Failure) return broken(`the answer's body ${error.problem}`);
    throw error;
  }
}
