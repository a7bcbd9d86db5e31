import type { IncomingMessage } from 'node:http';
import { testServers } from '../../../http/testing/serve.ts';
import type { Answer } from '../../../http/testing/serve.ts';

/** What a test broker answers: a status with a body (text is sent as HTML), or a body alone for 200. */
export type Reply = { readonly status: number; readonly body?: object | string } | { readonly body: object | string };

export interface HalServer {
  readonly url: string;
  /** `METHOD path?query body` of every call so far. */
  readonly calls: readonly string[];
  readonly headers: readonly IncomingMessage['headers'][];
}

const { serveText, closeAll } = testServers();
export { closeAll };

/** A loopback server with fixed replies by `METHOD path`; `{base}` in a reply stands for its own address. */
export async function halServer(replies: { readonly [call: string]: Reply }): Promise<HalServer> {
  const calls: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const url = await serveText((request, body) => {
    calls.push(`${request.method} ${request.url} ${body}`.trim());
    headers.push(request.headers);
    return rendered(replies[`${request.method} ${request.url?.replace(/\?.*/, '')}`] ?? { status: 404, body: { error: 'not found' } }, request.headers.host);
  });
  return { url, calls, headers };
}

function rendered(answer: Reply, host: string | undefined): Answer {
  const body = answer.body ?? '';
  const isText = typeof body === 'string';
  return {
    status: 'status' in answer ? answer.status : 200,
    headers: { 'content-type': isText ? 'text/html' : 'application/hal+json;charset=utf-8' },
    body: (isText ? body : JSON.stringify(body)).replaceAll('{base}', `http://${host}`),
  };
}

/** An index with these links, as brokers write it. */
export const index = (links: { readonly [rel: string]: string }): Reply => ({
  body: { _links: Object.fromEntries(Object.entries(links).map(([rel, path]) => [rel, { href: `{base}${path}`, templated: path.includes('{') }])) },
});
