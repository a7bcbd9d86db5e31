import type { Json, JsonObject } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import { listOperations } from '../../openapi/operations.ts';
import { follow } from '../../openapi/place.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Understood } from '../request/understand.ts';
import { firstSuccess } from './documented.ts';

/**
 * What the path says about the answered thing: an id that nobody created is answered with that id in it.
 * `/pets/{petId}` gives `id` (and `petId`), `/repos/{owner}/{repo_slug}` gives `slug`; what the answer has no field for is left out.
 */
export function identityOf({ endpoint, path }: Understood, body: Json): JsonObject {
  if (!isObject(body)) return {};
  const fields: [string, Json][] = [];
  const tell = (keys: readonly string[], value: Json): void => keys.forEach((key) => fields.push([key, value]));
  let last: readonly [string, Json] | undefined;
  for (const parameter of path) {
    tell(sameNamed(body, parameter[0]), parameter[1]);
    last = parameter;
  }
  if (last !== undefined && isAboutLast(endpoint)) tell(identifyingFields(body, last[0]), last[1]);
  return Object.fromEntries(fields);
}

/** Fields of the answer with the parameter's name, however it is spelt: `customer_id`, `customerId`. */
function sameNamed(body: JsonObject, name: string): readonly string[] {
  const wanted = plain(name);
  return Object.keys(body).filter((key) => plain(key) === wanted && isScalar(body[key]));
}

const identifiers = ['id', 'uid', 'uuid', 'slug', 'key', 'name', 'number', 'sid'];

/** The field that identifies the thing: the parameter's last word where the answer has it, else `id`. */
function identifyingFields(body: JsonObject, name: string): readonly string[] {
  const spelt = plain(name);
  const isLastWord = (identifier: string): boolean => spelt !== identifier && spelt.endsWith(identifier);
  const field = identifiers.find((identifier) => isLastWord(identifier) && Object.hasOwn(body, identifier)) ?? 'id';
  return Object.hasOwn(body, field) && isScalar(body[field]) ? [field] : [];
}

/** Clients may name fields as they like; now and then the spellings are forgotten. */
const mostSpellings = 10_000;
const spellings = new Map<string, string>();

/** A name without what spellings differ in. The same few names are asked for with each request. */
function plain(name: string): string {
  const known = spellings.get(name);
  if (known !== undefined) return known;
  if (spellings.size >= mostSpellings) spellings.clear();
  const made = name.replaceAll(/[_.-]/g, '').toLowerCase();
  spellings.set(name, made);
  return made;
}

const isScalar = (value: Json | undefined): boolean => value !== undefined && typeof value !== 'object';

/** Whether the answer is what the path's last parameter names: the path ends there, or reading that path gives the same schema. */
function isAboutLast(endpoint: Endpoint): boolean {
  const known = subjects.get(endpoint);
  if (known !== undefined) return known;
  const about = readsSubject(endpoint);
  subjects.set(endpoint, about);
  return about;
}

const subjects = new WeakMap<Endpoint, boolean>();

function readsSubject({ document, operation }: Endpoint): boolean {
  const end = operation.path.lastIndexOf('}') + 1;
  if (end === operation.path.length) return true;
  const thing = operation.path.slice(0, end);
  const reading = listOperations(document).find(({ method, path }) => method === 'GET' && path === thing);
  const [own, read] = [operation, reading].map((one) => (one === undefined ? undefined : answeredSchema(document, one)));
  return own !== undefined && own === read;
}

function answeredSchema(document: Document, operation: Endpoint['operation']): string | undefined {
  const schema = firstSuccess(operation)?.response.content[0]?.schema;
  return schema && (follow(document, schema) ?? schema).pointer;
}
