import type { Expectation } from '../../generate/expectation.ts';
import type { Refused } from './bench.ts';
import { innermost, isWithin } from './paths.ts';
import type { Subject } from './subject.ts';
import { relyingOn } from './subject.ts';
import type { Found } from './types.ts';

type Attempt = (expectations: readonly Expectation[]) => Promise<Refused>;

/**
 * What the client needs of answers that have nothing else. Mostly that is what it fails without; but of two fields of which it takes
 * either, it does without each, and not without both. Then all are left out one after another,
 * first what the document does not promise, the deepest first, and those stay that have to.
 */
export async function leastThatDoes(subjects: readonly Subject[], found: readonly Found[], attempt: Attempt): Promise<readonly Found[]> {
  const isOpen = (index: number): boolean => subjects[index]?.expectation.response.relies === 'discover';
  if (!subjects.some((_, index) => isOpen(index))) return found;
  const relied = found.map((one) => one.relied);
  const withThese = (lists: readonly (readonly string[])[]): readonly Expectation[] =>
    subjects.map(({ expectation }, index) => (isOpen(index) ? relyingOn(expectation, innermost(lists[index] ?? [])) : expectation));
  if ((await attempt(withThese(relied))) === undefined) return found;
  const kept = subjects.map(({ paths }) => paths);
  for (const [index, list] of kept.entries()) {
    if (!isOpen(index)) continue;
    for (const path of list.toReversed()) {
      const without = (kept[index] ?? []).filter((other) => other !== path);
      if (!relied[index]?.includes(path) && (without.some((other) => isWithin(other, path)) || (await attempt(withThese(kept.with(index, without)))) === undefined)) kept[index] = without;
    }
  }
  return found.map((one, index) => (isOpen(index) ? needing(one, innermost(kept[index] ?? [])) : one));
}

function needing(found: Found, relied: readonly string[]): Found {
  const besides = relied.filter((path) => !found.relied.includes(path));
  return { ...found, relied, notes: besides.length === 0 ? found.notes : [...found.notes, `needed as well, once all that is not needed is left out: ${besides.join(', ')}`] };
}
