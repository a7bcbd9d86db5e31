import type { Json, JsonObject } from '../json/json.ts';
import { isArray, isObject } from '../json/json.ts';
import { joinPointer } from '../json/pointer.ts';
import type { Document } from './document.ts';
import type { Place } from './place.ts';
import { originAt, referenceAt, valueAt } from './place.ts';

/** Requests may not carry what is `readOnly`, responses not what is `writeOnly`: such properties are not required there. */
export type Direction = 'request' | 'response';

/** A schema of the document as JSON Schema 2020-12. What it refers to is named by pointer, to be converted in its turn. */
export interface Converted {
  readonly schema: JsonObject;
  readonly references: readonly string[];
}

interface Conversion {
  readonly document: Document;
  readonly direction: Direction;
  /** Pointers referred to so far. */
  readonly references: Set<string>;
}

type Draft = Record<string, Json>;

/** Keywords whose value is a schema, a list of schemas, or a map of schemas. Everything else is data and stays as it is. */
const schemaKeywords: Readonly<Record<string, 'one' | 'list' | 'map'>> = {
  not: 'one', items: 'one', additionalProperties: 'one', unevaluatedProperties: 'one', propertyNames: 'one', contains: 'one', if: 'one', then: 'one', else: 'one',
  allOf: 'list', anyOf: 'list', oneOf: 'list', prefixItems: 'list',
  properties: 'map', patternProperties: 'map', dependentSchemas: 'map', $defs: 'map',
};

/** Annotations and OpenAPI's own keywords, which no validator needs. */
const dropped = new Set(['example', 'examples', 'default', 'discriminator', 'xml', 'externalDocs', 'description', 'title', 'nullable',
  'readOnly', 'writeOnly', 'deprecated', '$ref', '$id', '$schema', '$anchor', '$dynamicAnchor']);

/** Where each converted schema object came from: validators report the object, people want the document's pointer. */
const origins = new WeakMap<object, string>();

export const originOf = (schema: object): string | undefined => origins.get(schema);

/** The `$id` under which the schema at a pointer is known to the validator. */
export const schemaId = (pointer: string): string => `schema:${encodeURIComponent(pointer)}`;

/** Converts the schema at a place to one that a JSON Schema validator understands. */
export function convertSchema(document: Document, place: Place, direction: Direction): Converted {
  const references = new Set<string>();
  const converted = convert({ document, direction, references }, place);
  const schema = { $id: schemaId(place.pointer), ...(isObject(converted) ? converted : { allOf: [converted] }) };
  origins.set(schema, place.pointer);
  return { schema, references: [...references] };
}

function convert(conversion: Conversion, place: Place): Json {
  const { value } = place;
  if (!isObject(value)) return typeof value === 'boolean' ? value : true;
  const reference = referenceAt(place);
  const is30 = conversion.document.openapi === '3.0';
  // OpenAPI 3.0 ignores what stands beside a `$ref`, but for `nullable`: vendors write it there and mean it.
  if (reference !== undefined && is30) return from30({ nullable: value['nullable'] }, refer(conversion, reference));
  const draft: Draft = { ...convertKeywords(conversion, place, value), ...(reference === undefined ? {} : refer(conversion, reference)) };
  const converted = is30 ? from30(value, draft) : draft;
  for (const schema of [draft, converted]) origins.set(schema, place.pointer);
  return converted;
}

/** A dangling reference restricts nothing here: it is the document's problem, not the value's. */
function refer({ document, references }: Conversion, pointer: string): Draft {
  if (valueAt(document, pointer) === undefined) return {};
  references.add(pointer);
  return { $ref: schemaId(pointer) };
}

function convertKeywords(conversion: Conversion, place: Place, schema: JsonObject): Draft {
  const result: Draft = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (value === undefined || dropped.has(keyword) || keyword.startsWith('x-')) continue;
    if (keyword === 'pattern' && !isPattern(value)) continue;
    result[keyword] = convertValue(conversion, { pointer: joinPointer(place.pointer, keyword), value }, schemaKeywords[keyword]);
  }
  const required = requiredIn(conversion, schema);
  return required === undefined ? result : { ...result, required };
}

function convertValue(conversion: Conversion, place: Place, shape: 'one' | 'list' | 'map' | undefined): Json {
  const { pointer, value } = place;
  if (shape === 'one') return convert(conversion, place);
  if (shape === 'list') return isArray(value) ? value.map((item, index) => convert(conversion, originAt(joinPointer(pointer, index), item))) : [];
  if (shape !== 'map' || !isObject(value)) return value;
  const result: Draft = Object.create(null);
  for (const [name, item] of Object.entries(value)) result[name] = convert(conversion, originAt(joinPointer(pointer, name), item ?? true));
  return result;
}

/** `required` without what this direction may not carry. */
export function requiredIn({ document, direction }: Pick<Conversion, 'document' | 'direction'>, schema: JsonObject): readonly Json[] | undefined {
  const { required, properties } = schema;
  if (!isArray(required)) return undefined;
  const excluded = direction === 'request' ? 'readOnly' : 'writeOnly';
  return required.filter((name) => {
    const property = isObject(properties) && typeof name === 'string' && Object.hasOwn(properties, name) ? properties[name] : undefined;
    const target = property === undefined ? undefined : referenceAt({ pointer: '', value: property });
    const declared = target === undefined ? property : valueAt(document, target);
    // Beside a `$ref`, too: vendors write it there and mean it.
    return ![property, declared].some((each) => isObject(each) && each[excluded] === true);
  });
}

/** OpenAPI 3.0's dialect: `nullable`, and exclusive bounds as booleans. */
function from30(schema: JsonObject, draft: Draft): Draft {
  exclusive(draft, 'exclusiveMinimum', 'minimum');
  exclusive(draft, 'exclusiveMaximum', 'maximum');
  return schema['nullable'] === true ? withNull(draft) : draft;
}

function exclusive(draft: Draft, keyword: string, inclusive: string): void {
  if (typeof draft[keyword] !== 'boolean') return;
  const bound = draft[inclusive];
  if (draft[keyword] === true && typeof bound === 'number') {
    draft[keyword] = bound;
    delete draft[inclusive];
  } else delete draft[keyword];
}

function withNull(draft: Draft): Draft {
  const { type, enum: values, anyOf, oneOf, allOf } = draft;
  const open = isArray(values) ? { ...draft, enum: [...values, null] } : draft;
  if (typeof type === 'string') return { ...open, type: [type, 'null'] };
  if (isArray(anyOf)) return { ...open, anyOf: [...anyOf, { type: 'null' }] };
  if (isArray(oneOf)) return { ...open, oneOf: [...oneOf, { type: 'null' }] };
  return allOf === undefined && draft['$ref'] === undefined ? open : { anyOf: [open, { type: 'null' }] };
}

function isPattern(value: Json): boolean {
  try {
    return typeof value === 'string' && new RegExp(value) instanceof RegExp;
  } catch {
    return false;
  }
}
