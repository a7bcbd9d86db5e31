import { fileURLToPath } from 'node:url';
import { isObject } from '../../json/json.ts';
import type { Json } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import { readDocument } from '../../openapi/read.ts';
import type { StubOptions } from '../stub.ts';
import { createStub } from '../stub.ts';

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined where the text is no JSON. */
  readonly json: Json | undefined;
}

export interface AskOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type Ask = (line: string, options?: AskOptions) => Promise<TestAnswer>;

/** Documents with many features: a tidy one and one in which nothing is as one expects. */
export const petshop = (): Promise<Document> => readDocument(fileURLToPath(new URL('../../openapi/testing/petshop.yaml', import.meta.url)));
export const awkward = (): Promise<Document> => readDocument(fileURLToPath(new URL('awkward.yaml', import.meta.url)));
/** One with quotas, tokens, named examples, redirects and files. */
export const limited = (): Promise<Document> => readDocument(fileURLToPath(new URL('limited.yaml', import.meta.url)));

/** Asks a stub of these documents: `ask('GET /pets?limit=1')`, with credentials unless the headers say otherwise. */
export function stubOf(documents: StubOptions['documents'], options: Partial<StubOptions> = {}): Ask {
  const { handler } = createStub({ clock: () => new Date('2026-01-05T08:30:00Z'), ...options, documents });
  return async (line, { headers = {}, body } = {}) => {
    const [method = 'GET', path = '/'] = line.split(' ');
    const sent = new Headers({ authorization: `Basic ${btoa('user:key')}`, ...headers });
    if (headers['authorization'] === '') sent.delete('authorization');
    const request = new Request(`http://127.0.0.1:7000${path}`, { method, headers: sent, ...(body === undefined ? {} : { body }) });
    const response = await handler(request);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const json = { 'content-type': 'application/json' };
export const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** Tells the stub which state holds. */
export const setState = (ask: Ask, state: string, params: Json = {}): Promise<TestAnswer> =>
  ask('POST /_vendorproof/states', { body: JSON.stringify({ state, params, action: 'setup' }) });

/** The faults that follow are those in force. */
export const setFaults = (ask: Ask, ...faults: readonly Json[]): Promise<TestAnswer> =>
  ask('PUT /_vendorproof/faults', { body: JSON.stringify({ faults }) });

/** The journal's entries. */
export async function journalOf(ask: Ask, headers: Readonly<Record<string, string>> = {}): Promise<readonly Json[]> {
  const { json: body } = await ask('GET /_vendorproof/requests', { headers });
  const entries = isObject(body) ? body['requests'] : undefined;
  return Array.isArray(entries) ? entries : [];
}
