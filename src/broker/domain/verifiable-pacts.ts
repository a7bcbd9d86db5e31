import type { Reason } from './selectors.ts';
import type { Publication } from './types.ts';

/** A pact that a provider is asked to verify. */
export interface VerifiablePact {
  /** Of the newest consumer version that was selected with this content. */
  readonly publication: Publication;
  readonly grounds: readonly Ground[];
  readonly pending: boolean;
  readonly wip: boolean;
}

/** Why it was selected, and the consumer version that fits. */
export interface Ground {
  readonly reason: Reason;
  readonly version: string;
}

export interface SelectedPact {
  readonly publication: Publication;
  readonly reason: Reason;
}

/** One entry for each content of a consumer, by consumer and version; a content is verified once, whoever asks for it. */
export function mergeSelected(selected: readonly SelectedPact[]): readonly Omit<VerifiablePact, 'pending' | 'wip'>[] {
  const byContent = Map.groupBy(selected, ({ publication }) => publication.pactVersionId);
  return [...byContent.values()].flatMap(merged).toSorted(byConsumerAndVersion);
}

function merged(group: readonly SelectedPact[]): readonly Omit<VerifiablePact, 'pending' | 'wip'>[] {
  const [newest] = group.toSorted((a, b) => b.publication.consumerVersion.id - a.publication.consumerVersion.id);
  if (newest === undefined) return [];
  const grounds = group.map(({ publication, reason }) => ({ reason, version: publication.consumerVersion.number }));
  return [{ publication: newest.publication, grounds: distinct(grounds).toSorted((a, b) => rank(a) - rank(b)) }];
}

const distinct = (grounds: readonly Ground[]): readonly Ground[] => [
  ...new Map(grounds.map((ground) => [JSON.stringify(ground), ground])).values(),
];

/** The order in which reasons are told. */
const kinds: readonly Reason['kind'][] = ['branch', 'mainBranch', 'latest', 'latestTag', 'tag', 'deployed', 'released'];
const rank = ({ reason }: Ground): number => kinds.indexOf(reason.kind);

interface HasPublication {
  readonly publication: Publication;
}

const byConsumerAndVersion = (a: HasPublication, b: HasPublication): number =>
  compare(a.publication.consumer.name, b.publication.consumer.name) || a.publication.consumerVersion.id - b.publication.consumerVersion.id;

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** `latest from main branch, deployed to production` */
export const shortDescription = (grounds: readonly Ground[]): string =>
  [...new Set(grounds.map(({ reason }) => shortReason(reason)))].join(', ');

const shortReasons: Readonly<Record<Reason['kind'], (mark: string) => string>> = {
  latest: () => 'latest',
  mainBranch: () => 'latest from main branch',
  branch: (mark) => `latest from branch ${mark}`,
  latestTag: (mark) => `latest with tag ${mark}`,
  tag: (mark) => `one of ${mark}`,
  deployed: (mark) => `deployed to ${mark}`,
  released: (mark) => `released in ${mark}`,
};

const shortReason = ({ kind, mark }: Reason): string => shortReasons[kind](mark);
