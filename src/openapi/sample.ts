import type { Json } from '../json/json.ts';
import { isArray, isObject } from '../json/json.ts';
import type { Document } from './document.ts';
import type { Place } from './place.ts';
import { scalar } from './scalar.ts';
import type { Schema, TypeName } from './schema.ts';
import { isNullable, schemaAt, solidTypes } from './schema.ts';
import type { Direction } from './standalone.ts';

export interface SampleOptions {
  readonly direction: Direction;
  /** Optional properties too, as a vendor's real answer has them, or only the required ones. */
  readonly include: 'required' | 'all';
  /** Values that are wanted; the sample is built around them. */
  readonly given?: Json;
  /** The name of the field that the value is for. */
  readonly name?: string;
}

interface Walk extends Omit<SampleOptions, 'given' | 'name'> {
  readonly document: Document;
  /** Places that are being sampled now: meeting one again is recursion. */
  readonly open: readonly string[];
}

/** How deep optional properties are filled in: real answers are finite where schemas are not. */
const depthLimit = 6;

/** A value that fits the schema at a place: stable, realistic, built around the given values. */
export function sample(document: Document, place: Place, options: SampleOptions): Json {
  return valueAt({ document, direction: options.direction, include: options.include, open: [] }, place, options.name ?? '', options.given);
}

function valueAt(walk: Walk, place: Place, name: string, given: Json | undefined): Json {
  if (given !== undefined && !isObject(given) && !isArray(given)) return given;
  const schema = schemaAt(walk.document, place);
  const inside = { ...walk, open: [...walk.open, schema.place.pointer] };
  if (given === undefined) {
    const ready = publishedValue(schema);
    if (ready !== undefined) return ready;
  }
  const variant = chooseVariant(walk, schema, given);
  if (variant !== undefined && schema.properties.size === 0) return valueAt(inside, variant, name, given);
  return valueOfType(inside, schema, { name, given, type: pickType(schema, given), variant });
}

/** A documented enum value or scalar example; objects are built from their parts, so that each part is right. */
function publishedValue(schema: Schema): Json | undefined {
  if (schema.values !== undefined) return schema.values.find((value) => value !== null) ?? null;
  return schema.examples.find((example) => example !== null && !isObject(example) && !isArray(example) && fitsType(schema, example));
}

function fitsType(schema: Schema, value: Json): boolean {
  if (schema.types === undefined) return true;
  if (typeof value === 'number') return schema.types.has('number') || (schema.types.has('integer') && Number.isInteger(value));
  return [...schema.types].some((type) => type === typeof value);
}

interface Wanted {
  readonly name: string;
  readonly given: Json | undefined;
  readonly type: TypeName;
  readonly variant: Place | undefined;
}

function valueOfType(walk: Walk, schema: Schema, wanted: Wanted): Json {
  if (wanted.type === 'object') return objectOf(walk, schema, wanted);
  if (wanted.type === 'array') return arrayOf(walk, schema, wanted);
  return scalar(schema, wanted.type, wanted.name);
}

function pickType(schema: Schema, given: Json | undefined): TypeName {
  if (isArray(given)) return 'array';
  if (isObject(given) || schema.properties.size > 0) return 'object';
  const [first] = solidTypes(schema);
  if (first !== undefined) return first;
  if (isNullable(schema)) return 'null';
  return schema.items === undefined ? (typeof schema.additional === 'object' ? 'object' : 'string') : 'array';
}

/** The member of a `oneOf` or `anyOf` that the wanted value points to; else the first that is neither null nor recursion. */
function chooseVariant(walk: Walk, schema: Schema, given: Json | undefined): Place | undefined {
  const choices = schema.choices[0] ?? [];
  const fitting = choices.filter((choice) => {
    const candidate = schemaAt(walk.document, choice);
    return solidTypes(candidate).length > 0 || candidate.types === undefined;
  });
  const scored = fitting.map((choice) => ({ choice, score: variantScore(walk, schemaAt(walk.document, choice), given) }));
  return scored.toSorted((a, b) => b.score - a.score)[0]?.choice;
}

function variantScore(walk: Walk, variant: Schema, given: Json | undefined): number {
  if (walk.open.includes(variant.place.pointer)) return -2;
  if (given === undefined) return 0;
  if (isArray(given)) return variant.types?.has('array') ? 1 : -1;
  if (!isObject(given)) return 0;
  const keys = Object.keys(given);
  const contradicts = keys.some((key) => contradictsEnum(walk, variant.properties.get(key), given[key]));
  return contradicts ? -1 : keys.filter((key) => variant.properties.has(key)).length;
}

function contradictsEnum(walk: Walk, property: Place | undefined, value: Json | undefined): boolean {
  const values = property && schemaAt(walk.document, property).values;
  return values !== undefined && value !== undefined && !isObject(value) && !values.includes(value);
}

function objectOf(walk: Walk, schema: Schema, { given, variant }: Wanted): Json {
  const chosen = variant === undefined ? undefined : schemaAt(walk.document, variant);
  const properties = new Map([...schema.properties, ...(chosen?.properties ?? [])]);
  const required = new Set([...schema.required, ...(chosen?.required ?? [])]);
  const result: Record<string, Json> = Object.create(null);
  for (const [name, place] of properties) {
    const wanted = isObject(given) && Object.hasOwn(given, name) ? given[name] : undefined;
    if (wanted !== undefined || belongs(walk, place, required.has(name))) result[name] = valueOrNull(walk, place, name, wanted);
  }
  for (const name of isObject(given) ? Object.keys(given) : []) {
    const value = isObject(given) ? given[name] : undefined;
    if (!(name in result) && value !== undefined) result[name] = value;
  }
  return { ...result };
}

/** Whether a property that nobody asked for is filled in. */
function belongs(walk: Walk, place: Place, required: boolean): boolean {
  const schema = schemaAt(walk.document, place);
  if (walk.direction === 'request' ? schema.readOnly : schema.writeOnly) return false;
  return required || (walk.include === 'all' && walk.open.length < depthLimit && !walk.open.includes(schema.place.pointer));
}

/** A nullable property that would recurse, or grow too deep, is null. */
function valueOrNull(walk: Walk, place: Place, name: string, wanted: Json | undefined): Json {
  const schema = schemaAt(walk.document, place);
  const endless = walk.open.includes(schema.place.pointer) || walk.open.length >= depthLimit;
  return wanted === undefined && endless && isNullable(schema) ? null : valueAt(walk, place, name, wanted);
}

function arrayOf(walk: Walk, schema: Schema, { name, given }: Wanted): Json {
  const { items } = schema;
  const singular = name.replace(/s$/, '');
  if (isArray(given)) return items === undefined ? given : given.map((item) => valueAt(walk, items, singular, item));
  if (items === undefined) return [];
  const least = schema.bounds.minItems ?? 0;
  const recursive = walk.open.includes(schemaAt(walk.document, items).place.pointer) || walk.open.length >= depthLimit * 2;
  const count = recursive ? least : Math.max(least, Math.min(1, schema.bounds.maxItems ?? 1));
  return Array.from({ length: count }, () => valueAt(walk, items, singular, undefined));
}
