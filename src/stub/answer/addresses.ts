import type { Json } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import { check } from '../request/checks.ts';
import { serverAddresses } from '../../openapi/routing/base-paths.ts';
import type { Answer } from './answer.ts';

/** The vendor's own addresses in an answer lead to the stub, as they led to the vendor: a client that follows `next` comes back. */
export function localise(answer: Answer, origin: string): Answer {
  const { body, endpoint, media } = answer;
  const hosts = vendorsHosts(endpoint.document);
  if (body === undefined || hosts.length === 0) return answer;
  const text = JSON.stringify(body);
  const own = hosts.reduce((all, host) => all.replaceAll(host, origin), text);
  if (own === text) return answer;
  const local: Json = JSON.parse(own);
  const isValid = media?.schema === undefined || check(endpoint.document, media.schema, 'response')(local).length === 0;
  return isValid ? { ...answer, body: local } : answer;
}

const known = new WeakMap<Document, readonly string[]>();

function vendorsHosts(document: Document): readonly string[] {
  const found = known.get(document);
  if (found !== undefined) return found;
  const addresses = serverAddresses(document).filter((address) => URL.canParse(address));
  const hosts = [...new Set(addresses.map((address) => new URL(address).origin))];
  known.set(document, hosts);
  return hosts;
}
