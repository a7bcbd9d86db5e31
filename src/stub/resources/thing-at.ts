import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { joinPointer, lookUp, splitPointer } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { itemsPlace, propertyPlace } from '../../openapi/wire/accepted.ts';
import { isIdentified, isNamedAsInPath } from './id-field.ts';
import type { Resource } from './resource.ts';
import { plain, singular } from '../names.ts';

/** Fields that hold the thing itself: `{"data": {…}}`. */
const wrappers = new Set(['data', 'result', 'results', 'item', 'items', 'response', 'resource', 'resources', 'value', 'values', 'entity', 'object', 'record', 'payload', 'content', 'body', 'output', 'attributes']);

/** What stands beside a wrapped thing and is none itself. */
const beside = /^(ok|success|status|code|message|messages|errors?|warnings?|meta|links|_links|paging|pagination|request_?id|type|kind|object|jsonapi|version)$/i;

/** Where in a body the thing stands, as a pointer: '' for the whole, `/pet` and `/data` for what wraps it, `/pets/0` for a list of one. */
export function thingAt(resource: Resource, body: Json): string {
  if (isArray(body)) return isObject(body[0]) ? '/0' : '';
  if (!isObject(body)) return '';
  const inner = Object.entries(body).flatMap(([name, value]): Inner[] => (holdsThing(value) ? [{ name, value }] : []));
  // What has an id of its own is the thing, whoever else in it names it: the discount of a customer names the customer.
  const hasOwn = isNamedAsInPath(resource, body) || (Object.hasOwn(body, 'id') && !inner.some(({ name }) => isNamed(resource, name) || wrappers.has(name.toLowerCase())));
  const telling = hasOwn ? undefined : inner.find(({ value }) => isNamedAsInPath(resource, firstOf(value)));
  if (telling !== undefined) return pointerTo(resource, telling);
  const named = inner.find(({ name }) => isNamed(resource, name)) ?? inner.find(({ name }) => wrappers.has(name.toLowerCase()));
  if (named !== undefined && (isBare(body, named.name) || !isIdentified(resource, body))) return pointerTo(resource, named);
  if (isIdentified(resource, body)) return '';
  const [only, ...others] = inner.filter(({ name }) => !beside.test(name));
  const isWrapped = only !== undefined && others.length === 0 && (isBare(body, only.name) || isIdentified(resource, firstOf(only.value)));
  return isWrapped ? pointerTo(resource, only) : '';
}

/** The field that wraps the thing in what a client sends, where nothing else stands beside it. */
export function wrapperIn(resource: Resource, body: JsonObject): string | undefined {
  const inner = Object.keys(body).filter((name) => holdsThing(body[name]));
  const name = inner.find((one) => isNamed(resource, one)) ?? inner.find((one) => wrappers.has(one.toLowerCase()));
  return name !== undefined && isBare(body, name) ? name : undefined;
}

interface Inner {
  readonly name: string;
  readonly value: JsonObject | readonly Json[];
}

const holdsThing = (value: Json | undefined): value is JsonObject | readonly Json[] => isObject(value) || (isArray(value) && isObject(value[0]));

const isNamed = ({ noun }: Resource, name: string): boolean => plain(singular(name)) === plain(singular(noun));

/** Whether nothing of the thing stands beside the field. */
const isBare = (body: JsonObject, name: string): boolean => Object.keys(body).every((other) => other === name || beside.test(other));

const firstOf = (value: Json): Json => (isArray(value) ? (value[0] ?? null) : value);

/** Wrappers in wrappers: `{"response": {"pet": {…}}}`. */
function pointerTo(resource: Resource, { name, value }: Inner): string {
  if (isArray(value)) return joinPointer('', name, 0);
  const deeper = name === 'attributes' || isIdentified(resource, value) ? '' : thingAt(resource, value);
  return joinPointer('', name) + deeper;
}

/** The thing in a body; undefined where what stands there is no object. */
export function thingIn(body: Json | undefined, pointer: string): JsonObject | undefined {
  const found = body === undefined ? undefined : lookUp(body, pointer);
  return isObject(found) ? found : undefined;
}

/** Where in a schema a pointer into its values leads. */
export function placeBelow(document: Document, place: Place | undefined, pointer: string): Place | undefined {
  return splitPointer(pointer).reduce<Place | undefined>((here, key) => here && (propertyPlace(document, here, key) ?? (/^\d+$/.test(key) ? itemsPlace(document, here) : undefined)), place);
}
