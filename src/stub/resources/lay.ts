import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { itemsPlace, propertyPlace } from '../../openapi/wire/accepted.ts';

interface Layers {
  readonly base: Json;
  readonly over: Json;
}

/** Lays what is remembered of a thing over one that the document has: only fields that its schema declares, each as far as it goes. */
export function layThing(document: Document, place: Place | undefined, { base, over }: { readonly base: JsonObject; readonly over: JsonObject }): Json {
  const isFree = place === undefined || fieldsOf(document, place).size === 0;
  return isFree ? { ...base, ...over } : lay(document, place, { base, over });
}

/** In a map, whose fields are nobody's but the client's, nothing is left of what was there. */
function lay(document: Document, place: Place | undefined, { base, over }: Layers): Json {
  if (place === undefined) return over;
  if (isArray(over)) return layItems(document, place, { base, over });
  if (!isObject(over)) return over;
  const declared = fieldsOf(document, place);
  const below = isObject(base) ? base : {};
  const kept = declared.size === 0 ? {} : below;
  const laid = Object.entries(over).flatMap(([name, value]): [string, Json][] => {
    if (value === undefined || (declared.size > 0 && !declared.has(name))) return [];
    const property = declared.get(name) ?? propertyPlace(document, place, name);
    if (property !== undefined && schemaAt(document, property).writeOnly) return [];
    return [[name, lay(document, property, { base: member(below, name) ?? null, over: value })]];
  });
  return { ...kept, ...Object.fromEntries(laid) };
}

/** Each item is laid over the sampled one: what a client sends of it is often less than what is answered. */
function layItems(document: Document, place: Place, { base, over }: Layers & { readonly over: readonly Json[] }): Json {
  const items = itemsPlace(document, place);
  const samples = isArray(base) ? base : [];
  return over.map((item, index) => (isObject(item) ? lay(document, items, { base: samples[index] ?? samples[0] ?? {}, over: item }) : item));
}

const known = new WeakMap<Document, Map<string, ReadonlyMap<string, Place>>>();

/** Alternatives of alternatives beyond this are no fields of anything. */
const deepest = 6;

/** The fields that a schema declares, its alternatives' included. None: it is a map, or free. */
export function fieldsOf(document: Document, place: Place): ReadonlyMap<string, Place> {
  const byPointer = known.get(document) ?? new Map<string, ReadonlyMap<string, Place>>();
  known.set(document, byPointer);
  const found = byPointer.get(place.pointer);
  if (found !== undefined) return found;
  const fields = new Map(declaredIn(document, place, 0).toReversed());
  byPointer.set(place.pointer, fields);
  return fields;
}

function declaredIn(document: Document, place: Place, depth: number): readonly (readonly [string, Place])[] {
  const { properties, choices } = schemaAt(document, place);
  return [...properties, ...(depth < deepest ? choices.flat().flatMap((choice) => declaredIn(document, choice, depth + 1)) : [])];
}

/** One object over another, field by field, as deep as both have them; lists and all else whole. */
export const merged = (base: JsonObject, over: JsonObject): JsonObject => {
  const fields = Object.entries(over).map(([name, value]): [string, Json | undefined] => {
    const below = member(base, name);
    return [name, isObject(below) && isObject(value) ? merged(below, value) : value];
  });
  return { ...base, ...Object.fromEntries(fields) };
};
