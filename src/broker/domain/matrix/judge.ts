import type { MatrixRow, Named } from '../types.ts';
import { outcomeOf } from './rows.ts';
import type { IgnoreSelector, MatrixIntegration, MatrixSelector, ResolvedSelector } from './selectors.ts';

/** Everything that a verdict rests on. */
export interface Evidence {
  readonly selectors: readonly ResolvedSelector[];
  readonly integrations: readonly MatrixIntegration[];
  readonly considered: readonly MatrixRow[];
  readonly ignored: readonly MatrixRow[];
  readonly ignore: readonly IgnoreSelector[];
  /** Ignore selectors that name nothing that exists. */
  readonly unknownIgnored: readonly IgnoreSelector[];
  readonly hasDestination: boolean;
}

export type Deployable = 'yes' | 'no' | 'unknown';

export interface Judgement {
  readonly deployable: Deployable;
  readonly reasons: readonly Reason[];
  readonly counts: Counts;
}

export interface Counts {
  readonly success: number;
  readonly failed: number;
  readonly unknown: number;
  /** Absent when nothing was to be ignored. */
  readonly ignored?: number;
}

/** One side of a pact as a reason names it: the selector that it came in by and, where it is clear, the version. */
export interface Side {
  readonly name: string;
  readonly selector: MatrixSelector | undefined;
  readonly version: string | undefined;
  /** The selector means more than one version. */
  readonly oneOfMany: boolean;
}

export type Reason =
  | { readonly kind: 'unknown-ignored'; readonly selector: IgnoreSelector }
  | { readonly kind: 'no-destination' | 'no-version-number' | 'verified' | 'nothing-missing' }
  | { readonly kind: 'no-such-version'; readonly selector: MatrixSelector }
  | { readonly kind: 'not-verified' | 'failed' | 'never-verified'; readonly consumer: Side; readonly provider: Side };

/** Whether what was asked for may go where it is to go, and why. */
export function judge(evidence: Evidence): Judgement {
  const warnings = warningsOf(evidence);
  const absent = evidence.selectors.filter((selector) => isAbsent(selector, evidence.ignore));
  const missing = evidence.integrations.filter((integration) => integration.required && !hasRow(integration, evidence));
  const counts = countsOf(evidence, missing.length);
  const errors =
    absent.length > 0 ? absent.map(({ selector }): Reason => ({ kind: 'no-such-version', selector })) : errorsOf(evidence, missing);
  return {
    deployable: deployableBy(absent.length, counts),
    reasons: [...warnings, ...(errors.length > 0 ? errors : [successOf(evidence)])],
    counts,
  };
}

/** What is not known outranks what failed: the next result may change either. */
function deployableBy(absent: number, { failed, unknown }: Counts): Deployable {
  if (absent > 0) return 'no';
  if (unknown > 0) return 'unknown';
  return failed > 0 ? 'no' : 'yes';
}

const isAbsent = ({ origin, versions, selector }: ResolvedSelector, ignore: readonly IgnoreSelector[]): boolean =>
  origin === 'specified' &&
  versions.length === 0 &&
  !ignore.some((one) => one.pacticipant === selector.pacticipant && one.version === undefined);

const hasRow = ({ consumer, provider }: MatrixIntegration, { considered, ignored }: Evidence): boolean =>
  [considered, ignored].some((rows) =>
    rows.some(({ publication }) => publication.consumer.id === consumer.id && publication.provider.id === provider.id),
  );

function countsOf({ considered, ignored, ignore }: Evidence, missing: number): Counts {
  const outcomes = Map.groupBy(considered, outcomeOf);
  return {
    success: outcomes.get('success')?.length ?? 0,
    failed: outcomes.get('failed')?.length ?? 0,
    unknown: (outcomes.get('unknown')?.length ?? 0) + missing,
    ...(ignore.length > 0 && { ignored: ignored.length }),
  };
}

function errorsOf(evidence: Evidence, missing: readonly MatrixIntegration[]): readonly Reason[] {
  const rows = (kind: 'failed' | 'never-verified', wanted: 'failed' | 'unknown'): readonly Reason[] =>
    evidence.considered.filter((row) => outcomeOf(row) === wanted).map((row) => ({ kind, ...sidesOf(row, evidence) }));
  return [
    ...missing.map(({ consumer, provider }): Reason => ({
      kind: 'not-verified',
      consumer: sideOf(consumer, undefined, evidence),
      provider: sideOf(provider, undefined, evidence),
    })),
    ...rows('failed', 'failed'),
    ...rows('never-verified', 'unknown'),
  ];
}

const successOf = ({ considered }: Evidence): Reason => ({ kind: considered.length > 0 ? 'verified' : 'nothing-missing' });

function warningsOf({ unknownIgnored, selectors, hasDestination }: Evidence): readonly Reason[] {
  const specified = selectors.filter(({ origin }) => origin === 'specified');
  const narrowed = specified.filter(({ versions }) => versions !== 'all');
  const numbered = narrowed.some(({ selector }) => selector.version !== undefined);
  return [
    ...unknownIgnored.map((selector): Reason => ({ kind: 'unknown-ignored', selector })),
    ...(specified.length === 1 && !hasDestination ? [{ kind: 'no-destination' } as const] : []),
    ...(narrowed.length > 0 && !numbered ? [{ kind: 'no-version-number' } as const] : []),
  ];
}

const sidesOf = ({ publication, verification }: MatrixRow, evidence: Evidence) => ({
  consumer: sideOf(publication.consumer, publication.consumerVersion.number, evidence),
  provider: sideOf(publication.provider, verification?.providerVersion.number, evidence),
});

function sideOf({ id, name }: Named, version: string | undefined, { selectors }: Evidence): Side {
  const own = selectors.filter(({ pacticipant }) => pacticipant.id === id);
  const fitting =
    own.length === 1 ? own[0] : own.find(({ versions }) => versions !== 'all' && versions.some(({ number }) => number === version));
  if (fitting === undefined) return { name, selector: undefined, version, oneOfMany: false };
  const known = fitting.versions === 'all' ? [] : fitting.versions;
  return {
    name,
    selector: fitting.selector,
    version: version ?? (known.length === 1 ? known[0]?.number : undefined),
    oneOfMany: known.length > 1,
  };
}
