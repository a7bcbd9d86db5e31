import { when } from '../../http/when.ts';
import type { Json } from '../../json/json.ts';
import type { DocumentedResponse } from '../../openapi/operations.ts';
import { step } from '../../openapi/place.ts';
import type { Endpoint, Route } from '../endpoint.ts';
import { checkSecurity } from '../security/check-security.ts';
import type { Guard } from '../security/guard.ts';
import { namesStatus } from '../answer/documented.ts';
import type { Problem, Refusal } from '../problem.ts';
import type { ReadBody } from './body.ts';
import { readBody } from './body.ts';
import type { Incoming } from './incoming.ts';
import type { Values } from './parameters.ts';
import { readParameters } from './parameters.ts';

/** A request that the document allows, read as the document means it. */
export interface Understood {
  readonly endpoint: Endpoint;
  readonly incoming: Incoming;
  readonly path: Values;
  readonly query: Values;
  /** Undefined where nothing was sent, or what was sent is no tree of values. */
  readonly body: Json | undefined;
}

/** A request as far as it could be read, and why it is refused if it is. */
export interface Reading {
  readonly request: Understood;
  readonly refusal: Refusal | undefined;
}

/** Reads a request and checks it against its operation: credentials first, as vendors do, then parameters, then the body. */
export function understand(guard: Guard, { endpoint, path: texts }: Route, incoming: Incoming): Reading | Promise<Reading> {
  const { path, query, problems } = readParameters(endpoint, incoming, texts);
  return when(readBody(endpoint, incoming), (body) => {
    const request = { endpoint, incoming, path, query, body: body.value };
    return when(checkSecurity({ guard, endpoint, incoming }), (refusal) => (refusal === undefined ? judged(request, problems, body) : { request, refusal }));
  });
}

function judged(request: Understood, problems: readonly Problem[], body: ReadBody): Reading {
  const { endpoint } = request;
  if (problems.length === 0 && body.problems.length === 0) return { request, refusal: undefined };
  const [first, ...rest] = [...(body.status === 415 ? [] : problems), ...body.problems];
  if (first === undefined) return { request, refusal: undefined };
  return { request, refusal: { status: body.status ?? invalidStatus(endpoint, first), problems: [first, ...rest], endpoint } };
}

/** 422 where that is what the document has for what can be read and breaks its rules. */
const invalidStatus = ({ operation }: Endpoint, { code }: Problem): number =>
  code !== 'body.syntax' && !namesStatus(operation, 400) && namesStatus(operation, 422) ? 422 : 400;

/** The problem of a client that accepts none of the documented media types. */
export function notAcceptable(endpoint: Endpoint, { content, place }: DocumentedResponse): Refusal {
  const message = `the document answers with ${content.map(({ type }) => type).join(' or ')}, which the client does not accept`;
  return { status: 406, endpoint, problems: [{ code: 'accept', pointer: '/header/Accept', rule: step(endpoint.document, place, 'content')?.pointer ?? place.pointer, message }] };
}
