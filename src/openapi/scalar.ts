import type { Json } from '../json/json.ts';
import type { Schema, TypeName } from './schema.ts';

/** Values that look like what a field of this name or format holds, the same ones every time. */
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
  if (type === 'boolean') return false;
  return type === 'string' ? textFor(schema, name) : numberFor(schema, type);
}

function textFor(schema: Schema, name: string): string {
  const { minLength = 0, maxLength = Infinity } = schema.bounds;
  const formatted = byFormat[schema.format ?? ''];
  const text = formatted ?? byName.find(([pattern]) => pattern.test(name))?.[1] ?? (name === '' ? 'text' : `${name}_example`);
  const padded = text.length < minLength ? text.padEnd(minLength, 'x') : text;
  return padded.length > maxLength ? padded.slice(0, maxLength) : padded;
}

function numberFor(schema: Schema, type: TypeName): number {
  if (schema.format === 'unix-time') return exampleUnixTime;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema.bounds;
  const step = multipleOf ?? 1;
  const lowest = Math.max(minimum ?? -Infinity, exclusiveMinimum === undefined ? -Infinity : exclusiveMinimum + smallest(type));
  const highest = Math.min(maximum ?? Infinity, exclusiveMaximum === undefined ? Infinity : exclusiveMaximum - smallest(type));
  const within = Math.min(Math.max(step, lowest), highest);
  const stepped = Math.ceil(within / step) * step;
  return stepped > highest ? Math.floor(within / step) * step : stepped;
}

const smallest = (type: TypeName): number => (type === 'integer' ? 1 : 0.01);
