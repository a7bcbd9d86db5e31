import { badInput } from '../../failure/failure.ts';
import type { Environment } from '../../system/environment.ts';
import { outboundUrl } from '../../http/agents.ts';
import { outbound } from '../../http/outbound.ts';
import type { Outbound, OutboundAnswer, OutboundCall } from '../../http/outbound.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { brokerUnreachable, notABroker, refusal } from './broker-problem.ts';
import { linkOf } from './hal-document.ts';

export type BrokerCredentials = { readonly username: string; readonly password: string } | { readonly token: string };

export interface BrokerAddress {
  readonly url: string;
  readonly credentials?: BrokerCredentials;
  /** For `HTTPS_PROXY` and `NO_PROXY`, and for `PACT_BROKER_USERNAME` and the like where no credentials are given. */
  readonly environment?: Environment;
  /** For one attempt. Default 30 seconds. */
  readonly timeoutMs?: number;
}

/** A document as the broker sent it; `text` where every digit matters. */
export interface Fetched {
  readonly document: JsonObject;
  readonly text: string;
}

/** A broker's API as linked documents. Every method throws a `Failure` for what a person can mend. */
export interface Hal {
  /** Without a trailing slash and without credentials. */
  readonly baseUrl: string;
  /** The address behind a relation of the index. */
  start(rel: string, fill?: { readonly [name: string]: string }): Promise<string>;
  get(url: string): Promise<Fetched>;
  /** As `get`, but a 404 is an answer too: undefined. */
  find(url: string): Promise<Fetched | undefined>;
  send(method: 'POST' | 'PUT' | 'PATCH', url: string, body: JsonObject): Promise<JsonObject>;
}

export function halClient(address: BrokerAddress): Hal {
  const { baseUrl, credentials } = splitAddress(address);
  const call = outbound({
    ...(address.environment === undefined ? {} : { environment: address.environment }),
    ...(address.timeoutMs === undefined ? {} : { timeoutMs: address.timeoutMs }),
    headers: { accept: 'application/hal+json, application/json', ...authorization(credentials) },
  });
  const request = async (what: OutboundCall): Promise<OutboundAnswer> =>
    call({ ...what, url: onBase(baseUrl, what.url) }).catch((error: unknown) => {
      throw brokerUnreachable(baseUrl, error);
    });
  return { baseUrl, start: indexOf(baseUrl, request), ...verbs(request) };
}

function verbs(request: Outbound): Pick<Hal, 'get' | 'find' | 'send'> {
  const find = async (url: string): Promise<Fetched | undefined> => {
    const answer = await request({ method: 'GET', url });
    if (answer.status === 404 && parsed(answer) !== undefined) return undefined;
    return { document: accepted(answer), text: answer.body };
  };
  return {
    find,
    async get(url) {
      const answer = await request({ method: 'GET', url });
      return { document: accepted(answer), text: answer.body };
    },
    async send(method, url, body) {
      const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
      return accepted(await request({ method, url, body: JSON.stringify(body), headers: { 'content-type': type } }));
    },
  };
}

/** Reads the index once; a failed attempt is not remembered. */
function indexOf(baseUrl: string, request: Outbound): Hal['start'] {
  let index: JsonObject | undefined;
  return async (rel, fill) => {
    const url = `${baseUrl}/`;
    index ??= await readIndex(url, request);
    const href = linkOf(index, rel, fill);
    if (href === undefined) throw notABroker(url, `its index has no link ${rel}`);
    return href;
  };
}

async function readIndex(url: string, request: Outbound): Promise<JsonObject> {
  const answer = await request({ method: 'GET', url });
  if (answer.status === 404) throw notABroker(url, 'it answered 404');
  return accepted(answer);
}

/** The body of a good answer; an empty one is an empty document. */
function accepted(answer: OutboundAnswer): JsonObject {
  const body = parsed(answer);
  if (answer.status >= 400 && (body !== undefined || !looksLikePage(answer))) throw refusal(answer, body);
  if (answer.status < 300 && answer.body.trim() === '') return {};
  if (isObject(body)) return body;
  const start = answer.body.trim().slice(0, 60).replaceAll(/\s+/g, ' ');
  const type = answer.headers.get('content-type') ?? 'without a type';
  throw notABroker(answer.url, `it answered ${answer.status} ${type}, starting ${JSON.stringify(start)}`);
}

const looksLikePage = (answer: OutboundAnswer): boolean =>
  answer.status === 404 && /html/.test(answer.headers.get('content-type') ?? '');

function parsed(answer: OutboundAnswer): Json | undefined {
  try {
    return JSON.parse(answer.body);
  } catch {
    return undefined;
  }
}

/**
 * Links are followed by path and query alone, on the address that we were given: a broker behind a proxy
 * often names itself wrongly, and credentials go to no other host.
 */
function onBase(baseUrl: string, href: string): string {
  if (!URL.canParse(href, baseUrl)) throw notABroker(baseUrl, `it links to ${JSON.stringify(href)}`);
  const { pathname, search } = new URL(href, baseUrl);
  return new URL(baseUrl).origin + pathname + search;
}

/** Credentials may stand in the address itself, as `https://user:password@host`. */
function splitAddress({ url, credentials, environment = {} }: BrokerAddress): { baseUrl: string; credentials: BrokerCredentials | undefined } {
  const parsedUrl = outboundUrl(url);
  const { username, password } = parsedUrl;
  const baseUrl = parsedUrl.origin + parsedUrl.pathname.replace(/\/+$/, '');
  const own = username === '' ? undefined : { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  return { baseUrl, credentials: credentials ?? own ?? credentialsIn(environment) };
}

/** Pact's own names; a token counts before a user, as with Pact's own tools. */
function credentialsIn({ PACT_BROKER_TOKEN: token, PACT_BROKER_USERNAME: username, PACT_BROKER_PASSWORD: password }: Environment): BrokerCredentials | undefined {
  if (token) return { token };
  return username ? { username, password: password ?? '' } : undefined;
}

const invalidToken = (): Error =>
  badInput('broker.token.invalid', 'the broker token holds a space or line break', { fix: 'set PACT_BROKER_TOKEN to the token alone' });

function authorization(credentials: BrokerCredentials | undefined): Readonly<Record<string, string>> {
  if (credentials === undefined) return {};
  if ('token' in credentials) {
    if (/[^\x21-\x7e]/.test(credentials.token)) throw invalidToken();
    return { authorization: `Bearer ${credentials.token}` };
  }
  return { authorization: `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}` };
}
