import type { VersionMarks, VersionRef } from '../domain/types.ts';
import { listBranches } from '../store/branches.ts';
import { marksOf } from '../store/marks.ts';
import { matrixPage, type MatrixPageRow } from '../store/matrix-page.ts';
import { latestPublication } from '../store/pacts.ts';
import type { Session } from '../store/store.ts';
import { isKind, kindOf, kinds, type Kind } from './kinds.ts';
import type { Pair } from './links.ts';
import { pageNumber, pageOf, type PageOf } from './pager.ts';

/** What the form above a matrix asks for. */
export interface MatrixFilter {
  readonly branch: string | undefined;
  readonly kind: Kind | undefined;
  readonly result: MatrixResult | undefined;
  readonly page: number;
}

export const matrixResults = ['passed', 'failed', 'never'] as const;
export type MatrixResult = (typeof matrixResults)[number];

/** A matrix as data: consumer versions newest first, each with the results for its pact. */
export interface Matrix {
  readonly pair: Pair;
  readonly filter: MatrixFilter;
  readonly groups: readonly MatrixGroup[];
  readonly total: number;
  readonly page: PageOf;
  readonly branches: readonly string[];
}

export interface MatrixGroup {
  readonly version: string;
  readonly marks: VersionMarks;
  readonly publishedAt: string;
  readonly sha: string;
  readonly results: readonly MatrixCell[];
}

export interface MatrixCell {
  readonly number: number;
  readonly providerVersion: string;
  readonly marks: VersionMarks;
  readonly kind: Kind;
  readonly success: boolean;
  readonly createdAt: string;
  /** The same content was verified before this version published it. */
  readonly before: boolean;
}

const pageSize = 100;

/** A form's values; what it does not offer is ignored. */
export function matrixFilter(query: Readonly<Record<string, string>>): MatrixFilter {
  const { branch = '', kind = '', result } = query;
  return {
    branch: branch === '' ? undefined : branch,
    kind: isKind(kind) ? kind : undefined,
    result: matrixResults.find((known) => known === result),
    page: pageNumber(query['page']),
  };
}

/** Undefined for a pair that has no pact. */
export async function readMatrix(session: Session, pair: Pair, filter: MatrixFilter): Promise<Matrix | undefined> {
  const latest = await latestPublication(session, pair);
  if (latest === undefined) return undefined;
  const ids = { consumerId: latest.consumer.id, providerId: latest.provider.id };
  const { items, total } = await matrixPage(session, { ...filter, ...ids, page: { number: filter.page, size: pageSize } });
  const { items: branches } = await listBranches(session, { pacticipantId: ids.consumerId });
  return {
    pair,
    filter,
    total,
    groups: await groups(session, items),
    page: pageOf({ number: filter.page, size: pageSize, total }),
    branches: branches.map(({ name }) => name),
  };
}

async function groups(session: Session, rows: readonly MatrixPageRow[]): Promise<readonly MatrixGroup[]> {
  const versions = rows.flatMap(({ consumerVersion, result }) => [consumerVersion, ...(result === undefined ? [] : [result.providerVersion])]);
  const marks = await marksOf(session, versions.map(({ id }) => id));
  const marksFor = ({ id }: VersionRef): VersionMarks => marks.get(id) ?? noMarks;
  return [...Map.groupBy(rows, ({ consumerVersion }) => consumerVersion.id).values()].flatMap((its) => {
    const [first] = its;
    if (first === undefined) return [];
    const { consumerVersion, publishedAt, sha } = first;
    const results = sideBySide(its.flatMap((row) => cells(row, marksFor)));
    return [{ version: consumerVersion.number, marks: marksFor(consumerVersion), publishedAt, sha, results }];
  });
}

const noMarks: VersionMarks = { branches: [], tags: [], environments: [] };

const cells = ({ result, publishedAt }: MatrixPageRow, marksFor: (version: VersionRef) => VersionMarks): readonly MatrixCell[] =>
  result === undefined
    ? []
    : [
        {
          number: result.number,
          providerVersion: result.providerVersion.number,
          marks: marksFor(result.providerVersion),
          kind: kindOf(result.providerVersion.number),
          success: result.success,
          createdAt: result.createdAt,
          before: result.createdAt < publishedAt,
        },
      ];

/** Results of the same document stand together, its comparison before its stub: one may be red while the other is green. */
function sideBySide(newestFirst: readonly MatrixCell[]): readonly MatrixCell[] {
  const bySource = Map.groupBy(newestFirst, ({ providerVersion }) => providerVersion.replace(/\+[a-z]+\./, ' '));
  return [...bySource.values()].flatMap((its) => its.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind)));
}
