import type { Json, JsonObject } from '../json/json.ts';
import { isArray, isObject } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import type { Matcher, MatchingRules, MessageRules, RuleSet } from './types.ts';

type Part = 'path' | 'status' | 'query' | 'header' | 'body' | 'metadata';
interface PlacedRule {
  readonly part: Part;
  /** A name or JSON path within the part; `$` for the whole. */
  readonly at: string;
  readonly set: RuleSet;
}

/** V2 wrote `$.body.id: {match}`, V3 and V4 write `body: {$.id: {combine, matchers}}`. */
export function upgradeRules(raw: JsonObject): MatchingRules {
  const placed = placedRules(raw);
  const named = (part: Part): Named => namedRules(placed, part);
  const path = placed.find((rule) => rule.part === 'path')?.set;
  return defined({ path, status: named('status'), query: named('query'), header: named('header'), body: named('body') });
}

/** The same for a message, which has contents and metadata only. */
export function upgradeMessageRules(raw: JsonObject): MessageRules {
  const placed = placedRules(raw);
  return defined({ body: namedRules(placed, 'body'), metadata: namedRules(placed, 'metadata') });
}

type Named = { readonly [name: string]: RuleSet } | undefined;

const placedRules = (raw: JsonObject): readonly PlacedRule[] =>
  Object.entries(raw).flatMap(([key, value]) => (key.startsWith('$') ? legacyRule(key, value) : partRules(key, value)));

function namedRules(placed: readonly PlacedRule[], part: Part): Named {
  const sets = placed.filter((rule) => rule.part === part).map((rule) => [rule.at, rule.set] as const);
  return sets.length === 0 ? undefined : Object.fromEntries(sets);
}

const defined = <Rules extends object>(parts: Rules): { readonly [Name in keyof Rules]?: NonNullable<Rules[Name]> } =>
  // What is left is there.
  Object.fromEntries(Object.entries(parts).filter(([, rules]) => rules !== undefined)) as { readonly [Name in keyof Rules]?: NonNullable<Rules[Name]> };

const parts: Readonly<Record<string, Part>> = {
  path: 'path',
  status: 'status',
  query: 'query',
  header: 'header',
  headers: 'header',
  body: 'body',
  content: 'body',
  contents: 'body',
  metadata: 'metadata',
};

function partRules(key: string, value: Json | undefined): readonly PlacedRule[] {
  const part = Object.hasOwn(parts, key) ? parts[key] : undefined;
  if (part === undefined || !isObject(value)) return [];
  if (isArray(member(value, 'matchers'))) return [{ part, at: '$', set: ruleSet(value) }];
  return Object.entries(value).map(([at, set]) => ({ part, at, set: ruleSet(set) }));
}

function ruleSet(raw: Json | undefined): RuleSet {
  const matchers = member(raw, 'matchers');
  return {
    combine: member(raw, 'combine') === 'OR' ? 'OR' : 'AND',
    matchers: isArray(matchers) ? matchers.filter(isObject).map(upgradeMatcher) : [],
  };
}

function legacyRule(path: string, raw: Json | undefined): readonly PlacedRule[] {
  const [, name = '', rest = ''] = /^\$\.?(?:\[')?(\w+)(?:'\])?(.*)$/s.exec(path) ?? [];
  const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
  if (part === undefined || !isObject(raw)) return [];
  const at = part === 'body' ? `$${rest}` : nameIn(rest);
  return [{ part, at, set: { combine: 'AND', matchers: [upgradeMatcher(raw)] } }];
}

/** `.X-Id`, `['X-Id']` and `.ids[0]` name a header or parameter; an index says nothing more there. */
const nameIn = (rest: string): string => /^(?:\.([^[]+)|\[['"](.+?)['"]\])/s.exec(rest)?.slice(1).find((name) => name !== undefined) ?? '$';

/** Older rules leave `match` to be seen from the other keys. */
function upgradeMatcher(raw: JsonObject): Matcher {
  const { match, ...settings } = raw;
  const name = typeof match === 'string' ? match : impliedMatch(settings);
  const format = isFormat(name) && settings['format'] === undefined ? { format: settings[name] ?? '' } : {};
  // Rules of other tools are kept as they are; the type lists those that we write.
  return { ...settings, ...format, match: name } as Matcher;
}

function impliedMatch(settings: JsonObject): string {
  if ('regex' in settings) return 'regex';
  return ['date', 'time', 'timestamp'].find((name) => name in settings) ?? 'type';
}

const isFormat = (name: string): boolean => ['date', 'time', 'datetime', 'timestamp'].includes(name);
