import type { Json } from '../json/json.ts';
import { fitsNumber, fitsText } from './fits.ts';
import { textMatching } from './pattern.ts';
import type { Schema, TypeName } from './schema.ts';
import { varied } from './vary.ts';

/** Values that look like what a field of this name or format holds, the same ones every time unless the document has a seed. */
const byFormat: Readonly<Record<string, string>> = {
  'date-time': '2026-01-05T08:30:00Z',
  date: '2026-01-05',
  time: '08:30:00Z',
  duration: 'P1D',
  email: 'ada@example.com',
  'idn-email': 'ada@example.com',
  uuid: '4f6d1c2a-1f0b-4d6e-8a77-0b1d9e5a2c31',
  uri: 'https://example.com/resource',
  url: 'https://example.com/resource',
  'uri-reference': '/resource',
  hostname: 'host.example.com',
  ipv4: '192.0.2.10',
  ipv6: '2001:db8::10',
  byte: 'ZXhhbXBsZQ==',
  regex: '^[a-z]+$',
  'json-pointer': '/field',
  'relative-json-pointer': '0',
  'uri-template': '/items/{id}',
  int64: '1',
  uint64: '1',
  decimal: '1.00',
};

const byName: readonly (readonly [RegExp, string])[] = [
  [/e-?mail/i, 'ada@example.com'],
  [/(^|_)(url|uri|href)$/i, 'https://example.com/resource'],
  [/currency/i, 'eur'],
  [/country/i, 'CH'],
  [/phone/i, '+41 44 000 00 00'],
];

/** Whole seconds since 1970 for 2026-01-05T08:30:00Z. */
const exampleUnixTime = 1_767_601_800;

/** A value of one scalar type within the schema's bounds. */
export function scalar(schema: Schema, type: TypeName, name: string): Json {
  if (type === 'null') return null;
  const usual = type === 'boolean' ? false : type === 'string' ? textFor(schema, name) : numberFor(schema, type);
  return varied(schema, usual, name);
}

/** The most telling text that keeps the schema's rules; where none does, the one that comes nearest. */
function textFor(schema: Schema, name: string): string {
  const formatted = Object.hasOwn(byFormat, schema.format ?? '') ? byFormat[schema.format ?? ''] : undefined;
  const likely = [formatted, byName.find(([pattern]) => pattern.test(name))?.[1]].filter((text) => text !== undefined);
  const found = [...likely, ...(formatted === undefined ? [] : [formatted.toUpperCase()])].find((text) => fitsText(schema, text));
  if (found !== undefined) return found;
  const matching = schema.pattern === undefined ? undefined : textMatching(schema.pattern, schema.bounds, (text) => fitsText(schema, text)) ?? textMatching(schema.pattern, schema.bounds);
  return matching ?? formatted ?? ofLength(schema, name === '' ? 'text' : `${name}_example`);
}

/** The length that a hostile document may ask for is no example's. */
const longest = 10_000;

function ofLength({ bounds: { minLength = 0, maxLength = Infinity } }: Schema, text: string): string {
  return text.padEnd(Math.min(minLength, longest), 'x').slice(0, Math.max(maxLength, 0));
}

function numberFor(schema: Schema, type: TypeName): number {
  if (schema.format === 'unix-time') return exampleUnixTime;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema.bounds;
  const step = multipleOf ?? 1;
  const lowest = Math.max(inside(minimum, 1), exclusiveMinimum === undefined ? -Infinity : inside(exclusiveMinimum, 1) + smallest(type));
  const highest = Math.min(inside(maximum, -1), exclusiveMaximum === undefined ? Infinity : inside(exclusiveMaximum, -1) - smallest(type));
  const within = Math.min(Math.max(step, lowest), highest);
  const stepped = [Math.ceil(within / step) * step, Math.floor(within / step) * step].find((value) => value >= lowest && value <= highest);
  return stepped ?? (lowest > highest ? between(schema) : within);
}

const smallest = (type: TypeName): number => (type === 'integer' ? 1 : 0.01);

/** A bound; of one beyond what numbers hold exactly, the next number within: the document may have meant one more than was read. */
function inside(bound: number | undefined, direction: 1 | -1): number {
  if (bound === undefined) return direction * -Infinity;
  const isExact = !Number.isInteger(bound) || Number.isSafeInteger(bound);
  return isExact ? bound : bound + direction * 2 ** (Math.floor(Math.log2(Math.abs(bound))) - 52);
}

/** Where bounds leave less room than a usual step: the shortest number between them that there is. */
function between({ bounds }: Schema): number {
  const lowest = Math.max(bounds.minimum ?? -Infinity, bounds.exclusiveMinimum ?? -Infinity);
  const middle = lowest / 2 + Math.min(bounds.maximum ?? Infinity, bounds.exclusiveMaximum ?? Infinity) / 2;
  const candidates = [1, 3, 6, 12].map((digits) => Number(middle.toPrecision(digits)));
  return candidates.find((value) => fitsNumber({ bounds }, value)) ?? middle;
}
