import type { Compared, Scope } from './list.ts';
import { matchListBy } from './list.ts';
import type { Mismatch } from './mismatch.ts';
import { missing } from './mismatch.ts';
import { bestRules } from './rules.ts';
import { matchText } from './texts.ts';
import { shown } from './value.ts';

/** Values by name, in the order sent. */
export type Values = ReadonlyMap<string, readonly string[]>;

/** Names may come in any order, the values of one name may not; a name that is not expected does not pass (also in a form). */
export function matchQuery(scope: Scope, expected: Values, actual: Values): readonly Mismatch[] {
  const present = [...expected].flatMap(([name, values]) => {
    const came = actual.get(name);
    if (came === undefined) return [mismatch(scope, { name, expected: listed(values), actual: missing })];
    return matchValues(scope, { path: [name], expected: values, actual: came });
  });
  const strange = [...actual].filter(([name]) => !expected.has(name));
  return [...present, ...strange.map(([name, values]) => mismatch(scope, { name, expected: missing, actual: listed(values) }))];
}

/** Values by name from pairs. */
export function grouped(pairs: Iterable<readonly [string, string]>): Values {
  const groups = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [value]);
    else group.push(value);
  }
  return groups;
}

function matchValues(scope: Scope, compared: Compared<readonly string[]>): readonly Mismatch[] {
  const { path, expected, actual } = compared;
  const found = bestRules(scope.rules, path);
  if (found !== undefined) return matchListBy(found, { scope, path, expected, actual, compare: matchText });
  if (expected.length !== actual.length) return [mismatch(scope, { name: path[0] ?? '', expected: listed(expected), actual: listed(actual) })];
  return expected.flatMap((value, index) => matchText(scope, { path: [...path, String(index)], expected: value, actual: actual[index] ?? '' }));
}

const listed = (values: readonly string[]): string => values.map(shown).join(', ');

const mismatch = ({ part }: Scope, { name, expected, actual }: { readonly name: string; readonly expected: string; readonly actual: string }): Mismatch =>
  ({ part, at: part === 'body' ? `$.${name}` : name, expected, actual });
