import type { Named, VersionRef } from '../types.ts';

/** Which versions of a pacticipant a question is about, as it was asked. */
export interface MatrixSelector {
  readonly pacticipant: string;
  readonly version?: string | undefined;
  readonly latest?: boolean | undefined;
  readonly branch?: string | undefined;
  readonly tag?: string | undefined;
  readonly environment?: string | undefined;
  readonly mainBranch?: boolean | undefined;
}

/** Where something is to go: what the other programs there are is then found out, not asked. */
export type Destination = Omit<MatrixSelector, 'pacticipant' | 'version' | 'branch'>;

export interface IgnoreSelector {
  readonly pacticipant: string;
  readonly version?: string | undefined;
}

/** Of the rows that say the same, which one counts: `raw` keeps them all, superseded ones too. */
export type LatestBy = 'cvpv' | 'cvp' | 'cp' | 'raw';

export interface MatrixQuestion {
  readonly selectors: readonly MatrixSelector[];
  readonly destination: Destination | undefined;
  readonly ignore: readonly IgnoreSelector[];
  readonly latestBy: LatestBy;
  /** Only rows with these outcomes; undefined: all. */
  readonly outcomes: readonly RowOutcome[] | undefined;
  /** Only so many of the newest rows are looked at; undefined: all. */
  readonly limit: number | undefined;
}

export type RowOutcome = 'success' | 'failed' | 'unknown';

/** A selector and the versions that it turned out to mean. */
export interface ResolvedSelector {
  readonly selector: MatrixSelector;
  readonly pacticipant: Named;
  /** Asked for, or found out because it is integrated with what was asked for. */
  readonly origin: 'specified' | 'inferred';
  readonly versions: 'all' | readonly VersionRef[];
}

/** Only the name was given: every version is meant. */
export const meansAllVersions = ({ version, latest, branch, tag, environment, mainBranch }: MatrixSelector): boolean =>
  [version, branch, tag, environment].every((value) => value === undefined) && latest !== true && mainBranch !== true;

/** Two programs of which the first has a pact with the second. */
export interface MatrixIntegration {
  readonly consumer: Named;
  readonly provider: Named;
  /** A consumer cannot do without its provider; a provider can do without a consumer. */
  readonly required: boolean;
}
