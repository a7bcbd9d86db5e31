import type { Json, JsonObject } from '../../../src/json/json.ts';
import { isArray, isObject } from '../../../src/json/json.ts';
import type { Answer, Party } from './exchange.ts';
import { badgeOf } from './badge.ts';
import { jsonOf } from './exchange.ts';

const comparedHeaders = [
  'location',
  'allow',
  'access-control-allow-methods',
  'x-pact-consumer-version',
  'x-pact-broker-version',
  'vary',
  'cache-control',
];

/** Members whose wording is each broker's own. */
const wording = new Set(['title', 'text', 'reason', 'error', 'message', 'detail', 'shortDescription']);

/** An answer without what must differ between two brokers: addresses, generated ids, times, wording. */
export function normalForm(party: Party, answer: Answer): JsonObject {
  const names = new Map([...party.kept].map(([name, value]) => [value, name]));
  const plain = (text: string): string => withoutIds(text.replaceAll(party.base, '<broker>'), names);
  const badge = badgeOf(answer);
  if (badge !== undefined) return badge;
  const headers = comparedHeaders.flatMap((name) => {
    const value = answer.headers[name];
    return typeof value === 'string' ? [[name, name.includes('allow') ? sortedList(value) : plain(value)] as const] : [];
  });
  return {
    status: answer.status,
    type: (answer.headers['content-type'] ?? '').replace(/;.*/, ''),
    headers: Object.fromEntries(headers),
    body: bodyOf(answer, plain),
  };
}

const sortedList = (value: string): string => value.split(/,\s*/).toSorted().join(', ');

function bodyOf(answer: Answer, plain: (text: string) => string): Json {
  const json = jsonOf(answer);
  if (json !== undefined) return withoutWording(json, plain);
  if (answer.text === '') return '';
  return answer.headers['content-type']?.includes('graphviz') === true ? plain(answer.text) : '<text>';
}

function withoutWording(value: Json, plain: (text: string) => string): Json {
  if (typeof value === 'string') return plain(value);
  if (isArray(value)) return value.map((item) => withoutWording(item, plain));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]): [string, Json] => {
      if (typeof child === 'string' && (wording.has(key) || child.startsWith('DEPRECATED'))) return [key, '<text>'];
      if (key === 'notices' && isArray(child)) return [key, withoutWording(repetitionsMarked(child), plain)];
      if (key === 'errors') return [key, messagesHidden(child ?? null, plain)];
      return [key, withoutWording(child ?? null, plain)];
    }),
  );
}

/** A notice that says the same as one before it. */
const repetitionsMarked = (notices: readonly Json[]): readonly Json[] =>
  notices.map((notice, index) => {
    const repeats = notices.slice(0, index).some((earlier) => JSON.stringify(earlier) === JSON.stringify(notice));
    return repeats && isObject(notice) ? { ...notice, repeated: true } : notice;
  });

/** Of errors the fields count; how many sentences say what is wrong with one is wording. */
function messagesHidden(errors: Json, plain: (text: string) => string): Json {
  if (isArray(errors)) {
    const kinds = new Map(errors.map((error) => [JSON.stringify(messagesHidden(error, plain)), messagesHidden(error, plain)]));
    return [...kinds.values()];
  }
  if (!isObject(errors)) return typeof errors === 'string' ? '<text>' : errors;
  if (typeof errors['detail'] === 'string') return withoutWording(errors, plain);
  return Object.fromEntries(Object.entries(errors).map(([field, messages]) => [field, messagesHidden(messages ?? null, plain)]));
}

/** Ids become the names that they were kept under, or what kind they are of. */
function withoutIds(text: string, names: ReadonlyMap<string, string>): string {
  const named = (kind: string) => (id: string) => `<${names.get(id) ?? kind}>`;
  return text
    .replaceAll(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, named('uuid'))
    .replaceAll(/\b[0-9a-f]{40}\b/g, named('sha'))
    .replaceAll(/(?<=\/verification-results\/|^Verification result )\d+/g, named('number'))
    .replaceAll(/(?<=\/metadata\/)[^/]+/g, '<metadata>')
    .replaceAll(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00|\b\d\d\/\d\d\/\d{4}\b/g, '<time>');
}
