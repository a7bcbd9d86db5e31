import { foundInWords } from './in-words.ts';
import { acceptsText } from './judge.ts';
import type { Compared, Scope } from './list.ts';
import { mismatchAt } from './list.ts';
import type { Mismatch } from './mismatch.ts';
import { accepts, bestRules } from './rules.ts';
import { shown } from './value.ts';

/** Compares texts by the nearest rule, else for equality. */
export function matchText(scope: Scope, compared: Compared<string>): readonly Mismatch[] {
  const { path, expected, actual } = compared;
  const found = bestRules(scope.rules, path);
  if (found === undefined) return expected === actual ? [] : [mismatchAt(scope, compared, shown(expected))];
  const isAccepted = accepts(found, (rule) => acceptsText(rule, { expected, actual, isCascaded: found.isCascaded }));
  return isAccepted ? [] : [mismatchAt(scope, compared, foundInWords(found, expected))];
}
