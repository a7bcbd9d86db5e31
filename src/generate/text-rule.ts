import type { Json } from '../json/json.ts';
import type { RuleSet } from '../pact/types.ts';
import { regexRule, typeRule } from './draw/rules.ts';

/** Text that looks like the example's type, for what travels as text: paths, queries, headers, forms. */
export const textPattern = (example: Json): string | undefined => {
  if (typeof example === 'number') return Number.isInteger(example) ? '-?[0-9]+' : '-?[0-9]+(?:\\.[0-9]+)?';
  return typeof example === 'boolean' ? '(?:true|false)' : undefined;
};

export function textRule(example: Json): RuleSet {
  const pattern = textPattern(example);
  return pattern === undefined ? typeRule : regexRule(`^${pattern}$`);
}
