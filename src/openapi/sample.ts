import type { Json, JsonObject } from '../json/json.ts';
import { isArray, isObject } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import { accepts } from './accepts.ts';
import { choose } from './choose.ts';
import { withDependents } from './conditions.ts';
import type { Document } from './document.ts';
import { tagOf } from './discriminator.ts';
import { bothAt, containedIn, prefixOf } from './elements.ts';
import { fitsScalar } from './fits.ts';
import { spareNames, undeclaredPlace } from './key-names.ts';
import type { Place } from './place.ts';
import { scalar } from './scalar.ts';
import type { Schema, TypeName } from './schema.ts';
import { isNullable, schemaAt, solidTypes } from './schema.ts';
import type { Direction } from './standalone.ts';
import { pick } from './vary.ts';

export interface SampleOptions {
  readonly direction: Direction;
  /**
   * Optional properties too, as a vendor's real answer has them; those of objects that require nothing, which would say nothing without; or
   * only the required ones.
   */
  readonly include: 'required' | 'documented' | 'all';
  /** Values that are wanted; the sample is built around them. */
  readonly given?: Json;
  /** The name of the field that the value is for. */
  readonly name?: string;
}

interface Walk {
  readonly document: Document;
  readonly direction: Direction;
  readonly include: SampleOptions['include'];
  /** Places that are being sampled now: meeting one again is recursion. */
  readonly open: readonly string[];
  /** How many values hold this one. */
  readonly depth: number;
  /** How many more values there may be: a schema that fans out would fill memory. */
  readonly budget: { left: number };
  /** Whether objects and lists that may be null are. */
  readonly isBrief: boolean;
}

/** One value to be made: its schema, the name it stands under and what it shall be built around. */
interface Spot {
  readonly place: Place;
  readonly name: string;
  readonly given: Json | undefined;
}

/** How deep optional properties are filled in: real answers are finite where schemas are not. */
const depthLimit = 6;

/** How many objects and lists deep objects that require nothing are filled in: without it they would be empty. */
const depthOfEmpty = 9;

/** Required properties that require each other without end have no valid value; here they end. */
const depthOfDespair = 40;

const mostValues = 2000;

/** How many more there may be for each that is given: what is published of a long list may be a small part of each of its items. */
const mostBeside = 20;

/** A value that fits the schema at a place: stable, realistic, built around the given values. */
export function sample(document: Document, place: Place, { direction, include, name = '', given }: SampleOptions): Json {
  const most = mostValues + valuesIn(given) * mostBeside;
  const newWalk = (isBrief: boolean): Walk => ({ document, direction, include, open: [], depth: 0, budget: { left: most }, isBrief });
  const walk = newWalk(false);
  const whole = valueAt(walk, { place, name, given });
  // The first fields have taken all that there was: with less in each of them there is something left for the last ones.
  return isSpent(walk) ? valueAt(newWalk(true), { place, name, given }) : whole;
}

function valuesIn(given: Json | undefined): number {
  if (given === undefined) return 0;
  return given === null || typeof given !== 'object' ? 1 : Object.values(given).reduce<number>((sum, value) => sum + valuesIn(value), 1);
}

/** Whether even objects that would be empty are no longer filled in. */
const isSpent = ({ budget }: Walk): boolean => budget.left <= -mostValues;

function valueAt(walk: Walk, spot: Spot): Json {
  const { place, given } = spot;
  if (given !== undefined && !isObject(given) && !isArray(given)) return given;
  const declared = schemaAt(walk.document, place);
  if (walk.open.length > depthOfDespair) return isNullable(declared) ? null : {};
  walk.budget.left -= 1;
  const schema = choose(walk.document, declared, { preference: (member) => preference(walk, member, given) });
  const places = new Set([declared.place.pointer, schema.place.pointer]);
  // What stands within itself ends there with the least that it may be.
  const include = walk.open.includes(declared.place.pointer) ? 'required' : walk.include;
  const inside = { ...walk, include, open: [...walk.open, ...places], depth: walk.depth + 1 };
  return (given === undefined ? publishedValue(schema) ?? publishedList(walk, place, schema) : undefined) ?? valueOfType(inside, schema, spot);
}

/** A scalar that fits a schema of which the choices are made. */
export function sampleScalar(schema: Schema, name: string): Json {
  return publishedValue(schema) ?? scalar(schema, pickType(schema, undefined), name);
}

/** A documented enum value or scalar example; objects are built from their parts, so that each part is right. */
function publishedValue(schema: Schema): Json | undefined {
  const values = schema.values?.filter((value) => value !== null);
  if (values !== undefined) return pick(schema, values, (value) => fitsScalar(schema, value)) ?? values[0];
  return pick(schema, schema.examples, (example) => example !== null && !isObject(example) && !isArray(example) && fitsScalar(schema, example));
}

/** A documented list of scalars that keeps the schema. That a list is empty by default says nothing of what comes. */
function publishedList({ document, direction }: Walk, place: Place, schema: Schema): Json | undefined {
  const isEmptyByDefault = isEmptyList(member(schema.subject.value, 'default'));
  const lists = schema.examples.filter((example) => isArray(example) && !example.some((item) => isObject(item) || isArray(item)));
  return pick(schema, lists, (list) => !(isEmptyByDefault && isEmptyList(list)) && accepts({ document, place, direction }, list));
}

const isEmptyList = (value: Json | undefined): boolean => isArray(value) && value.length === 0;

function valueOfType(walk: Walk, schema: Schema, spot: Spot): Json {
  const type = pickType(schema, spot.given);
  if (type === 'object') return objectOf(walk, schema, spot.given);
  return type === 'array' ? arrayOf(walk, schema, spot) : scalar(schema, type, spot.name);
}

function pickType(schema: Schema, given: Json | undefined): TypeName {
  if (isArray(given)) return 'array';
  if (isObject(given) || (schema.properties.size > 0 && schema.types?.has('object') !== false)) return 'object';
  const [first] = solidTypes(schema);
  if (first !== undefined) return first;
  if (schema.types?.has('null')) return 'null';
  return schema.items === undefined && prefixOf(schema).length === 0 ? (typeof schema.additional === 'object' ? 'object' : 'string') : 'array';
}

/** The member of a `oneOf` or `anyOf` that the wanted value points to; else the first that is no recursion. */
function preference(walk: Walk, member: Schema, given: Json | undefined): number {
  if (walk.open.includes(member.place.pointer)) return -2;
  if (given === undefined) return 0;
  if (!isObject(given)) return member.types?.has('array') ? 1 : -1;
  const keys = Object.keys(given);
  const contradicts = keys.some((key) => contradictsEnum(walk, member.properties.get(key), given[key]));
  return contradicts ? -1 : keys.filter((key) => member.properties.has(key)).length;
}

function contradictsEnum(walk: Walk, property: Place | undefined, value: Json | undefined): boolean {
  const values = property && schemaAt(walk.document, property).values;
  return values !== undefined && value !== undefined && !isObject(value) && !values.includes(value);
}

function objectOf(walk: Walk, schema: Schema, given: Json | undefined): JsonObject {
  const tag = tagOf(walk.document, schema, walk.direction);
  const wanted = { ...(tag === undefined || !schema.properties.has(tag.property) ? {} : { [tag.property]: tag.value }), ...(isObject(given) ? given : {}) };
  const wantedAt = (name: string): Json | undefined => (Object.hasOwn(wanted, name) ? wanted[name] : undefined);
  const usual = [...schema.properties].filter((property) => wantedAt(property[0]) !== undefined || belongs(walk, schema, property));
  const needed = withDependents(schema, [...usual.map(([name]) => name), ...schema.required]);
  const result = new Map<string, Json>();
  for (const [name, place] of schema.properties) {
    const isNeeded = needed.has(name) && isCarried(walk, schemaAt(walk.document, place));
    if (wantedAt(name) !== undefined || isNeeded) result.set(name, valueOrNull(walk, { place, name, given: wantedAt(name) }));
  }
  for (const name of fillers(walk, schema, result)) result.set(name, undeclared(walk, schema, name));
  for (const name of needed) if (!result.has(name) && !schema.properties.has(name)) result.set(name, undeclared(walk, schema, name));
  for (const [name, value] of Object.entries(wanted)) if (!result.has(name) && value !== undefined) result.set(name, value);
  return Object.fromEntries(result);
}

/** Names for the members that a map has to have at least: those that it declares, then others. */
function fillers(walk: Walk, schema: Schema, present: ReadonlyMap<string, Json>): readonly string[] {
  const missing = Math.max(0, Math.min((schema.bounds.minProperties ?? 0) - present.size, mostValues));
  if (missing === 0) return [];
  const declared = [...schema.properties].filter(([, place]) => isCarried(walk, schemaAt(walk.document, place))).map(([name]) => name);
  const spare = spareNames(walk.document, schema).filter((name) => !schema.properties.has(name));
  return [...declared, ...spare].filter((name) => !present.has(name)).slice(0, missing);
}

/** What is required without being declared has the schema of undeclared properties, or none. */
function undeclared(walk: Walk, schema: Schema, name: string): Json {
  const place = schema.properties.get(name) ?? undeclaredPlace(schema, name);
  return place === undefined ? `${name}_example` : valueAt(walk, { place, name, given: undefined });
}

/** Whether a property that nobody asked for is filled in. */
function belongs(walk: Walk, owner: Schema, [name, place]: readonly [string, Place]): boolean {
  const schema = schemaAt(walk.document, place);
  if (!isCarried(walk, schema)) return false;
  if (owner.required.has(name)) return true;
  if (walk.include === 'required') return false;
  const isBare = ![...owner.required].some((required) => owner.properties.has(required));
  if (isBare) return walk.depth <= depthOfEmpty && !isSpent(walk);
  return walk.include === 'all' && walk.open.length < depthLimit && walk.budget.left > 0 && !walk.open.includes(schema.place.pointer);
}

/** Whether a property travels in this direction, or anywhere: no value keeps the schema `false`. */
const isCarried = ({ direction }: Walk, schema: Schema): boolean =>
  !(direction === 'request' ? schema.readOnly : schema.writeOnly) && schema.place.value !== false;

/** A nullable property that would recurse, or grow too deep or too big, is null. */
function valueOrNull(walk: Walk, spot: Spot): Json {
  const schema = schemaAt(walk.document, spot.place);
  const isTooMuch = walk.open.includes(schema.place.pointer) || walk.open.length >= depthLimit || (walk.isBrief && mayBeBig(schema));
  return spot.given === undefined && isTooMuch && isNullable(schema) ? null : valueAt(walk, spot);
}

/** Whether a value may hold others; of a choice nobody has looked which. */
const mayBeBig = (schema: Schema): boolean => schema.choices.length > 0 || ['object', 'array'].includes(pickType(schema, undefined));

function arrayOf(walk: Walk, schema: Schema, { name, given }: Spot): Json {
  const singular = name.replace(/s$/, '');
  const prefix = prefixOf(schema);
  const itemAt = (index: number): Place | undefined => prefix[index] ?? schema.items;
  const item = (place: Place | undefined, value?: Json): Json =>
    place === undefined ? value ?? `${singular}_example` : valueAt(walk, { place, name: singular, given: value });
  if (isArray(given)) return given.map((value, index) => item(itemAt(index), value));
  const contained = elementsContained(schema);
  return Array.from({ length: Math.max(countOf(walk, schema), contained.length) }, (_, index) => item(contained[index] ?? itemAt(index)));
}

/** The places of the first elements where some have to be of a kind. */
function elementsContained(schema: Schema): readonly Place[] {
  const contained = containedIn(schema);
  if (contained === undefined) return [];
  const { place } = contained;
  const prefix = prefixOf(schema);
  const both = (own: Place | undefined): Place => (own === undefined ? place : bothAt(schema.place, own, place));
  return Array.from({ length: Math.min(contained.least, mostValues) }, (_, index) => both(prefix[index] ?? schema.items));
}

function countOf(walk: Walk, schema: Schema): number {
  const { minItems = 0, maxItems = Infinity } = schema.bounds;
  const least = Math.min(minItems, mostValues);
  const { items } = schema;
  const prefix = prefixOf(schema).length;
  if (prefix > 0) return Math.max(least, Math.min(prefix, maxItems));
  if (items === undefined || items.value === false) return least;
  const isRecursive = walk.open.includes(schemaAt(walk.document, items).place.pointer) || walk.open.length >= depthLimit * 2;
  return isRecursive ? least : Math.max(least, Math.min(1, maxItems));
}
