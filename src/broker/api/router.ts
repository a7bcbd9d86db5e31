import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Handler } from '../../http/handler.ts';
import type { Session, Store } from '../store/store.ts';
import type { Action, Resource } from './action.ts';
import { methods } from './action.ts';
import { baseOf } from './base.ts';
import { halJson, negotiate } from './media.ts';
import { asProblem } from './problem-json.ts';
import { parseQuery } from './query.ts';
import { notFound, Refusal } from './refusal.ts';
import type { Reply } from './reply.ts';
import { toResponse } from './reply.ts';
import type { ApiRequest } from './request.ts';
import { optionalJsonBody, readBody } from './request.ts';
import { routes } from './routes.ts';

export interface ApiOptions {
  readonly store: Store;
  /** Where clients reach the broker, when that is not where requests say they went. */
  readonly baseUrl?: string | undefined;
  /** Told about every answer 500, with its reference. */
  readonly onCrash?: ((error: unknown, reference: string) => void) | undefined;
}

/** The broker's API: a request in, a response out. */
export function createApi(options: ApiOptions): Handler {
  const app = new Hono({ getPath: pathOf });
  for (const [path, resource] of routes) {
    const wants = path.endsWith('.svg') ? 'image/svg+xml' : undefined;
    app.all(path, ({ req }) => answer(options, resource, { raw: req.raw, path: req.path, params: req.param(), wants }));
  }
  app.notFound((context) =>
    respond(context.req.raw, options, async () => {
      refuseUnknownMethod(context.req.method);
      throw notFound();
    }),
  );
  return (request) => refuseOddPath(request) ?? app.fetch(request);
}

/** Still encoded, so that a slash in a name is not one in the path; a trailing slash does not matter. */
function pathOf(request: Request): string {
  const path = new URL(request.url).pathname;
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

interface Incoming {
  readonly raw: Request;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  /** The media type that the address ends in, which counts for more than the one that is asked for. */
  readonly wants: string | undefined;
}

function answer(options: ApiOptions, resource: Resource, incoming: Incoming): Promise<Response> {
  const { raw } = incoming;
  return respond(raw, options, async () => {
    if (raw.method === 'OPTIONS') return { status: 200, headers: { 'Access-Control-Allow-Methods': allowed(resource) } };
    const action = actionFor(resource, raw.method);
    const type = negotiate(incoming.wants ?? raw.headers.get('accept'), action.offers);
    const request = await toApiRequest(options, incoming, type);
    // Nothing reads the body of a DELETE; one that says that it is JSON has to be.
    if (raw.method === 'DELETE') optionalJsonBody(request);
    const work = action.prepare(request);
    if (type === undefined) throw new Refusal({ status: 406 });
    const typed = async (session: Session): Promise<Reply> => ({ type, ...(await work(session)) });
    return action.access === 'read' ? options.store.read(typed) : options.store.write(typed);
  });
}

async function toApiRequest(options: ApiOptions, { raw, path, params }: Incoming, type: string | undefined): Promise<ApiRequest> {
  const { search } = new URL(raw.url);
  return {
    base: baseOf(raw, options.baseUrl),
    path,
    search,
    params,
    query: parseQuery(search),
    headers: raw.headers,
    body: await readBody(raw),
    type: type ?? '',
  };
}

function actionFor(resource: Resource, method: string): Action {
  refuseUnknownMethod(method);
  const known = methods.find((name) => name === method);
  const action = known && resource[known];
  if (action === undefined) throw new Refusal({ status: 405, headers: { Allow: allowed(resource) } });
  return action;
}

/** Methods that are known, and allowed nowhere. */
const neverAllowed = ['HEAD', 'TRACE', 'CONNECT'];

function refuseUnknownMethod(method: string): void {
  if (method === 'OPTIONS' || neverAllowed.includes(method) || methods.some((name) => name === method)) return;
  throw new Refusal({ status: 501, type: 'text/plain', body: `${method} is not a method that this broker knows` });
}

const allowed = (resource: Resource): string => [...methods.filter((method) => resource[method] !== undefined), 'OPTIONS'].join(', ');

/** The one place where what was thrown becomes a response. */
async function respond(raw: Request, options: ApiOptions, work: () => Promise<Reply>): Promise<Response> {
  const reply = await work().catch((error: unknown) => toReply(error, options));
  const wantsProblem = (raw.headers.get('accept') ?? '').includes('application/problem+json');
  return toResponse(wantsProblem ? asProblem(reply, baseOf(raw, options.baseUrl)) : reply, halJson[0]);
}

function toReply(error: unknown, options: ApiOptions): Reply {
  if (error instanceof Refusal) return error.reply;
  const reference = randomUUID().slice(0, 8);
  options.onCrash?.(error, reference);
  const message = `Something went wrong in the broker; its log says what, under the reference ${reference}.`;
  return { status: 500, body: { error: { message, reference } } };
}

/** Paths that can only be a mistake in the client, answered before any route is looked for. */
function refuseOddPath(request: Request): Response | undefined {
  const { pathname } = new URL(request.url);
  if (pathname.includes('//') || /%(?![\da-f]{2})/i.test(pathname)) return oddPath(404, 'not-found', 'Empty path component found');
  if (/%0a/i.test(pathname)) return oddPath(422, 'invalid-request-parameter-value', 'URL path cannot contain a new line character.');
  if (/%09/i.test(pathname)) return oddPath(422, 'invalid-request-parameter-value', 'URL path cannot contain a tab character.');
  return undefined;
}

function oddPath(status: 404 | 422, problem: string, detail: string): Response {
  const title = status === 404 ? 'Not Found' : 'Unprocessable';
  return toResponse({ status, type: 'application/problem+json', body: { title, type: `/problem/${problem}`, detail, status } }, halJson[0]);
}
