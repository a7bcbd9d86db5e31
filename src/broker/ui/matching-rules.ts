import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { MatchingRules, Matcher, RuleSet } from '../../pact/types.ts';

/** Matching rules of any pact version: since version 3 they stand by part, before in one list of paths (`$.body.id`). */
export function matchingRulesOf(rules: Json | undefined): MatchingRules {
  if (!isObject(rules)) return {};
  return Object.keys(rules).some((key) => key.startsWith('$')) ? flatRules(rules) : rulesByPart(rules);
}

function rulesByPart({ path, status, query, header, headers, body }: JsonObject): MatchingRules {
  const pathRules = isObject(path) ? ruleSet(path) : undefined;
  return {
    ...(pathRules === undefined ? {} : { path: pathRules }),
    status: isObject(status) && isArray(status['matchers']) ? sets({ status }) : sets(status),
    query: sets(query),
    header: sets(header ?? headers),
    body: sets(body),
  };
}

type Sets = { readonly [name: string]: RuleSet };

function sets(rules: Json | undefined): Sets {
  if (!isObject(rules)) return {};
  return Object.fromEntries(Object.entries(rules).flatMap(([name, set]) => (isObject(set) ? [[name, ruleSet(set)]] : [])));
}

/** A matcher may be of a kind that our types do not list: `words` says what it can of those. */
const ruleSet = (set: JsonObject): RuleSet => ({
  combine: set['combine'] === 'OR' ? 'OR' : 'AND',
  matchers: (isArray(set['matchers']) ? set['matchers'].filter(isObject) : [set]) as readonly JsonObject[] as readonly Matcher[],
});

function flatRules(rules: JsonObject): MatchingRules {
  const all = Object.entries(rules).flatMap(([path, rule]) => (isObject(rule) ? [{ path, set: ruleSet(rule) }] : []));
  const under = (pattern: RegExp, prefix = ''): Sets =>
    Object.fromEntries(
      all.flatMap(({ path, set }) => {
        const rest = pattern.exec(path)?.[1];
        return rest === undefined ? [] : [[prefix + rest.replace(/^\['(.*)'\]$/, '$1'), set]];
      }),
    );
  const path = all.find((it) => it.path === '$.path')?.set;
  return {
    ...(path === undefined ? {} : { path }),
    query: under(/^\$\.query\.?(.+)$/),
    header: under(/^\$\.headers?\.?(.+)$/),
    body: under(/^\$\.body(.*)$/, '$'),
  };
}
