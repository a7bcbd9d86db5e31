import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';

/** What is wanted of a value: that it is there, that it is exactly so, or something of what it holds. */
export type Demand =
  | { readonly kind: 'any' }
  | { readonly kind: 'exact'; readonly value: Json }
  | { readonly kind: 'fields'; readonly fields: ReadonlyMap<string, Demand>; readonly each?: Demand }
  | { readonly kind: 'items'; readonly items: Demand }
  | { readonly kind: 'elements'; readonly elements: readonly Demand[] };

export const anything: Demand = { kind: 'any' };

/** A demand for exactly these values; objects may hold more than what is written. */
export function demandOfValue(value: Json): Demand {
  if (isArray(value) && value.some((item) => isObject(item) || isArray(item))) return { kind: 'elements', elements: value.map(demandOfValue) };
  return isObject(value) ? demandOfObject(value) : { kind: 'exact', value };
}

function demandOfObject(value: JsonObject): Demand {
  const fields = Object.entries(value).flatMap(([name, field]): [string, Demand][] => (field === undefined ? [] : [[name, demandOfValue(field)]]));
  return fields.length === 0 ? anything : { kind: 'fields', fields: new Map(fields) };
}

/** Both demands at once. What is exact needs no more said about it. */
export function both(a: Demand, b: Demand): Demand {
  if (a.kind === 'any') return b;
  if (a.kind === 'fields' && b.kind === 'fields') return bothFields(a, b);
  if (a.kind === 'items' && b.kind === 'items') return { kind: 'items', items: both(a.items, b.items) };
  if (a.kind === 'elements' && b.kind === 'items') return { kind: 'elements', elements: a.elements.map((element) => both(element, b.items)) };
  if (a.kind === 'items' && b.kind === 'elements') return both(b, a);
  return b.kind === 'exact' ? b : a;
}

type FieldsDemand = Extract<Demand, { kind: 'fields' }>;

function bothFields(a: FieldsDemand, b: FieldsDemand): Demand {
  const fields = new Map(a.fields);
  for (const [name, demand] of b.fields) fields.set(name, both(fields.get(name) ?? anything, demand));
  const each = a.each === undefined || b.each === undefined ? a.each ?? b.each : both(a.each, b.each);
  return each === undefined ? { kind: 'fields', fields } : { kind: 'fields', fields, each };
}
