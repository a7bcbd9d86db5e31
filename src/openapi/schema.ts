import type { Json } from '../json/json.ts';
import { isArray, isObject } from '../json/json.ts';
import { joinPointer, member } from '../json/pointer.ts';
import { conditionsOf, excluded, without } from './conditions.ts';
import type { Document } from './document.ts';
import type { Place } from './place.ts';
import { allowsNull } from './nullable.ts';
import { child, follow, referenceAt, referenceTo } from './place.ts';

export const typeNames = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const;
export type TypeName = (typeof typeNames)[number];

/**
 * One schema with its dialect normalised and its `allOf` merged, so that readers see properties where the document spreads them.
 * Members stay places: nothing below is read before it is asked for.
 */
export interface Schema {
  readonly place: Place;
  /** The schema objects that all hold at once, for what is read of them where it is needed. */
  readonly parts: readonly Place[];
  /** Undefined: any type. `null` is among them for nullable schemas. */
  readonly types: ReadonlySet<TypeName> | undefined;
  /** Whether the document says that `null` is valid: by type, by `nullable`, by an enum or by one of the choices. */
  readonly nullable: boolean;
  readonly format: string | undefined;
  readonly pattern: string | undefined;
  /** `enum`, or `const` as a list of one. */
  readonly values: readonly Json[] | undefined;
  readonly bounds: Readonly<Partial<Record<Bound, number>>>;
  readonly properties: ReadonlyMap<string, Place>;
  readonly required: ReadonlySet<string>;
  /** Whether undeclared properties are allowed, or the schema that they have. */
  readonly additional: boolean | Place;
  readonly items: Place | undefined;
  /** Each `oneOf` and `anyOf`: one of its members holds. */
  readonly choices: readonly (readonly Place[])[];
  /** What is left to choose by conditions. */
  readonly conditions: readonly (readonly Place[])[];
  /** Published examples and the default, best first; not checked. */
  readonly examples: readonly Json[];
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  /** OpenAPI's discriminator object, wherever among the merged schemas it stands. */
  readonly discriminator: Json | undefined;
  /** The schema that a discriminator would name: this one, or the chosen member. */
  readonly subject: Place;
  /** Which of the possible examples are made, as the document has it. */
  readonly seed: number | undefined;
}

const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minLength', 'maxLength', 'minItems', 'maxItems',
  'minProperties', 'maxProperties'] as const;
export type Bound = (typeof bounds)[number];

const cache = new WeakMap<Document, Map<string, Schema>>();

/** The schema at a place; the same value for the same pointer. */
export function schemaAt(document: Document, place: Place): Schema {
  const known = cache.get(document) ?? new Map<string, Schema>();
  cache.set(document, known);
  const found = known.get(place.pointer);
  if (found !== undefined) return found;
  const schema = merge(document, place);
  known.set(place.pointer, schema);
  return schema;
}

/** Whether `null` is a valid value. */
export const isNullable = (schema: Schema): boolean => schema.nullable;

/** The types other than `null`. */
export const solidTypes = (schema: Schema): readonly TypeName[] => [...(schema.types ?? [])].filter((type) => type !== 'null');

function merge(document: Document, place: Place): Schema {
  const parts = partsOf(document, place, new Set());
  const readTypes = document.openapi === '3.0' ? typesOf30 : typesOf31;
  const first = (key: string): Json | undefined => parts.map((part) => member(part.value, key)).find((value) => value !== undefined);
  const text = (key: string): string | undefined => {
    const value = first(key);
    return typeof value === 'string' ? value : undefined;
  };
  const nullable = document.openapi === '3.0' && member(parts[0]?.value, 'nullable') === true;
  const declared = intersectTypes(parts.map((part) => readTypes(part.value)));
  const types = typesBut(declared, parts.flatMap((part) => excluded(document, part, 'type')));
  return {
    place: follow(document, place) ?? place,
    parts,
    types: nullable && types !== undefined ? new Set([...types, 'null']) : types,
    nullable: allowsNull(document, place),
    format: text('format'),
    pattern: text('pattern'),
    values: valuesBut(valuesOf(parts, nullable), parts.flatMap((part) => ['const', 'enum'].flatMap((keyword) => excluded(document, part, keyword)))),
    bounds: Object.fromEntries(bounds.flatMap((key) => boundOf(parts, key))),
    properties: propertiesOf(place, parts),
    required: new Set(parts.flatMap((part) => stringsIn(member(part.value, 'required')))),
    additional: additionalOf(parts),
    items: parts.map((part) => child(part, 'items')).find((items) => items !== undefined),
    choices: parts.flatMap((part) => ['oneOf', 'anyOf'].map((key) => listOf(part, key))).filter((choice) => choice.length > 0),
    conditions: parts.flatMap(conditionsOf).filter((choice) => choice.length > 0),
    examples: examplesOf(parts),
    // Beside a `$ref`, too: 3.0 ignores it by the letter, yet vendors write it there and mean it.
    readOnly: (member(place.value, 'readOnly') ?? first('readOnly')) === true,
    writeOnly: (member(place.value, 'writeOnly') ?? first('writeOnly')) === true,
    discriminator: first('discriminator'),
    subject: follow(document, place) ?? place,
    seed: document.seed,
  };
}

/** The schema objects that all hold at once: the one here, what it refers to, and the members of `allOf`, of which the later refine the earlier. */
function partsOf(document: Document, place: Place, seen: Set<string>): readonly Place[] {
  if (seen.has(place.pointer) || !isObject(place.value)) return [];
  seen.add(place.pointer);
  const target = referenceAt(place);
  const referred = target === undefined ? undefined : follow(document, place);
  // OpenAPI 3.0 ignores what stands beside a `$ref`; JSON Schema 2020-12 (3.1 on) applies both.
  const own = target !== undefined && document.openapi === '3.0' ? [] : [place];
  const members = own.flatMap((part) => listOf(part, 'allOf').toReversed()).flatMap((part) => partsOf(document, part, seen));
  return [...own, ...(referred === undefined ? [] : partsOf(document, referred, seen)), ...members];
}

function typesOf30(value: Json): ReadonlySet<TypeName> | undefined {
  const types = typesOf31(value);
  return types !== undefined && member(value, 'nullable') === true ? new Set([...types, 'null']) : types;
}

function typesOf31(value: Json): ReadonlySet<TypeName> | undefined {
  const declared = member(value, 'type');
  const names = isArray(declared) ? declared : declared === undefined ? [] : [declared];
  const known = typeNames.filter((name) => names.includes(name));
  return known.length === 0 ? undefined : new Set(known);
}

function intersectTypes(sets: readonly (ReadonlySet<TypeName> | undefined)[]): ReadonlySet<TypeName> | undefined {
  const given = sets.filter((set) => set !== undefined);
  const [head, ...rest] = given;
  if (head === undefined) return undefined;
  const widened = (set: ReadonlySet<TypeName>): ReadonlySet<TypeName> => (set.has('number') ? new Set([...set, 'integer']) : set);
  return rest.reduce<ReadonlySet<TypeName>>((all, set) => new Set([...all].filter((type) => widened(set).has(type) || (type === 'number' && set.has('integer')))), head);
}

/** The types that are left beside those excluded; a whole number is a number. */
function typesBut(types: ReadonlySet<TypeName> | undefined, others: readonly Json[]): ReadonlySet<TypeName> | undefined {
  if (others.length === 0) return types;
  const left = [...(types ?? typeNames.filter((type) => type !== 'integer'))].filter((type) => !others.includes(type === 'integer' ? 'number' : type) && !others.includes(type));
  return left.length === 0 ? types : new Set(left);
}

const valuesBut = (values: readonly Json[] | undefined, others: readonly Json[]): readonly Json[] | undefined => values && without(values, others);

function valuesOf(parts: readonly Place[], nullable: boolean): readonly Json[] | undefined {
  const lists = parts.flatMap((part) => {
    const constant = member(part.value, 'const');
    const list = member(part.value, 'enum');
    return constant !== undefined ? [[constant]] : isArray(list) ? [list] : [];
  });
  const [head, ...rest] = lists;
  if (head === undefined) return undefined;
  const common = head.filter((value) => rest.every((list) => list.includes(value)));
  return nullable && !common.includes(null) ? [...common, null] : common;
}

/** The bounds that stand in the schema itself, not those of what it refers to or is merged with. */
export const boundsAt = (place: Place): Schema['bounds'] => Object.fromEntries(bounds.flatMap((key) => boundOf([place], key)));

function boundOf(parts: readonly Place[], key: Bound): readonly [Bound, number][] {
  const numbers = parts.flatMap((part) => {
    const value = member(part.value, key);
    if (typeof value === 'number') return [value];
    // OpenAPI 3.0 writes an exclusive bound as a boolean beside the inclusive one.
    const inclusive = member(part.value, key === 'exclusiveMinimum' ? 'minimum' : 'maximum');
    return value === true && typeof inclusive === 'number' ? [inclusive] : [];
  });
  if (numbers.length === 0) return [];
  return [[key, key.startsWith('min') || key === 'exclusiveMinimum' ? Math.max(...numbers) : Math.min(...numbers)]];
}

function additionalOf(parts: readonly Place[]): boolean | Place {
  const declared = parts.flatMap((part) => ['additionalProperties', 'unevaluatedProperties'].map((key) => child(part, key))).filter((place) => place !== undefined);
  if (declared.some((place) => place.value === false)) return false;
  return declared.find((place) => isObject(place.value)) ?? true;
}

function examplesOf(parts: readonly Place[]): readonly Json[] {
  const of = (key: string): readonly Json[] => parts.flatMap((part) => member(part.value, key) ?? []);
  const single = parts.flatMap((part) => ['example', 'default'].map((key) => member(part.value, key))).filter((value) => value !== undefined);
  return [...of('examples'), ...single];
}

/** The properties of all parts, those of what is refined before those of what refines it. Where several describe one, all that they say holds. */
function propertiesOf(owner: Place, parts: readonly Place[]): ReadonlyMap<string, Place> {
  const named = Map.groupBy(parts.toReversed().flatMap((part) => membersOf(part, 'properties')), ([name]) => name);
  return new Map([...named].map(([name, found]) => [name, bothOf(owner, name, found.map(([, place]) => place))]));
}

/** One place for what stands at several: a schema that refers to them all, at a pointer that the document itself has nothing at. */
function bothOf(owner: Place, name: string, all: readonly Place[]): Place {
  const [only, ...others] = all;
  if (only !== undefined && others.length === 0) return only;
  return { pointer: joinPointer(owner.pointer, 'allOf', 'properties', name), value: { allOf: all.map(({ pointer }) => ({ $ref: referenceTo(pointer) })) } };
}

function membersOf(part: Place, key: string): readonly [string, Place][] {
  const owner = child(part, key);
  if (owner === undefined || !isObject(owner.value)) return [];
  return Object.keys(owner.value).flatMap((name): [string, Place][] => {
    const place = child(owner, name);
    return place === undefined ? [] : [[name, place]];
  });
}

function listOf(part: Place, key: string): readonly Place[] {
  const value = member(part.value, key);
  if (!isArray(value)) return [];
  return value.map((item, index) => ({ pointer: joinPointer(part.pointer, key, index), value: item }));
}

const stringsIn = (value: Json | undefined): readonly string[] => (isArray(value) ? value.filter((item) => typeof item === 'string') : []);
