import type { Gap } from './walk.ts';

/** What holds for one element of a list mostly holds for the others: it is said once. */
export function onceEach(gaps: readonly Gap[]): readonly Gap[] {
  const keyOf = ({ code, path, document }: Gap): string =>
    [code, document, ...path.map((step) => (typeof step === 'number' ? '*' : step))].join('\n');
  return [...new Map(gaps.toReversed().map((gap) => [keyOf(gap), gap])).values()].toReversed();
}
