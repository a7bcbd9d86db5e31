import fc from 'fast-check';
import type { Json } from '../../src/json/json.ts';
import type { Chance } from './chance.ts';
import type { Parts } from './parts.ts';
import { within } from './parts.ts';

/** A text, number or truth that the parts allow, by chance. */
export function anotherScalar(chance: Chance, parts: Parts, type: string): Json {
  if (type === 'boolean') return chance.happens(0.5);
  return type === 'string' ? anotherText(chance, parts) : anotherNumber(chance, parts, type === 'integer');
}

function anotherText(chance: Chance, parts: Parts): string {
  const [least, most] = [within(parts, 'minLength', 0), within(parts, 'maxLength', Infinity)];
  const first = (key: string): string | undefined => parts.map((part) => part[key]).find((value) => typeof value === 'string');
  const format = first('format') ?? '';
  const pattern = first('pattern');
  const formatted = Object.hasOwn(byFormat, format) ? byFormat[format]?.(chance) : undefined;
  const matching = pattern === undefined ? undefined : matchingText(chance, pattern, { least, most });
  return matching ?? formatted ?? plainText(chance, least, most);
}

const letters = Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_./:@+#!$%&()*,;<=>?[]{}|~^\'"`\\\néЖ中€');

function plainText(chance: Chance, least: number, most: number): string {
  const length = chance.between(Math.min(least, 5000), Math.min(most, Math.max(least, 0) + 12, 5000));
  return Array.from({ length }, () => chance.oneOf(letters) ?? '').join('');
}

/** Longer texts come of unbounded repeats, and tell no more. */
const attempts = 8;

function matchingText(chance: Chance, pattern: string, { least, most }: { readonly least: number; readonly most: number }): string | undefined {
  const regex = regexOf(pattern);
  if (regex === undefined) return undefined;
  try {
    const texts = fc.sample(fc.stringMatching(regex, { size: least > 30 ? 'large' : 'small' }), { seed: chance.between(1, 1e9), numRuns: attempts });
    return chance.oneOf(texts.filter((text) => [...text].length >= least && [...text].length <= most));
  } catch {
    return undefined;
  }
}

function regexOf(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      continue;
    }
  }
  return undefined;
}

function anotherNumber(chance: Chance, parts: Parts, isInteger: boolean): number {
  const step = within(parts, 'multipleOf', isInteger ? 1 : 0.25);
  const format = parts.map((part) => part['format']).find((value) => typeof value === 'string');
  const widest = format === 'int32' || !isInteger ? 2 ** 31 - 1 : 2 ** 40;
  const span = chance.oneOf([10, 1000, widest]) ?? 10;
  const lowest = Math.max(within(parts, 'minimum', -Infinity), within(parts, 'exclusiveMinimum', -Infinity) + step);
  const highest = Math.min(within(parts, 'maximum', Infinity), within(parts, 'exclusiveMaximum', Infinity) - step);
  const from = lowest > -Infinity ? lowest : Math.min(-span, highest);
  const to = Math.min(highest, from + 2 * span);
  return Math.ceil(from / step) * step + chance.between(0, Math.max(0, Math.floor((to - from) / step))) * step;
}

const digits = (chance: Chance, count: number, alphabet = '0123456789'): string => Array.from({ length: count }, () => chance.oneOf([...alphabet]) ?? '').join('');
const two = (chance: Chance, least: number, most: number): string => String(chance.between(least, most)).padStart(2, '0');
const day = (chance: Chance): string => `${chance.between(1970, 2037)}-${two(chance, 1, 12)}-${two(chance, 1, 28)}`;
const time = (chance: Chance): string =>
  `${two(chance, 0, 23)}:${two(chance, 0, 59)}:${two(chance, 0, 59)}${chance.oneOf(['', '.5', '.123', '.123456', '.000000001'])}${chance.oneOf(['Z', '+00:00', '-07:00', '+05:30'])}`;
const hex = (chance: Chance, count: number): string => digits(chance, count, chance.happens(0.5) ? '0123456789abcdef' : '0123456789ABCDEF');
const word = (chance: Chance): string => digits(chance, chance.between(3, 9), 'abcdefghijklmnopqrstuvwxyz');

/** Texts of the formats that the judge knows, in the ways that vendors write them. */
const byFormat: Readonly<Record<string, (chance: Chance) => string>> = {
  'date-time': (chance) => `${day(chance)}T${time(chance)}`,
  date: day,
  time,
  duration: (chance) => chance.oneOf(['P1D', 'PT36H', 'P3Y6M4DT12H30M5S', 'P2W']) ?? 'P1D',
  email: (chance) => `${word(chance)}@${word(chance)}.org`,
  uuid: (chance) => `${hex(chance, 8)}-${hex(chance, 4)}-4${hex(chance, 3)}-a${hex(chance, 3)}-${hex(chance, 12)}`,
  uri: (chance) => `https://${word(chance)}.org/${word(chance)}?q=${word(chance)}#${word(chance)}`,
  url: (chance) => `http://${word(chance)}.org:8080/${word(chance)}`,
  'uri-reference': (chance) => `/${word(chance)}/${word(chance)}`,
  'uri-template': (chance) => `/${word(chance)}/{${word(chance)}}`,
  hostname: (chance) => `${word(chance)}.org`,
  ipv4: (chance) => `10.${chance.between(0, 255)}.${chance.between(0, 255)}.1`,
  ipv6: (chance) => `2001:db8::${chance.between(1, 9999)}`,
  byte: (chance) => Buffer.from(word(chance)).toString('base64'),
  'json-pointer': (chance) => `/${word(chance)}`,
  'relative-json-pointer': () => '1/a',
  regex: () => '^[0-9]+$',
};
