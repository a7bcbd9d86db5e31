/** A consumer version selector as a provider sends it, checked. */
export interface ConsumerVersionSelector {
  readonly mainBranch?: true;
  readonly matchingBranch?: true;
  /** `true`: the head of every branch. */
  readonly branch?: string | true;
  readonly fallbackBranch?: string;
  readonly tag?: string;
  readonly fallbackTag?: string;
  readonly latest?: boolean;
  readonly deployed?: true;
  readonly released?: true;
  readonly deployedOrReleased?: true;
  readonly environment?: string;
  readonly consumer?: string;
}

/** Which publications of a provider's pacts are meant; for every consumer, or for those named. */
export type Criterion = { readonly consumers?: readonly string[] | undefined } & (
  | { readonly kind: 'latest' | 'mainBranch' | 'branches' }
  | { readonly kind: 'branch'; readonly branch: string; readonly fallback?: string | undefined }
  | { readonly kind: 'tag' | 'latestTag'; readonly tag: string; readonly fallback?: string | undefined }
  | { readonly kind: 'deployed' | 'released'; readonly environment?: string | undefined }
);

/** Why a publication was selected; `mark` is the branch, tag or environment. */
export interface Reason {
  readonly kind: Exclude<Criterion['kind'], 'branches'>;
  readonly mark: string;
  /** The branch or tag that had nothing, so that this one was taken. */
  readonly insteadOf?: string;
}

/** What a selector asks for, in the order in which it is to be looked up. */
export function criteriaOf(selector: ConsumerVersionSelector, providerBranch: string | null): readonly Criterion[] {
  const consumers = selector.consumer === undefined ? undefined : [selector.consumer];
  return rawCriteria(selector, providerBranch).map((criterion) => ({ ...criterion, consumers }));
}

function rawCriteria(selector: ConsumerVersionSelector, providerBranch: string | null): readonly Criterion[] {
  const { branch, tag, fallbackBranch, fallbackTag } = selector;
  if (selector.mainBranch) return [{ kind: 'mainBranch' }];
  if (selector.matchingBranch) return providerBranch === null ? [] : [{ kind: 'branch', branch: providerBranch }];
  if (branch === true) return [{ kind: 'branches' }];
  if (branch !== undefined) return [{ kind: 'branch', branch, fallback: fallbackBranch }];
  if (tag !== undefined) return [selector.latest === true ? { kind: 'latestTag', tag, fallback: fallbackTag } : { kind: 'tag', tag }];
  return selector.latest === true ? [{ kind: 'latest' }] : recordedCriteria(selector);
}

function recordedCriteria({ deployed, released, environment }: ConsumerVersionSelector): readonly Criterion[] {
  if (deployed) return [{ kind: 'deployed', environment }];
  if (released) return [{ kind: 'released', environment }];
  return [
    { kind: 'deployed', environment },
    { kind: 'released', environment },
  ];
}
