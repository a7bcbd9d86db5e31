import type { Json } from '../../src/json/json.ts';
import { isArray, isObject } from '../../src/json/json.ts';
import type { Random } from './random.ts';

/** Texts that rules are about: dates, versions, numbers as texts, words. */
export const texts = [
  'Rex', 'rex', '', 'a b', '7', '-3', '4.5', '1.2.3', '1.2', 'true', 'false', 'null', '2026-01-05', '2026-02-30', '08:30:00', '25:00:00',
  '2026-01-05T08:30:00Z', '2026-01-05T08:30:00+01:00', 'eur', 'EUR', 'café', 'x,y', 'ab12', 'ff00',
] as const;

const scalars = [...texts, 0, 1, 7, -3, 4.5, 0.25, 1000, true, false, null] as const;

const keys = ['id', 'name', 'tags', 'owner', 'x-y', 'a b', 'n1'] as const;

export const drawScalar = (random: Random): Json => random.of<Json>(scalars);

/** A value at most so deep. */
export function drawValue(random: Random, depth: number): Json {
  if (depth === 0 || random.chance(0.35)) return drawScalar(random);
  const size = random.below(4);
  if (random.chance(0.45)) return Array.from({ length: size }, () => drawValue(random, depth - 1));
  return Object.fromEntries(Array.from({ length: size }, () => [random.of(keys), drawValue(random, depth - 1)]));
}

/** The same value, or one that differs here and there as answers and requests do. */
export function disturb(random: Random, value: Json, likely: number): Json {
  if (random.chance(likely * 0.15)) return drawValue(random, 1);
  if (isArray(value)) return disturbList(random, value, likely);
  if (isObject(value)) return disturbObject(random, value, likely);
  return random.chance(likely) ? sibling(random, value) : value;
}

function disturbList(random: Random, list: readonly Json[], likely: number): Json {
  const items = list.map((item) => disturb(random, item, likely));
  if (!random.chance(likely)) return items;
  if (random.chance(0.4)) return items.slice(0, -1);
  return random.chance(0.2) ? [] : [...items, disturb(random, list[0] ?? 'new', likely)];
}

function disturbObject(random: Random, object: { readonly [key: string]: Json | undefined }, likely: number): Json {
  const members = Object.entries(object).filter(() => !random.chance(likely * 0.2));
  const changed = Object.fromEntries(members.map(([key, value]) => [key, disturb(random, value ?? null, likely)]));
  return random.chance(likely * 0.3) ? { ...changed, [random.of(['new', 'extra', '12'])]: drawScalar(random) } : changed;
}

/** Another value of the same type, mostly. */
function sibling(random: Random, value: Json): Json {
  if (typeof value === 'number') return random.of([0, 1, 12, -5, 2.5, 100.125]);
  if (typeof value === 'boolean') return !value;
  return typeof value === 'string' ? random.of(texts) : drawScalar(random);
}
