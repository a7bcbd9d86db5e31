import type { Json } from '../json/json.ts';
import { fitsScalar } from './fits.ts';
import type { Schema } from './schema.ts';

/** One of those that will do: the first, unless the document has a seed. The same seed and place give the same one anywhere and at any time. */
export function pick<Item>(schema: Schema, items: readonly Item[], willDo: (item: Item) => boolean): Item | undefined {
  if (schema.seed === undefined) return items.find(willDo);
  const good = items.filter(willDo);
  return good[Math.floor(randomFor(schema, '')() * good.length)];
}

/** How often another value is looked for before the usual one has to do. */
const attempts = 12;

/** Where the document has a seed, another value of the same kind that keeps the rules of its schema; the given one where none is found. */
export function varied(schema: Schema, value: Json, name: string): Json {
  if (schema.seed === undefined) return value;
  const random = randomFor(schema, name);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const other = another(schema, value, { random, attempt });
    if (fitsScalar(schema, other) && isExact(schema, other)) return other;
  }
  return value;
}

/** Of decimal fractions, few are multiples by the letter: 0.07 / 0.01 is not 7. */
const isExact = ({ bounds: { multipleOf } }: Schema, value: Json): boolean => typeof value !== 'number' || multipleOf === undefined || Number.isInteger(value / multipleOf);

interface Draw {
  readonly random: () => number;
  readonly attempt: number;
}

function another(schema: Schema, value: Json, draw: Draw): Json {
  if (typeof value === 'boolean') return draw.random() < 0.5;
  if (typeof value === 'number') return anotherNumber(schema, value, draw);
  return typeof value === 'string' ? anotherText(value, draw) : value;
}

/** Numbers without bounds stay small: they are examples. */
const span = 1000;

function anotherNumber({ bounds }: Schema, value: number, { random }: Draw): number {
  const step = bounds.multipleOf ?? 1;
  const [least = 1, most = Math.max(least, value) + span] = [bounds.minimum ?? bounds.exclusiveMinimum, bounds.maximum ?? bounds.exclusiveMaximum];
  const number = Math.round((least + random() * Math.min(most - least, span * step)) / step) * step;
  return Number(number.toFixed(8));
}

const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';

/** What is replaced by its like, the likeliest to keep a format or a pattern last. */
const kinds: readonly (readonly string[])[] = [[lower, lower.toUpperCase(), digits], ['abcdef', 'ABCDEF', digits], [lower, digits], [digits], [lower], [lower.toUpperCase()]];

/** The same text with other letters and digits where it says most: before the `@` of an address, else in its last word. */
function anotherText(text: string, { random, attempt }: Draw): string {
  const letters = kinds[attempt % kinds.length] ?? [];
  const like = (character: string): string => {
    const all = letters.find((kind) => kind.includes(character)) ?? character;
    return all[Math.floor(random() * all.length)] ?? character;
  };
  const word = text.includes('@') ? /^[A-Za-z0-9]+/ : /[A-Za-z0-9]+(?=[^A-Za-z0-9]*$)/;
  return text.replace(word, (found) => [...found].map(like).join(''));
}

/** Numbers from 0 to 1 for one value: mulberry32, begun with a hash (FNV-1a) of the seed and the value's place. */
function randomFor({ place: { pointer }, seed }: Schema, name: string): () => number {
  let state = [...`${seed} ${pointer} ${name}`].reduce((hash, character) => Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
