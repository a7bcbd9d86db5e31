import type { Verification } from '../domain/types.ts';
import { kindOf, kinds, type Kind } from './kinds.ts';
import { outcomeOf, type Named, type TestOutcome } from './test-results.ts';

/** The newest verification of a pact by one kind of evidence, with what it said of each interaction. */
export interface KindResult {
  readonly kind: Kind;
  readonly verification: Verification;
  readonly outcomes: readonly TestOutcome[];
}

/** The newest of each kind, in the order in which the kinds are shown. */
export const newestByKind = (newestFirst: readonly Verification[]): readonly Omit<KindResult, 'outcomes'>[] =>
  kinds.flatMap((kind) => {
    const verification = newestFirst.find(({ providerVersion }) => kindOf(providerVersion.number) === kind);
    return verification === undefined ? [] : [{ kind, verification }];
  });

/** Whether the newest result of any kind says that an interaction failed. */
export const hasFailed = (results: readonly KindResult[], interaction: Named): boolean =>
  results.some(({ outcomes }) => outcomeOf(outcomes, interaction)?.success === false);
