import { text } from 'node:stream/consumers';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { testServers } from '../../../http/testing/serve.ts';

/** What a test broker answers: a status with a body (text is sent as HTML), or a body alone for 200. */
export type Reply = { readonly status: number; readonly body?: object | string } | { readonly body: object | string };

export interface HalServer {
  readonly url: string;
  /** `METHOD path?query body` of every call so far. */
  readonly calls: readonly string[];
  readonly headers: readonly IncomingMessage['headers'][];
}

const { serve, closeAll } = testServers();
export { closeAll };

/** A loopback server with fixed replies by `METHOD path`; `{base}` in a reply stands for its own address. */
export async function halServer(replies: { readonly [call: string]: Reply }): Promise<HalServer> {
  const calls: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const url = await serve(async (request, response) => {
    calls.push(`${request.method} ${request.url} ${await text(request)}`.trim());
    headers.push(request.headers);
    reply(response, replies[`${request.method} ${request.url?.replace(/\?.*/, '')}`] ?? { status: 404, body: { error: 'not found' } }, url);
  });
  return { url, calls, headers };
}

function reply(response: ServerResponse, answer: Reply, base: string): void {
  const body = answer.body ?? '';
  const isText = typeof body === 'string';
  response.writeHead('status' in answer ? answer.status : 200, { 'content-type': isText ? 'text/html' : 'application/hal+json;charset=utf-8' });
  response.end((isText ? body : JSON.stringify(body)).replaceAll('{base}', base));
}

/** An index with these links, as brokers write it. */
export const index = (links: { readonly [rel: string]: string }): Reply => ({
  body: { _links: Object.fromEntries(Object.entries(links).map(([rel, path]) => [rel, { href: `{base}${path}`, templated: path.includes('{') }])) },
});
