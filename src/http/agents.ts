import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { badInput } from '../failure/failure.ts';
import type { Environment } from '../system/environment.ts';

export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

/**
 * Keep-alive connections that go through the environment's `HTTPS_PROXY` and `HTTP_PROXY`, minus `NO_PROXY`.
 * Loopback never goes through a proxy: stub, forwarder and embedded broker live there.
 */
export function agentsFor(environment: Environment): (url: URL) => Agents {
  const direct = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  const proxied = {
    http: new HttpAgent({ keepAlive: true, proxyEnv: environment }),
    https: new HttpsAgent({ keepAlive: true, proxyEnv: environment }),
  };
  return (url) => (isLoopback(url) ? direct : proxied);
}

export const isLoopback = (url: URL): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);

/** Parses an address of somebody else's server; only http and https are spoken. */
export function outboundUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw badInput('outbound.url.invalid', `${JSON.stringify(text)} is not an http or https URL`, { fix: 'write it as https://host/path' });
}

/** Refuses a host that is not on the list; entries are `host` or `host:port`. Without a list every host is allowed. */
export function checkHost(url: URL, allowedHosts: readonly string[] | undefined): void {
  if (allowedHosts === undefined || allowedHosts.includes(url.host) || allowedHosts.includes(url.hostname)) return;
  const message = `${url.host} is not one of the hosts that may be called: ${allowedHosts.join(', ')}`;
  throw badInput('outbound.host.forbidden', message, { place: url.origin });
}

/** Node's raw header list (name, value, name, value, …) as standard headers: no repeated header is lost. */
export function headersFrom(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let index = 0; index < raw.length; index += 2) headers.append(raw[index] ?? '', raw[index + 1] ?? '');
  return headers;
}
