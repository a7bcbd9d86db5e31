import type { Json } from '../../src/json/json.ts';
import { isArray, isObject } from '../../src/json/json.ts';
import type { Random } from './random.ts';

const patterns = ['\\d+', '[a-z]+', '^[A-Z]{3}$', '.*', 'R.x', '(?i)rex', 'true|false', '\\w+', 'x', '[[:digit:]]+', '-?\\d+(\\.\\d+)?', ''] as const;

const scalarRules: readonly [(random: Random) => Json, ...((random: Random) => Json)[]] = [
  () => ({ match: 'type' }),
  () => ({ match: 'type' }),
  (random) => ({ match: 'regex', regex: random.of(patterns) }),
  (random) => ({ match: 'regex', regex: random.of(patterns) }),
  () => ({ match: 'equality' }),
  (random) => ({ match: 'include', value: random.of(['e', '', 'Rex', '1', ',']) }),
  () => ({ match: 'integer' }),
  () => ({ match: 'decimal' }),
  () => ({ match: 'number' }),
  () => ({ match: 'boolean' }),
  () => ({ match: 'null' }),
  (random) => ({ match: 'date', ...format(random, ['yyyy-MM-dd', 'dd/MM/yyyy', 'yyyyMMdd', 'd MMM yyyy']) }),
  (random) => ({ match: 'time', ...format(random, ['HH:mm:ss', 'HH:mm', "HH'h'mm", 'hh:mm a']) }),
  (random) => ({ match: random.of(['datetime', 'timestamp']), ...format(random, ["yyyy-MM-dd'T'HH:mm:ssXXX", "yyyy-MM-dd'T'HH:mm:ssX", 'yyyy-MM-dd HH:mm']) }),
  () => ({ match: 'notEmpty' }),
  () => ({ match: 'semver' }),
];

const format = (random: Random, formats: readonly [string, ...string[]]): object => (random.chance(0.3) ? {} : { format: random.of(formats) });

export const drawTextRule = (random: Random): Json => random.of(scalarRules)(random);

function drawListRule(random: Random, list: readonly Json[]): Json {
  const kind = random.below(6);
  if (kind === 0) return { match: 'type', min: random.below(4) };
  if (kind === 1) return { match: 'type', max: random.below(4) };
  if (kind === 2) return { match: 'type', min: random.below(2), max: 1 + random.below(3) };
  if (kind === 3) return { match: 'arrayContains', variants: list.map((_, index) => drawVariant(random, index)) };
  return kind === 4 ? { match: 'eachValue', rules: [drawTextRule(random)] } : drawTextRule(random);
}

const drawVariant = (random: Random, index: number): Json =>
  random.chance(0.3) ? { index } : { index, rules: { '$.*': { combine: 'AND', matchers: [drawTextRule(random)] } } };

function drawObjectRule(random: Random): Json {
  const kind = random.below(6);
  if (kind === 0) return { match: 'values' };
  if (kind === 1) return { match: 'eachKey', rules: [{ match: 'regex', regex: random.of(['[a-z]+', '\\w+', '.*']) }] };
  if (kind === 2) return { match: 'eachValue', rules: [drawTextRule(random)] };
  return kind === 3 ? { match: 'notEmpty' } : random.of<Json>([{ match: 'type' }, { match: 'equality' }, drawTextRule(random)]);
}

/** Rules for some of a value's places, each where it may make sense; wildcards in some of the paths. */
export function drawBodyRules(random: Random, value: Json): { readonly [path: string]: Json } {
  const places = placesIn(value, '$').filter(() => random.chance(0.3));
  return Object.fromEntries(places.map(({ path, at }) => [random.chance(0.25) ? wildcard(path) : path, drawSet(random, () => ruleFor(random, at))]));
}

const ruleFor = (random: Random, value: Json): Json => {
  if (isArray(value)) return drawListRule(random, value);
  return isObject(value) ? drawObjectRule(random) : drawTextRule(random);
};

export function drawSet(random: Random, draw: () => Json): Json {
  const isMany = random.chance(0.15);
  return { combine: isMany && random.chance(0.5) ? 'OR' : 'AND', matchers: isMany ? [draw(), draw()] : [draw()] };
}

interface Placed {
  readonly path: string;
  readonly at: Json;
}

function placesIn(value: Json, path: string): readonly Placed[] {
  const own = { path, at: value };
  if (isArray(value)) return [own, ...value.flatMap((item, index) => placesIn(item, `${path}[${index}]`))];
  if (!isObject(value)) return [own];
  return [own, ...Object.entries(value).flatMap(([key, child]) => placesIn(child ?? null, /^\w+$/.test(key) ? `${path}.${key}` : `${path}['${key}']`))];
}

const wildcard = (path: string): string => path.replace(/\[\d+\](?!.*\[\d+\])/, '[*]').replace(/\.\w+$/, (key) => (path.length % 2 === 0 ? '.*' : key));
