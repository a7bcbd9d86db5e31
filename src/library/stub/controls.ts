import { badInput } from '../../failure/failure.ts';
import { cutOf } from '../../http/cut.ts';
import type { Handler } from '../../http/handler.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject, parseJson } from '../../json/json.ts';
import { cutShort } from './cut-short.ts';
import type { Stub } from './types.ts';
import { untilAborted } from './until-aborted.ts';

/** Stands for the vendor's host where an address has none. */
const nowhere = 'http://localhost';

/** The stub's own calls as functions: they go the way that others' calls go, so that both do the same. */
export function controlsOf(handler: Handler, namespace: string | undefined): Stub {
  const own: Readonly<Record<string, string>> = namespace === undefined ? {} : { 'vendorproof-namespace': namespace };
  const call = async (method: string, name: string, body?: Json): Promise<Json> => {
    const init = { method, headers: own, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    return answered(await handler(new Request(`${nowhere}/_vendorproof/${name}`, init)));
  };
  return {
    async fetch(input, init) {
      const asked = new Request(typeof input === 'string' ? new URL(input, nowhere) : input, init);
      const ask = async (): Promise<Response> => {
        const response = await handler(namespace === undefined ? asked : inNamespace(asked, own));
        const cut = cutOf(response);
        return cut === undefined ? response : cutShort(response, cut);
      };
      return isAbortable(input, init) ? untilAborted(asked, ask) : ask();
    },
    async listen({ port = 0, host } = {}) {
      const { listen } = await import('../../http/listen.ts');
      const listener: Handler = namespace === undefined ? handler : (request) => handler(inNamespace(request, own));
      return listen(listener, { port, ...(host === undefined ? {} : { host }) });
    },
    async state(name, params = {}) {
      const values = await call('POST', 'states', { state: name, params, action: 'setup' });
      return isObject(values) ? values : {};
    },
    async faults(faults) {
      await call('PUT', 'faults', { faults });
    },
    async webhook(order) {
      const sent = await call('POST', 'webhooks', order);
      return isObject(sent) ? sent : {};
    },
    async requests() {
      const journal = await call('GET', 'requests');
      const entries = isObject(journal) ? journal['requests'] : undefined;
      return isArray(entries) ? entries.filter((entry): entry is JsonObject => isObject(entry)) : [];
    },
    async reset() {
      await call('POST', 'reset');
    },
    namespace: (name) => controlsOf(handler, checkedName(name)),
  };
}

/** Whether there is a signal to heed: every request has one, and of those that we make ourselves nobody else holds it. */
const isAbortable = (input: Request | URL | string, init: RequestInit | undefined): boolean => input instanceof Request || (init?.signal ?? null) !== null;

/** A namespace that the request names itself goes before. */
function inNamespace(request: Request, own: Readonly<Record<string, string>>): Request {
  const headers = new Headers({ ...own, ...Object.fromEntries(request.headers) });
  return new Request(request, { headers });
}

async function answered(response: Response): Promise<Json> {
  const text = await response.text();
  const body = text === '' ? null : parseJson(text, 'the stub');
  if (response.ok) return body;
  const detail = isObject(body) && typeof body['detail'] === 'string' ? body['detail'] : `the stub answered ${response.status}`;
  throw badInput('stub.call', detail);
}

/** It travels in a header. */
function checkedName(name: unknown): string {
  if (typeof name === 'string' && /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(name)) return name;
  throw badInput('stub.call', 'a namespace is named in plain letters, digits and signs');
}
