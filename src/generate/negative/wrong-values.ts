import type { Json } from '../../json/json.ts';
import { choose } from '../../openapi/choose.ts';
import type { Document } from '../../openapi/document.ts';
import { fitsFormat, fitsNumber, fitsPattern } from '../../openapi/fits.ts';
import type { Place } from '../../openapi/place.ts';
import type { Schema, TypeName } from '../../openapi/schema.ts';
import { schemaAt } from '../../openapi/schema.ts';

/** A value that breaks a schema, and how. */
export interface Wrong {
  readonly value: Json;
  /** `of a wrong type`. */
  readonly how: string;
}

/** Values that break a schema, those that break one rule of it first. What is written as text is never of a wrong type where text is right. */
export function wrongValues(document: Document, place: Place, wire: 'json' | 'text'): readonly Wrong[] {
  const schema = choose(document, schemaAt(document, place), { preference: () => 0 });
  const candidates = [...outsideEnum(schema), ...beyondBounds(schema), ...wrongTexts(schema), ...(wire === 'json' ? wrongTypes : wrongWords(schema))];
  const counted = candidates.map((wrong) => ({ wrong, broken: rulesBroken(schema, wrong.value) })).filter(({ broken }) => broken > 0);
  return counted.toSorted((a, b) => a.broken - b.broken).map(({ wrong }) => wrong);
}

const outside = 'outside its enum';

function outsideEnum({ values, types }: Schema): readonly Wrong[] {
  if (values === undefined) return [];
  const numbers = values.filter((value) => typeof value === 'number');
  const texts = values.filter((value) => typeof value === 'string');
  const words = ['not-one-of-these', ...texts.map((text) => `${text}x`), ...texts.map((text) => text.slice(1))].filter((text) => text !== '' && !texts.includes(text));
  return [
    ...(takes(types, 'string') && numbers.length < values.length ? words.slice(0, 5).map((value) => ({ value, how: outside })) : []),
    ...(numbers.length > 0 ? [{ value: Math.max(...numbers) + 1, how: outside }] : []),
  ];
}

const takes = (types: Schema['types'], type: TypeName): boolean => types === undefined || types.has(type);

function beyondBounds({ types, bounds: { minimum, maximum, exclusiveMinimum, exclusiveMaximum } }: Schema): readonly Wrong[] {
  if (!takes(types, 'number') && !takes(types, 'integer')) return [];
  const [least, most] = [minimum ?? exclusiveMinimum, maximum ?? exclusiveMaximum];
  return [
    ...(least === undefined ? [] : [{ value: least - 1, how: 'below its minimum' }]),
    ...(most === undefined ? [] : [{ value: most + 1, how: 'above its maximum' }]),
  ].filter(({ value }) => Number.isSafeInteger(value) || !takes(types, 'integer'));
}

/** A request need not be large to be refused. */
const longest = 1000;

function wrongTexts({ types, format, pattern, bounds: { minLength = 0, maxLength = Infinity } }: Schema): readonly Wrong[] {
  if (!takes(types, 'string')) return [];
  const unlike = (how: string, ...texts: readonly string[]): readonly Wrong[] => texts.map((value) => ({ value: value.padEnd(Math.min(minLength, longest), '-').slice(0, maxLength), how }));
  return [
    ...(pattern === undefined ? [] : unlike('against its pattern', 'not-as-its-pattern-says', 'x', '0', '-', '~~')),
    ...(format === undefined ? [] : unlike(`that is no ${format}`, `no-${format}`)),
    ...(maxLength < longest ? [{ value: 'x'.repeat(maxLength + 1), how: 'that is too long' }, { value: '1'.repeat(maxLength + 1), how: 'that is too long' }] : []),
    ...(minLength > 1 ? ['x', '1'].map((letter) => ({ value: letter.repeat(Math.min(minLength, longest) - 1), how: 'that is too short' })) : []),
  ].filter(({ value }) => value !== '');
}

const wrongType = 'of a wrong type';

const wrongTypes: readonly Wrong[] = [12_345, 'not-of-this-type', true, [], {}].map((value) => ({ value, how: wrongType }));

/** A word where a number, a truth or a list of them is wanted. */
const wrongWords = ({ types }: Schema): readonly Wrong[] =>
  types !== undefined && !types.has('string') && !types.has('object') && !types.has('array') ? [{ value: 'not-of-this-type', how: wrongType }] : [];

/** How many of the rules that stand in a schema a value breaks. What is merged or chosen elsewhere is for the validator. */
function rulesBroken(schema: Schema, value: Json): number {
  const { values, bounds: { minLength = 0, maxLength = Infinity }, format, pattern } = schema;
  const rules = [
    schema.types === undefined || hasType(schema, value),
    values === undefined || values.includes(value),
    typeof value !== 'number' || (fitsNumber(schema, value) && fitsFormat(format, value)),
    typeof value !== 'string' || (value.length >= minLength && value.length <= maxLength),
    typeof value !== 'string' || fitsPattern(pattern, value),
    typeof value !== 'string' || fitsFormat(format, value),
  ];
  return rules.filter((isKept) => !isKept).length;
}

function hasType({ types }: Schema, value: Json): boolean {
  if (typeof value === 'number') return takes(types, 'number') || (Number.isInteger(value) && takes(types, 'integer'));
  return takes(types, Array.isArray(value) ? 'array' : typeof value === 'object' ? 'object' : typeof value === 'string' ? 'string' : 'boolean');
}
