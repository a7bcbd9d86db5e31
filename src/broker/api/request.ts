import type { Json } from '../../json/json.ts';
import type { Query } from './query.ts';
import { badRequest, Refusal } from './refusal.ts';

/** A request as the resources see it: path and query decoded, body read. */
export interface ApiRequest {
  /** Where the broker is for this client, without a trailing slash; every link begins with it. */
  readonly base: string;
  /** As it came, still encoded. */
  readonly path: string;
  /** The query as it came, with its question mark; empty when there is none. */
  readonly search: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly headers: Headers;
  readonly body: string;
  /** The media type to answer with. */
  readonly type: string;
}

/** A part of the path that the route names. */
export function param(request: ApiRequest, name: string): string {
  const value = request.params[name];
  if (value === undefined) throw new Error(`the route of ${request.path} has no part "${name}"`);
  return value;
}

/** Far above any real pact; a body is held in memory whole. */
const maxBodyBytes = 64 * 1024 * 1024;

/** Reads a body as UTF-8; too long is 413, other encodings are 400. */
export async function readBody(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) throw tooLarge();
  if (request.body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > maxBodyBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return decode(Buffer.concat(chunks));
}

const tooLarge = (): Refusal => new Refusal({ status: 413, body: { error: 'The request body is larger than 64 MB.' } });

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badRequest('The request body is not valid UTF-8.');
  }
}

/** The body as JSON: an object or a list. */
export function jsonBody(request: ApiRequest): Json {
  const value = parseBody(request.body);
  if (typeof value === 'object' && value !== null) return value;
  throw badRequest(`The request body must be a JSON object, not ${value === null ? 'null' : `a ${typeof value}`}.`);
}

/** As `jsonBody`, where nothing needs to be said; a body that does not say that it is JSON is refused later, for its type. */
export const optionalJsonBody = (request: ApiRequest): Json => (request.body === '' || !saysJson(request) ? {} : jsonBody(request));

/** Whether the content type has JSON in it anywhere. */
export const saysJson = ({ headers }: ApiRequest): boolean => (headers.get('content-type') ?? '').includes('json');

function parseBody(text: string): Json {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badRequest(`The request body is not JSON: ${text.trim() === '' ? 'it is empty' : syntaxMessage(error)}`);
  }
}

/** Without the part of the body that the engine quotes. */
const syntaxMessage = (error: unknown): string =>
  error instanceof Error ? error.message.replace(/, "[^]*$| in JSON[^]*$/, '') : String(error);
