import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import { check } from '../request/checks.ts';
import { serverAddresses } from '../../openapi/routing/base-paths.ts';
import type { MediaType } from '../../openapi/operations.ts';
import type { Answer } from './answer.ts';
import { localOnce } from './kept.ts';

/** The vendor's own addresses in an answer lead to the stub, as they led to the vendor: a client that follows `next` comes back. */
export function localise(answer: Answer, origin: string): Answer {
  const { body, endpoint, media } = answer;
  const hosts = vendorsHosts(endpoint.document);
  if (body === undefined || hosts.length === 0) return answer;
  const local = localOnce(body, origin, () => localBody(body, { hosts, origin, isValid: (changed) => isValidFor(endpoint.document, media, changed) }));
  return local === body ? answer : { ...answer, body: local };
}

const isValidFor = (document: Document, media: MediaType | undefined, body: Json): boolean =>
  media?.schema === undefined || check(document, media.schema, 'response')(body).length === 0;

interface Move {
  readonly hosts: readonly string[];
  readonly origin: string;
  readonly isValid: (changed: Json) => boolean;
}

function localBody(body: Json, { hosts, origin, isValid }: Move): Json {
  const local = withTexts(body, (text) => hosts.reduce((all, host) => all.replaceAll(host, origin), text));
  return local === body || !isValid(local) ? body : local;
}

/** The value with all of its texts changed; the same value where none changes. */
function withTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (isArray(value)) {
    const items = value.map((item) => withTexts(item, change));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, item]): readonly [string, Json | undefined] => [name, item === undefined ? item : withTexts(item, change)]);
  return members.some(([name, item]) => item !== value[name]) ? Object.fromEntries(members) : value;
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
