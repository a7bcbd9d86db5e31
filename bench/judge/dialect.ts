import type { Json, JsonObject } from '../../src/json/json.ts';
import { isArray, isObject } from '../../src/json/json.ts';

export type Direction = 'request' | 'response';

/** What a schema needs from outside itself. */
export interface Surroundings {
  readonly is30: boolean;
  readonly direction: Direction;
  /** The name under which the validator knows what a reference leads to; undefined where it dangles. */
  readonly nameOf: (reference: string) => string | undefined;
  /** The value that a reference leads to. */
  readonly valueOf: (reference: string) => Json | undefined;
}

const types = new Set(['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']);

const isNumber = (value: Json): boolean => typeof value === 'number';
const isBoolean = (value: Json): boolean => typeof value === 'boolean';
const isType = (value: Json): boolean => (isArray(value) ? value.length > 0 && value.every(isType) : typeof value === 'string' && types.has(value));

/** Keywords that assert something, and the values with which JSON Schema gives them a meaning. All others are left out. */
const assertions: Readonly<Record<string, (value: Json) => boolean>> = {
  type: isType,
  format: (value) => typeof value === 'string',
  pattern: (value) => typeof value === 'string',
  enum: (value) => isArray(value) && value.length > 0,
  const: () => true,
  uniqueItems: isBoolean,
  minimum: isNumber,
  maximum: isNumber,
  exclusiveMinimum: isNumber,
  exclusiveMaximum: isNumber,
  multipleOf: (value) => typeof value === 'number' && value > 0,
  minLength: isNumber,
  maxLength: isNumber,
  minItems: isNumber,
  maxItems: isNumber,
  minProperties: isNumber,
  maxProperties: isNumber,
};

const subschemas: Readonly<Record<string, 'one' | 'list' | 'map'>> = {
  items: 'one',
  additionalProperties: 'one',
  not: 'one',
  if: 'one',
  then: 'one',
  else: 'one',
  propertyNames: 'one',
  contains: 'one',
  unevaluatedProperties: 'one',
  allOf: 'list',
  anyOf: 'list',
  oneOf: 'list',
  prefixItems: 'list',
  properties: 'map',
  patternProperties: 'map',
  dependentSchemas: 'map',
};

type Draft = Record<string, Json>;

/** A schema of an OpenAPI document as JSON Schema 2020-12, written without a look at the engine's own conversion. */
export function inJsonSchema(schema: Json, around: Surroundings): Json {
  if (!isObject(schema)) return schema !== false;
  const target = typeof schema['$ref'] === 'string' ? around.nameOf(schema['$ref']) : undefined;
  const reference: Draft = target === undefined ? {} : { $ref: target };
  // OpenAPI 3.0 ignores what stands beside a reference; that it may be null is meant all the same.
  const own = typeof schema['$ref'] === 'string' && around.is30 ? {} : keywordsOf(schema, around);
  const result = { ...reference, ...own };
  return around.is30 && schema['nullable'] === true ? { anyOf: [result, { type: 'null' }] } : result;
}

function keywordsOf(schema: JsonObject, around: Surroundings): Draft {
  const draft: Draft = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (value === undefined) continue;
    if (Object.hasOwn(assertions, keyword) && assertions[keyword]?.(value) === true) draft[keyword] = value;
    const shape = Object.hasOwn(subschemas, keyword) ? subschemas[keyword] : undefined;
    const inner = shape === undefined ? undefined : convertAll(value, shape, around);
    if (inner !== undefined) draft[keyword] = inner;
  }
  const required = requiredOf(schema, around);
  return { ...draft, ...(required.length === 0 ? {} : { required }), ...boundsOf(schema) };
}

function convertAll(value: Json, shape: 'one' | 'list' | 'map', around: Surroundings): Json | undefined {
  if (shape === 'one') return isObject(value) || typeof value === 'boolean' ? inJsonSchema(value, around) : undefined;
  if (shape === 'list') return isArray(value) && value.length > 0 ? value.map((item) => inJsonSchema(item, around)) : undefined;
  if (!isObject(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inJsonSchema(item ?? true, around)]));
}

/** A request does not carry what is read only, an answer not what is write only. */
function requiredOf({ required, properties }: JsonObject, { direction, valueOf }: Surroundings): readonly string[] {
  if (!isArray(required)) return [];
  const excluded = direction === 'request' ? 'readOnly' : 'writeOnly';
  const isCarried = (name: string): boolean => {
    const declared = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
    const target = isObject(declared) && typeof declared['$ref'] === 'string' ? valueOf(declared['$ref']) : undefined;
    return [declared, target].every((value) => !isObject(value) || value[excluded] !== true);
  };
  return [...new Set(required.filter((name) => typeof name === 'string').filter(isCarried))];
}

/** Exclusive bounds as OpenAPI 3.0 has them: a truth beside the bound. */
function boundsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonObject): Draft {
  return {
    ...(exclusiveMinimum === true && typeof minimum === 'number' ? { exclusiveMinimum: minimum } : {}),
    ...(exclusiveMaximum === true && typeof maximum === 'number' ? { exclusiveMaximum: maximum } : {}),
  };
}
