import type { Json, JsonObject } from '../../src/json/json.ts';
import { isArray, isObject } from '../../src/json/json.ts';
import { anotherScalar } from './another-scalar.ts';
import type { Chance } from './chance.ts';
import type { Parts } from './parts.ts';
import { isNullable, listed, partsOf, schemaOfMember, typesOf, within } from './parts.ts';

/** How a value is made: the document it belongs to, and how much of what may be left out is there. */
export interface Making {
  readonly root: JsonObject;
  readonly is30: boolean;
  readonly chance: Chance;
  /** What such a value does not carry: an answer nothing write-only, a request nothing read-only. */
  readonly absent: 'writeOnly' | 'readOnly';
  /** Between 0 and 1: how likely something optional is there. */
  readonly plenty: number;
  /** How many more values there may be. */
  readonly budget: { left: number };
  /** Steps down from the root of the body. */
  readonly depth: number;
}

/** Deeper than this, what is optional is left out. */
const deepest = 6;

/** So many elements more than needed at most. */
const mostMore = 3;

/**
 * A value of a schema, drawn without a look at how the engine draws: other texts and numbers, other lengths, another member of a choice.
 * What the `example` of the interaction holds is relied on, so it is there as well where the schema declares it. Not always valid.
 */
export function anotherValue(making: Making, schema: Json, example: Json | undefined): Json {
  making.budget.left -= 1;
  const { chance } = making;
  const canBeNull = isNullable(making, schema);
  if (canBeNull && chance.happens(0.15)) return null;
  const parts = partsOf(making, schema);
  const values = listed(parts);
  if (values !== undefined) return chance.oneOf(values.filter((value) => value !== null)) ?? null;
  const type = typeFor(making, parts);
  if (type === 'object') return anotherObject(making, parts, isObject(example) ? example : {});
  if (type === 'array') return anotherList(making, parts, example);
  return type === 'null' ? null : anotherScalar(chance, parts, type);
}

function typeFor({ chance }: Making, parts: Parts): string {
  const types = typesOf(parts)?.filter((type) => type !== 'null');
  if (types !== undefined) return chance.oneOf(types) ?? 'null';
  if (parts.some((part) => part['properties'] !== undefined || isObject(part['additionalProperties']))) return 'object';
  if (parts.some((part) => part['items'] !== undefined)) return 'array';
  return chance.oneOf(['string', 'integer', 'boolean', 'object']) ?? 'string';
}

function anotherObject(making: Making, parts: Parts, example: JsonObject): JsonObject {
  const declared = [...new Set(parts.flatMap((part) => Object.keys(isObject(part['properties']) ? part['properties'] : {})))];
  const required = new Set(parts.flatMap(({ required: names }) => (isArray(names) ? names.filter((name) => typeof name === 'string') : [])));
  const isThere = (name: string): boolean => required.has(name) || Object.hasOwn(example, name) || isOptionalThere(making);
  const isCarried = (name: string): boolean => Object.hasOwn(example, name) || !schemasOf(making, parts, name).some((part) => part[making.absent] === true);
  const names = [...new Set([...declared.filter((name) => isThere(name) && isCarried(name)), ...[...required].filter((name) => !declared.includes(name))])];
  const valueOf = (name: string): Json => anotherValue(below(making), schemaOfMember(parts, name), own(example, name));
  return Object.fromEntries([...names, ...undeclared(making, parts, names.length)].map((name) => [name, valueOf(name)]));
}

const schemasOf = (making: Making, parts: Parts, name: string): Parts => partsOf(making, schemaOfMember(parts, name));

const own = (value: JsonObject, name: string): Json | undefined => (Object.hasOwn(value, name) ? value[name] : undefined);

const below = (making: Making): Making => ({ ...making, depth: making.depth + 1 });

const isOptionalThere = ({ chance, plenty, budget, depth }: Making): boolean => depth < deepest && budget.left > 0 && chance.happens(plenty);

/** Vendors add what they have not documented; a map holds keys that nobody can know. */
function undeclared({ chance, plenty, depth }: Making, parts: Parts, present: number): readonly string[] {
  const least = within(parts, 'minProperties', 0) - present;
  const isClosed = parts.some((part) => part['additionalProperties'] === false || part['unevaluatedProperties'] === false);
  const more = !isClosed && depth < deepest && present < within(parts, 'maxProperties', Infinity) && chance.happens(plenty / 2) ? 1 : 0;
  return Array.from({ length: Math.max(least, more) }, () => `undocumented_${chance.between(1, 1e6)}`);
}

function anotherList(making: Making, parts: Parts, example: Json | undefined): Json {
  const { chance, budget, plenty, depth } = making;
  const least = within(parts, 'minItems', 0);
  const more = depth < deepest && budget.left > 0 && plenty > 0 ? chance.between(0, mostMore) : 0;
  const items = parts.flatMap((part) => (part['items'] === undefined ? [] : [part['items']]));
  const first = isArray(example) ? example[0] : undefined;
  const length = Math.min(least + more, Math.max(least, within(parts, 'maxItems', Infinity)));
  return Array.from({ length }, () => anotherValue(below(making), items.length === 1 ? items[0] ?? true : { allOf: items }, first));
}
