import fc from 'fast-check';
import type { Json, JsonObject } from '../../json/json.ts';

const names = fc.constantFrom('id', 'name', 'created_at', 'email', 'size.cm', 'a b', '@type', 'constructor', "it's", '1', 'é');

const text = fc.constantFrom<JsonObject>(
  { type: 'string' },
  { type: 'string', minLength: 3, maxLength: 5 },
  { type: 'string', format: 'date-time' },
  { type: 'string', format: 'uuid' },
  { type: 'string', format: 'email', maxLength: 40 },
  { type: 'string', pattern: '^[A-Z]{2}-\\d+$', minLength: 8 },
  { type: 'string', enum: ['open', 'closed'] },
  { type: 'string', example: 'shown' },
  { type: ['string', 'null'] },
  { const: 'fixed' },
);

const number = fc.constantFrom<JsonObject>(
  { type: 'integer' },
  { type: 'integer', minimum: -9, maximum: -3 },
  { type: 'number', exclusiveMinimum: 0, maximum: 0.5 },
  { type: 'number', multipleOf: 0.25, minimum: 3 },
  { type: ['integer', 'null'] },
  { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.001 },
  { type: 'integer', minimum: 9_007_199_254_740_992 },
  { not: { type: 'string' } },
  { type: 'boolean' },
);

function objectOf(inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  const properties = fc.dictionary(names, inner, { maxKeys: 4, noNullPrototype: true });
  return fc.tuple(properties, fc.boolean(), fc.boolean()).map(([members, closed, strict]): JsonObject => {
    const required = Object.keys(members).filter((_, index) => strict || index % 2 === 0);
    return { type: 'object', properties: members, required, ...(closed ? { additionalProperties: false } : {}) };
  });
}

const listOf = (inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  fc.tuple(inner, fc.constantFrom<JsonObject>({}, { minItems: 2 }, { maxItems: 0 })).map(([items, bounds]) => ({ type: 'array', items, ...bounds }));

const mapOf = (inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> => inner.map((values) => ({ type: 'object', additionalProperties: values, minProperties: 1 }));

const choiceOf = (inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> => inner.map((member) => ({ anyOf: [{ type: 'null' }, member] }));

const tupleOf = (inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  fc.tuple(inner, inner).map(([first, second]): JsonObject => ({ type: 'array', prefixItems: [first, second], minItems: 2 }));

const containing = (inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  fc.tuple(inner, fc.constantFrom(1, 2)).map(([kind, minContains]): JsonObject => ({ type: 'array', contains: kind, minContains }));

/** Maps whose keys are restricted. */
const keyedBy = (inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  fc.tuple(inner, fc.constantFrom(1, 3), fc.boolean()).map(([values, minProperties, byPattern]): JsonObject => {
    const keys: JsonObject = byPattern
      ? { patternProperties: { '^x-[a-z]+$': values }, additionalProperties: false }
      : { propertyNames: { pattern: '^[A-Z]+$', minLength: 2 }, additionalProperties: values };
    return { type: 'object', minProperties, ...keys };
  });

const conditionOn = (inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  fc.tuple(inner, inner, fc.constantFrom('then', 'else', 'both')).map(([yes, no, branch]): JsonObject => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string', enum: ['left', 'right'] } },
    if: { properties: { kind: { const: branch === 'else' ? 'right' : 'left' } } },
    ...(branch === 'else' ? {} : { then: { required: ['yes'], properties: { yes } } }),
    ...(branch === 'then' ? {} : { else: { required: ['no'], properties: { no } } }),
  }));

const dependentOn = (inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  fc.tuple(inner, fc.boolean()).map(([other, needed]): JsonObject => ({
    type: 'object',
    properties: { card: { type: 'string' }, address: { type: 'string' } },
    required: needed ? ['card'] : [],
    dependentRequired: { card: ['address', 'zip'] },
    dependentSchemas: { address: { required: ['other'], properties: { other } } },
  }));

/** Members with properties of their own, so that they can hold together. */
const bothOf = (inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  inner.map((member): JsonObject => ({ allOf: [{ type: 'object', properties: { left: member }, required: ['left'] }, { properties: { right: { type: 'string' } } }] }));

const schemaWithin = (): fc.Arbitrary<JsonObject> =>
  fc.letrec<{ readonly schema: JsonObject }>((tie) => {
    const containers = [objectOf, listOf, mapOf, choiceOf, bothOf, tupleOf, containing, keyedBy, conditionOn, dependentOn].map((container) => container(tie('schema')));
    return { schema: fc.oneof({ maxDepth: 3, withCrossShrink: true }, text, number, ...containers) };
  }).schema;

/** Any satisfiable schema of OpenAPI 3.1 as `It`, which may hold itself behind an optional property. */
export const anySchema = (): fc.Arbitrary<{ readonly [name: string]: Json }> =>
  fc.tuple(schemaWithin(), fc.boolean()).map(([it, recursive]) => (recursive ? { It: { type: 'object', properties: { it, again: { $ref: '#/components/schemas/It' } }, required: ['it'] } } : { It: it }));
