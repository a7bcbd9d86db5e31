import { badInput } from '../../failure/failure.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Path } from './path.ts';
import { eachElement, everyValue, fieldStep, shownPath } from './path.ts';

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

/** Both demands at once. A value that cannot be both at once is a contradiction; of an exact list no more needs to be said. */
export function both(a: Demand, b: Demand, path: Path = []): Demand {
  if (a.kind === 'any' || b.kind === 'any') return a.kind === 'any' ? b : a;
  if (a.kind === 'fields' && b.kind === 'fields') return bothFields(a, b, path);
  if (a.kind === 'items' && b.kind === 'items') return { kind: 'items', items: both(a.items, b.items, [...path, eachElement]) };
  if (a.kind === 'elements' && b.kind === 'items') {
    return { kind: 'elements', elements: a.elements.map((element) => both(element, b.items, [...path, eachElement])) };
  }
  if (a.kind === 'items' && b.kind === 'elements') return both(b, a, path);
  if (b.kind === 'exact' && (a.kind === 'exact' || (a.kind === 'items' && isArray(b.value)))) return b;
  if (a.kind === 'exact' && b.kind === 'items' && isArray(a.value)) return a;
  throw contradiction(path, a, b);
}

type FieldsDemand = Extract<Demand, { kind: 'fields' }>;

function bothFields(a: FieldsDemand, b: FieldsDemand, path: Path): Demand {
  const fields = new Map(a.fields);
  for (const [name, demand] of b.fields) fields.set(name, both(fields.get(name) ?? anything, demand, [...path, fieldStep(name)]));
  const each = a.each === undefined || b.each === undefined ? a.each ?? b.each : both(a.each, b.each, [...path, everyValue]);
  return each === undefined ? { kind: 'fields', fields } : { kind: 'fields', fields, each };
}

const contradiction = (path: Path, a: Demand, b: Demand): Error =>
  badInput('expectation.contradiction', `${shownPath(path)} cannot be ${inWords(a)} and ${inWords(b)} at once`, {
    fix: 'write an interaction for each of the two',
  });

function inWords(demand: Demand): string {
  if (demand.kind === 'exact') return JSON.stringify(demand.value);
  return demand.kind === 'fields' ? 'an object' : 'a list';
}
