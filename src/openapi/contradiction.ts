import { accepts } from './accepts.ts';
import type { Rule } from './accepts.ts';
import { prefixOf } from './elements.ts';
import { undeclaredPlace } from './key-names.ts';
import type { Place } from './place.ts';
import type { Schema, TypeName } from './schema.ts';
import { schemaAt } from './schema.ts';

/** Schemas within schemas that are looked into: what contradicts itself deeper is not told. */
const deepest = 24;

/** Whether no value at all keeps a schema, as far as its words say so plainly: where it is not certain, it may have one. */
export const contradictsItself = (rule: Rule): boolean => hasNoValue(rule, []);

function hasNoValue(rule: Rule, open: readonly string[]): boolean {
  const { document, place } = rule;
  const schema = schemaAt(document, place);
  if (place.value === false || schema.place.value === false || schema.types?.size === 0) return true;
  if (schema.nullable || open.length > deepest) return false;
  // What needs itself has no end.
  if (open.includes(schema.place.pointer)) return true;
  if (schema.values !== undefined) return !schema.values.some((value) => accepts(rule, value));
  const isImpossible = (inner: Place): boolean => hasNoValue({ ...rule, place: inner }, [...open, schema.place.pointer]);
  if (schema.choices.some((choice) => choice.every(isImpossible))) return true;
  return schema.types !== undefined && [...schema.types].every((type) => hasNone(rule, schema, { type, isImpossible }));
}

interface Kind {
  readonly type: TypeName;
  readonly isImpossible: (place: Place) => boolean;
}

function hasNone(rule: Rule, schema: Schema, { type, isImpossible }: Kind): boolean {
  const { bounds, items } = schema;
  if (type === 'null' || type === 'boolean') return false;
  if (type === 'string') return crosses(bounds.minLength, bounds.maxLength);
  if (type === 'object') return crosses(bounds.minProperties, bounds.maxProperties) || needsImpossible(rule, schema, isImpossible);
  if (type === 'array') return crosses(bounds.minItems, bounds.maxItems) || (fewestItems(schema) > 0 && items !== undefined && isImpossible(items));
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = bounds;
  return crosses(minimum, maximum) || touches(minimum, exclusiveMaximum) || touches(exclusiveMinimum, maximum) || touches(exclusiveMinimum, exclusiveMaximum);
}

const crosses = (least = -Infinity, most = Infinity): boolean => least > most;

const touches = (least = -Infinity, most = Infinity): boolean => least >= most;

/** How many elements there have to be of those that have no place of their own. */
const fewestItems = (schema: Schema): number => (schema.bounds.minItems ?? 0) - prefixOf(schema).length;

function needsImpossible({ document, direction }: Rule, schema: Schema, isImpossible: Kind['isImpossible']): boolean {
  return [...schema.required].some((name) => {
    const place = schema.properties.get(name) ?? undeclaredPlace(schema, name);
    if (place === undefined) return schema.additional === false;
    const { readOnly, writeOnly } = schemaAt(document, place);
    return !(direction === 'request' ? readOnly : writeOnly) && isImpossible(place);
  });
}
