import type { Integration, Publication, VersionMarks } from '../domain/types.ts';
import { listIntegrations } from '../store/integrations.ts';
import { marksOf } from '../store/marks.ts';
import { newestByKind, type NewestResult } from '../store/overview.ts';
import { latestPublications } from '../store/pacts.ts';
import type { Session } from '../store/store.ts';
import { kinds, type Kind } from './kinds.ts';
import { pageOf, type PageOf } from './pager.ts';
import { whereDeployed, type EnvironmentCell } from './where-deployed.ts';

/** The overview as data. */
export interface Overview {
  readonly rows: readonly OverviewRow[];
  /** Integrations that match the filter, and all that there are. */
  readonly total: number;
  readonly all: number;
  readonly filter: string;
  readonly page: PageOf;
  /** The kinds to show: `other` only where there is any. */
  readonly kinds: readonly Kind[];
  readonly hasEnvironments: boolean;
}

export interface OverviewRow {
  readonly consumer: string;
  readonly provider: string;
  readonly pact: { readonly version: string; readonly branches: readonly string[]; readonly createdAt: string } | undefined;
  readonly evidence: ReadonlyMap<Kind, EvidenceCell>;
  readonly environments: readonly EnvironmentCell[];
}

export interface EvidenceCell {
  /** `stale`: the newest result is for a content that the pact no longer has. */
  readonly status: 'passed' | 'failed' | 'stale';
  readonly result: NewestResult;
}

/** Each row asks the matrix once for every environment. */
const pageSize = 30;

export interface AskedOverview {
  readonly filter: string;
  readonly page: number;
}

/** Reads the overview. */
export async function readOverview(session: Session, { filter, page }: AskedOverview): Promise<Overview> {
  const q = filter === '' ? undefined : filter;
  const { items, total } = await listIntegrations(session, { q, page: { number: page, size: pageSize } });
  const all = q === undefined ? total : (await listIntegrations(session, { page: { number: 1, size: 1 } })).total;
  const rows = items.length === 0 ? [] : await readRows(session, items);
  return {
    rows,
    total,
    all,
    filter,
    page: pageOf({ number: page, size: pageSize, total }),
    kinds: kinds.filter((kind) => kind !== 'other' || rows.some(({ evidence }) => evidence.has('other'))),
    hasEnvironments: rows.some(({ environments }) => environments.length > 0),
  };
}

async function readRows(session: Session, integrations: readonly Integration[]): Promise<readonly OverviewRow[]> {
  const shown = new Set(integrations.map(pairKey));
  const publications = (await latestPublications(session, {})).filter((publication) => shown.has(pairKey(publication)));
  const byPair = new Map(publications.map((publication) => [pairKey(publication), publication]));
  const evidence = await readEvidence(session, integrations, publications);
  const environments = await whereDeployed(session, publications);
  const marks = await marksOf(session, publications.map(({ consumerVersion }) => consumerVersion.id));
  return integrations.map((integration) => {
    const publication = byPair.get(pairKey(integration));
    return {
      consumer: integration.consumer.name,
      provider: integration.provider.name,
      pact: publication && latestPact(publication, marks.get(publication.consumerVersion.id)),
      evidence: evidence.get(pairKey(integration)) ?? new Map(),
      environments: publication === undefined ? [] : environments(publication),
    };
  });
}

const pairKey = ({ consumer, provider }: Pick<Integration, 'consumer' | 'provider'>): string => `${consumer.id} ${provider.id}`;

const latestPact = ({ consumerVersion, createdAt }: Publication, marks: VersionMarks | undefined): OverviewRow['pact'] => ({
  version: consumerVersion.number,
  branches: (marks?.branches ?? []).map(({ name }) => name),
  createdAt,
});

/** Results for the content as it is now win over newer ones for contents of the past, which are stale. */
async function readEvidence(
  session: Session,
  integrations: readonly Integration[],
  publications: readonly Publication[],
): Promise<ReadonlyMap<string, ReadonlyMap<Kind, EvidenceCell>>> {
  const past = await newestByKind(session, {
    consumerIds: integrations.map(({ consumer }) => consumer.id),
    providerIds: integrations.map(({ provider }) => provider.id),
  });
  const present = await newestByKind(session, { pactVersionIds: publications.map(({ pactVersionId }) => pactVersionId) });
  const cells = [
    ...past.map((result): EvidenceCell => ({ status: 'stale', result })),
    ...present.map((result): EvidenceCell => ({ status: result.success ? 'passed' : 'failed', result })),
  ];
  const byPair = Map.groupBy(cells, ({ result }) => `${result.consumerId} ${result.providerId}`);
  return new Map([...byPair].map(([pair, its]) => [pair, new Map(its.map((cell) => [cell.result.kind, cell]))]));
}
