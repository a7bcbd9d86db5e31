import type { Verification } from '../domain/types.ts';
import { kindOf, kinds, type Kind } from './kinds.ts';
import { outcomeOf, type TestOutcome } from './test-results.ts';

/** The newest verification of a pact by one kind of evidence, with what it said of each interaction. */
export interface KindResult {
  readonly kind: Kind;
  readonly verification: Verification;
  readonly outcomes: readonly TestOutcome[];
}

/** The newest of each kind, in the order in which the kinds are shown. */
export const newestByKind = (newestFirst: readonly Verification[]): readonly { readonly kind: Kind; readonly verification: Verification }[] =>
  kinds.flatMap((kind) => {
    const verification = newestFirst.find(({ providerVersion }) => kindOf(providerVersion.number) === kind);
    return verification === undefined ? [] : [{ kind, verification }];
  });

/** Failed when the newest result of any kind says so. */
export function worstOutcome(results: readonly KindResult[], interaction: { readonly id: string | undefined; readonly description: string }): 'passed' | 'failed' | undefined {
  const found = results.map(({ outcomes }) => outcomeOf(outcomes, interaction)).filter((outcome) => outcome !== undefined);
  if (found.length === 0) return undefined;
  return found.every(({ success }) => success) ? 'passed' : 'failed';
}
