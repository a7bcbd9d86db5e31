import type { MatrixRow } from '../types.ts';
import type { IgnoreSelector, LatestBy, RowOutcome } from './selectors.ts';

export const outcomeOf = ({ verification }: MatrixRow): RowOutcome => {
  if (verification === null) return 'unknown';
  return verification.success ? 'success' : 'failed';
};

/** Of rows that say the same, the one that counts; rows come in newest first. */
export function latestRows(rows: readonly MatrixRow[], latestBy: LatestBy): readonly MatrixRow[] {
  if (latestBy === 'raw') return rows;
  return [...Map.groupBy(rows, (row) => groupOf(row, latestBy)).values()].flatMap(newestOf);
}

function groupOf({ publication, verification }: MatrixRow, latestBy: Exclude<LatestBy, 'raw'>): string {
  const pair = `${publication.consumer.id} ${publication.provider.id}`;
  if (latestBy === 'cp') return pair;
  const version = `${pair} ${publication.consumerVersion.id}`;
  return latestBy === 'cvp' ? version : `${version} ${verification?.providerVersion.id ?? ''}`;
}

function newestOf(group: readonly MatrixRow[]): readonly MatrixRow[] {
  const [first] = group;
  if (first === undefined || first.verification === null) return group.slice(0, 1);
  return group.toSorted((a, b) => providerOrder(b) - providerOrder(a)).slice(0, 1);
}

const providerOrder = ({ verification }: MatrixRow): number => verification?.providerVersion.id ?? 0;

/** A row is ignored when one of its sides is, by name or by exact version. */
export const isIgnored = ({ publication, verification }: MatrixRow, ignore: readonly IgnoreSelector[]): boolean =>
  ignore.some(
    ({ pacticipant, version }) =>
      (publication.consumer.name === pacticipant && (version === undefined || version === publication.consumerVersion.number)) ||
      (publication.provider.name === pacticipant && (version === undefined || version === verification?.providerVersion.number)),
  );

/** By names, and of each the newest first. */
export const sortedRows = (rows: readonly MatrixRow[]): readonly MatrixRow[] =>
  rows.toSorted(
    (a, b) =>
      compare(a.publication.consumer.name, b.publication.consumer.name) ||
      b.publication.consumerVersion.id - a.publication.consumerVersion.id ||
      b.publication.revision - a.publication.revision ||
      compare(a.publication.provider.name, b.publication.provider.name) ||
      providerOrder(b) - providerOrder(a) ||
      (b.verification?.number ?? 0) - (a.verification?.number ?? 0),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
