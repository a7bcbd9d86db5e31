import { badInput } from '../../failure/failure.ts';
import type { Json } from '../../json/json.ts';
import { isForm } from '../../openapi/media-types.ts';
import type { Operation, Parameter } from '../../openapi/operations.ts';
import { parseTemplate } from '../../openapi/routing/template.ts';
import type { RuleSet } from '../../pact/types.ts';
import { regexRule, typeRule } from '../draw/rules.ts';
import type { Credential } from './credentials.ts';
import type { ParameterValue, Part } from './parameter-values.ts';
import { formPairs } from './form.ts';
import type { Pair } from './serialise.ts';
import { bracketPairs, pairsOf } from './serialise.ts';
import { textRule } from '../text-rule.ts';

export interface DrawnQuery {
  readonly query: { readonly [name: string]: readonly string[] };
  readonly rules: { readonly [name: string]: RuleSet };
}

type Subject = Pick<Part, 'document' | 'operation'>;

/** The query that the parameters and credentials make, and the documented path where it has one; a repeated name has several values. */
export function drawQuery(subject: Subject, values: readonly ParameterValue[], credentials: readonly Credential[]): DrawnQuery {
  const { operation } = subject;
  const query = new Map<string, readonly string[]>();
  const rules = new Map<string, RuleSet>();
  for (const { parameter, value, given } of values) {
    for (const pair of queryPairs(subject, parameter, value)) {
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

/** What a parameter writes into the query, which a `querystring` is as a whole. */
function queryPairs({ document, operation }: Subject, parameter: Parameter, value: Json): readonly Pair[] {
  if (parameter.style !== 'querystring') {
    const pairs = pairsOf(parameter, value);
    return pairs.some(({ name }) => isAnothers(operation, parameter, name)) ? bracketPairs(parameter.name, value) : pairs;
  }
  if (parameter.content !== undefined && isForm(parameter.content.type)) return formPairs(parameter.content, value);
  // Pact has a query as names and values, which another text is not.
  const message = `the query of ${operation.id} is ${parameter.content?.type ?? 'of no type'} as a whole, and a pact can hold only names and values`;
  throw badInput('operation.query.unwritable', message, { place: `${document.file}#${parameter.place.pointer}` });
}

/** An object that is spread over the query may have a member called as another parameter is: brackets tell them apart. */
const isAnothers = ({ parameters }: Operation, parameter: Parameter, name: string): boolean =>
  name !== parameter.name && parameters.some((other) => other.in === 'query' && other.name === name);

/** `/#Action=ListUsers` tells operations on one path apart; what is declared as a header or in the body travels there. */
function demandsOf({ path, parameters, body }: Operation): readonly (readonly [string, string])[] {
  const elsewhere = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);
  return body === undefined ? parseTemplate(path).demands.filter(([name]) => !elsewhere.includes(name)) : [];
}

const pairRule = ({ value }: Pair): RuleSet => textRule(value);
