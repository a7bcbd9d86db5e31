import type { MatchingRules, PactBody, PactRequest, RuleSet } from '../../pact/types.ts';

interface Members<T> {
  readonly [name: string]: T;
}

/** The members without one of them; of headers, whatever its case. */
export const without = <T>(members: Members<T>, name: string): Members<T> => Object.fromEntries(Object.entries(members).filter(([key]) => key !== name));

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

type Named = 'query' | 'header';
const partOf = { query: 'query', header: 'headers' } as const;

/** The name under which a request has a header or a query parameter, if it has it. */
export function sentName(request: PactRequest, where: Named, name: string): string | undefined {
  return Object.keys(request[partOf[where]] ?? {}).find((key) => (where === 'query' ? key === name : isSame(key, name)));
}

/** The request without a header or a query parameter, and without the rule for it. */
export function withoutNamed(request: PactRequest, where: Named, name: string): PactRequest {
  const sent = sentName(request, where, name) ?? name;
  const { [partOf[where]]: members = {}, ...rest } = request;
  const left = without(members, sent);
  const lacking = Object.keys(left).length === 0 ? rest : { ...rest, [partOf[where]]: left };
  return withRules(lacking, { [where]: without(request.matchingRules?.[where] ?? {}, sent) });
}

/** The request with exactly this text for a header or a query parameter. */
export function withNamed(request: PactRequest, where: Named, { name, text }: { readonly name: string; readonly text: string }): PactRequest {
  const sent = sentName(request, where, name) ?? name;
  const bare = withoutNamed(request, where, sent);
  return { ...bare, [partOf[where]]: { ...request[partOf[where]], [sent]: [text] } };
}

/** The request with another path, and no rule for it but the given one. */
export function withPath({ matchingRules = {}, ...request }: PactRequest, path: string, rule: RuleSet | undefined): PactRequest {
  const { path: _, ...rules } = matchingRules;
  return withRules({ ...request, path, matchingRules: rules }, rule === undefined ? {} : { path: rule });
}

/** The request with another body and these rules for it. */
export const withBody = (request: PactRequest, body: PactBody, rules: MatchingRules['body'] = {}): PactRequest => withRules({ ...request, body }, { body: rules });

/** The request with these rules in place of those for the same part; a part without rules is left out. */
function withRules({ matchingRules, ...request }: PactRequest, changed: MatchingRules): PactRequest {
  const rules = Object.fromEntries(Object.entries({ ...matchingRules, ...changed }).filter(([, sets]) => Object.keys(sets).length > 0));
  return Object.keys(rules).length === 0 ? request : { ...request, matchingRules: rules };
}
