import { createBroker } from '../../../../src/broker/server.ts';
import { openStore } from '../../../../src/broker/store/store.ts';
import { aPact } from './a-pact.ts';
import type { Answer } from './an-answer.ts';
import { anAnswer } from './an-answer.ts';

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

/** A broker in memory, driven through its handler; the clock stands still unless it is moved. */
export async function aBroker(options: { readonly file?: string; readonly baseUrl?: string } = {}) {
  const time = { now: Date.parse('2026-01-01T00:00:00Z') };
  const clock = (): Date => new Date(time.now);
  const store = await openStore({ file: options.file ?? ':memory:', clock });
  const crashes: unknown[] = [];
  const handler = createBroker({ store, clock, baseUrl: options.baseUrl, onCrash: (error) => crashes.push(error) });
  const send = async (method: string, path: string, init: Sent = {}): Promise<Answer> =>
    anAnswer(await handler(new Request(path.startsWith('http') ? path : `http://broker${path}`, { method, ...init })));
  const calls = requests(send);
  return {
    handler,
    crashes,
    send,
    ...calls,
    ...habits(calls),
    advance: (milliseconds: number): void => void (time.now += milliseconds),
    close: () => store.close(),
  };
}

export type TestBroker = Awaited<ReturnType<typeof aBroker>>;

export const days = (count: number): number => count * 24 * 60 * 60 * 1000;

interface Sent {
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
}

type Send = (method: string, path: string, init?: Sent) => Promise<Answer>;

const json = { 'content-type': 'application/json' };

/** The plain requests. */
function requests(send: Send) {
  const write =
    (method: string, usual: Record<string, string> = json) =>
    (path: string, body: unknown = {}, headers = usual): Promise<Answer> =>
      send(method, path, { body: typeof body === 'string' ? body : JSON.stringify(body), headers });
  return {
    get: (path: string, headers: Record<string, string> = {}) => send('GET', path, { headers }),
    post: write('POST'),
    put: write('PUT'),
    patch: write('PATCH', { 'content-type': 'application/merge-patch+json' }),
    delete: (path: string) => send('DELETE', path),
  };
}

/** What teams do with a broker, in a word each. */
function habits({ get, post, put }: ReturnType<typeof requests>) {
  const environment = async (name: string, production = false): Promise<string> =>
    (await post('/environments', { name, production })).textAt('/uuid');

  const record =
    (kind: 'deployed' | 'released') =>
    async (pacticipant: string, version: string, { name, ...body }: { readonly name: string }): Promise<Answer> => {
      const known = (await get(`/environments?name=${name}`)).each('/_embedded/environments', '/uuid')[0];
      const uuid = typeof known === 'string' ? known : await environment(name);
      return post(`/pacticipants/${pacticipant}/versions/${version}/${kind}-versions/environment/${uuid}`, body);
    };

  return {
    environment,
    publish: (publishing: Publishing = {}) => post('/contracts/publish', publication(publishing)),
    verify: (verifying: Verifying = {}) => verify({ get, post, put }, verifying),
    deploy: (
      pacticipant: string,
      version: string,
      where: string | { readonly name: string; readonly applicationInstance?: string; readonly target?: string },
    ) => record('deployed')(pacticipant, version, typeof where === 'string' ? { name: where } : where),
    release: (pacticipant: string, version: string, name: string) => record('released')(pacticipant, version, { name }),
    /** A version of a program that publishes and verifies nothing. */
    version: (pacticipant: string, number: string) => put(`/pacticipants/${pacticipant}/versions/${number}`),
    matrix: (query: string) => get(`/matrix?${query}`),
    forVerification: (body: object, provider = 'petshop') => post(`/pacts/provider/${provider}/for-verification`, body),
  };
}

function publication({ consumer = 'web', provider = 'petshop', version = '1', branch, tags, onConflict, content }: Publishing): object {
  const text = content ?? aPact({ consumer, provider });
  const contract = {
    consumerName: consumer,
    providerName: provider,
    specification: 'pact',
    contentType: 'application/json',
    content: Buffer.from(text).toString('base64'),
    onConflict,
  };
  return { pacticipantName: consumer, pacticipantVersionNumber: version, branch, tags, contracts: [contract] };
}

/** As the verifier does it: branch and tag first, then the result where the pact says. */
async function verify(
  { get, post, put }: Pick<ReturnType<typeof requests>, 'get' | 'post' | 'put'>,
  verifying: Verifying,
): Promise<Answer> {
  const { consumer = 'web', provider = 'petshop', version = '1', providerVersion = 'p1', branch, tag, success = true } = verifying;
  if (branch !== undefined) await put(`/pacticipants/${provider}/branches/${encodeURIComponent(branch)}/versions/${providerVersion}`);
  if (tag !== undefined) await put(`/pacticipants/${provider}/versions/${providerVersion}/tags/${tag}`);
  const pact = await get(`/pacts/provider/${provider}/consumer/${consumer}/version/${encodeURIComponent(version)}`);
  return post(pact.textAt('/_links/pb:publish-verification-results/href'), { success, providerApplicationVersion: providerVersion });
}
