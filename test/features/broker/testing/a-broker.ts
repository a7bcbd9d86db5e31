import type { Json } from '../../../../src/json/json.ts';
import { isArray } from '../../../../src/json/json.ts';
import { lookUp } from '../../../../src/json/pointer.ts';
import { createBroker } from '../../../../src/broker/server.ts';
import { openStore } from '../../../../src/broker/store/store.ts';
import { aPact } from './a-pact.ts';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly headers: Headers;
  /** The value at a JSON pointer of the body. */
  readonly at: (pointer: string) => Json | undefined;
  /** The values at a pointer inside each element of the list at another pointer. */
  readonly each: (list: string, pointer: string) => readonly (Json | undefined)[];
}

export interface Publishing {
  readonly consumer?: string;
  readonly provider?: string;
  readonly version?: string;
  readonly branch?: string;
  readonly tags?: readonly string[];
  /** The pact's text; by default one with a single interaction. */
  readonly content?: string;
  readonly onConflict?: 'overwrite' | 'merge';
}

export interface Verifying {
  readonly consumer?: string;
  readonly provider?: string;
  /** The consumer version whose pact is verified. */
  readonly version?: string;
  readonly providerVersion?: string;
  readonly branch?: string;
  readonly tag?: string;
  readonly success?: boolean;
}

const json = { 'content-type': 'application/json' };

/** A broker in memory, driven through its handler; the clock stands still unless it is moved. */
export async function aBroker(options: { readonly file?: string; readonly baseUrl?: string } = {}) {
  const time = { now: Date.parse('2026-01-01T00:00:00Z') };
  const clock = (): Date => new Date(time.now);
  const store = await openStore({ file: options.file ?? ':memory:', clock });
  const crashes: unknown[] = [];
  const handler = createBroker({ store, clock, baseUrl: options.baseUrl, onCrash: (error) => crashes.push(error) });

  async function send(method: string, path: string, init: { readonly body?: string | Uint8Array<ArrayBuffer>; readonly headers?: Record<string, string> } = {}): Promise<Answer> {
    const url = path.startsWith('http') ? path : `http://broker${path}`;
    const response = await handler(new Request(url, { method, headers: init.headers ?? {}, ...(init.body !== undefined && { body: init.body }) }));
    return toAnswer(response, await response.text());
  }

  const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> => send('GET', path, { headers });
  const write = (method: string) => (path: string, body: unknown = {}, headers: Record<string, string> = json): Promise<Answer> =>
    send(method, path, { body: typeof body === 'string' ? body : JSON.stringify(body), headers });
  const [post, put] = [write('POST'), write('PUT')];
  const patch = (path: string, body: unknown): Promise<Answer> => write('PATCH')(path, body, { 'content-type': 'application/merge-patch+json' });
  const del = (path: string): Promise<Answer> => send('DELETE', path);

  async function publish(publishing: Publishing = {}): Promise<Answer> {
    const { consumer = 'web', provider = 'petshop', version = '1', branch, tags, onConflict } = publishing;
    const content = publishing.content ?? aPact({ consumer, provider });
    const contract = { consumerName: consumer, providerName: provider, specification: 'pact', contentType: 'application/json', content: Buffer.from(content).toString('base64') };
    return post('/contracts/publish', {
      pacticipantName: consumer,
      pacticipantVersionNumber: version,
      branch,
      tags,
      contracts: [{ ...contract, onConflict }],
    });
  }

  async function verify(verifying: Verifying = {}): Promise<Answer> {
    const { consumer = 'web', provider = 'petshop', version = '1', providerVersion = 'p1', branch, tag, success = true } = verifying;
    if (branch !== undefined) await put(`/pacticipants/${provider}/branches/${encodeURIComponent(branch)}/versions/${providerVersion}`);
    if (tag !== undefined) await put(`/pacticipants/${provider}/versions/${providerVersion}/tags/${tag}`);
    const pact = await get(`/pacts/provider/${provider}/consumer/${consumer}/version/${encodeURIComponent(version)}`);
    return post(String(pact.at('/_links/pb:publish-verification-results/href')), { success, providerApplicationVersion: providerVersion });
  }

  async function environment(name: string, production = false): Promise<string> {
    return String((await post('/environments', { name, production })).at('/uuid'));
  }

  async function record(kind: 'deployed' | 'released', pacticipant: string, version: string, name: string, body: object = {}): Promise<Answer> {
    const found = await get(`/environments?name=${name}`);
    const uuid = found.at('/_embedded/environments/0/uuid') ?? (await environment(name));
    return post(`/pacticipants/${pacticipant}/versions/${version}/${kind}-versions/environment/${uuid}`, body);
  }

  return {
    handler,
    crashes,
    send,
    get,
    post,
    put,
    patch,
    delete: del,
    publish,
    verify,
    environment,
    deploy: (pacticipant: string, version: string, name: string, body?: object) => record('deployed', pacticipant, version, name, body),
    release: (pacticipant: string, version: string, name: string) => record('released', pacticipant, version, name),
    /** A version of a program that publishes and verifies nothing. */
    version: (pacticipant: string, number: string) => put(`/pacticipants/${pacticipant}/versions/${number}`),
    matrix: (query: string) => get(`/matrix?${query}`),
    forVerification: (body: object, provider = 'petshop') => post(`/pacts/provider/${provider}/for-verification`, body),
    advance: (milliseconds: number): void => void (time.now += milliseconds),
    close: () => store.close(),
  };
}

function toAnswer(response: Response, text: string): Answer {
  const type = response.headers.get('content-type') ?? '';
  const body: Json = type.includes('json') && text !== '' ? JSON.parse(text) : null;
  const at = (pointer: string): Json | undefined => lookUp(body, pointer);
  const each = (list: string, pointer: string): readonly (Json | undefined)[] => {
    const items = at(list);
    return isArray(items) ? items.map((item) => lookUp(item, pointer)) : [];
  };
  return { status: response.status, type, text, headers: response.headers, at, each };
}

export type TestBroker = Awaited<ReturnType<typeof aBroker>>;

export const days = (count: number): number => count * 24 * 60 * 60 * 1000;
