import type { Operation } from '../../openapi/operations.ts';
import { parseTemplate } from '../../openapi/routing/template.ts';
import type { RuleSet } from '../../pact/types.ts';
import { regexRule, typeRule } from '../draw/rules.ts';
import type { Credential } from './credentials.ts';
import type { ParameterValue } from './parameter-values.ts';
import type { Pair } from './serialise.ts';
import { pairsOf } from './serialise.ts';
import { textRule } from '../text-rule.ts';

export interface DrawnQuery {
  readonly query: { readonly [name: string]: readonly string[] };
  readonly rules: { readonly [name: string]: RuleSet };
}

/** The query that the parameters and credentials make, and the documented path where it has one; a repeated name has several values. */
export function drawQuery(operation: Operation, values: readonly ParameterValue[], credentials: readonly Credential[]): DrawnQuery {
  const query = new Map<string, readonly string[]>();
  const rules = new Map<string, RuleSet>();
  for (const { parameter, value, given } of values) {
    for (const pair of pairsOf(parameter, value)) {
      query.set(pair.name, [...(query.get(pair.name) ?? []), pair.text]);
      if (!given) rules.set(pair.name, pairRule(pair));
    }
  }
  for (const [name, text] of demandsOf(operation)) if (!query.has(name)) query.set(name, [text]);
  for (const { name, example, regexes } of credentials.filter((credential) => credential.in === 'query' && !query.has(credential.name))) {
    query.set(name, [example]);
    rules.set(name, regexes[0] === undefined ? typeRule : regexRule(regexes[0]));
  }
  return { query: Object.fromEntries(query), rules: Object.fromEntries(rules) };
}

/** `/#Action=ListUsers` tells operations on one path apart; what is declared as a header or in the body travels there. */
function demandsOf({ path, parameters, body }: Operation): readonly (readonly [string, string])[] {
  const elsewhere = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);
  return body === undefined ? parseTemplate(path).demands.filter(([name]) => !elsewhere.includes(name)) : [];
}

const pairRule = ({ value }: Pair): RuleSet => textRule(value);
