import { pactName } from '../../domain/pact-name.ts';
import type { Publication } from '../../domain/types.ts';
import type { PublicationFilter } from '../../store/pacts.ts';
import { latestPublications, listPublications } from '../../store/pacts.ts';
import { branchExists } from '../../store/branches.ts';
import { deletePublications } from '../../store/publishing.ts';
import type { Session } from '../../store/store.ts';
import type { Resource } from '../action.ts';
import { reading, writing } from '../action.ts';
import { pacticipantUrl, pactUrl, pairUrl } from '../addresses.ts';
import { embeddedPacticipant } from '../bodies/pacticipant.ts';
import { embeddedVersion } from '../bodies/version.ts';
import { findPacticipant } from '../find.ts';
import type { Link } from '../hal.ts';
import { curies, link, time, times } from '../hal.ts';
import type { Reply } from '../reply.ts';
import { noContent, ok } from '../reply.ts';
import type { ApiRequest } from '../request.ts';
import { param } from '../request.ts';
import { afterDeletion } from './pacts.ts';

/** The latest pact of every integration. */
export const latestPacts: Resource = {
  GET: reading(async (session, { base }) => {
    const pacts = inOrder(await latestPublications(session, {}));
    const latestUrl = (pact: Publication): string => pairUrl(base, pact, 'latest');
    const title = (pact: Publication): string => `Latest pact between ${pact.consumer.name} and ${pact.provider.name}`;
    return ok({
      pacts: pacts.map((pact) => latestItem(base, pact)),
      _links: {
        self: { href: `${base}/pacts/latest` },
        'pb:pacts': pacts.map((pact) => link(latestUrl(pact), title(pact))),
        pacts: pacts.map((pact) => link(latestUrl(pact), title(pact), 'DEPRECATED - use pb:pacts')),
        curies: curies(base, 'pacts'),
      },
    });
  }),
};

const latestItem = (base: string, pact: Publication): object => ({
  ...times(pact),
  _embedded: {
    consumer: {
      ...embeddedPacticipant(base, pact.consumer.name),
      _embedded: { version: embeddedVersion(base, pact.consumer.name, pact.consumerVersion.number) },
    },
    provider: embeddedPacticipant(base, pact.provider.name),
  },
  _links: { self: [{ href: pairUrl(base, pact, 'latest') }, { href: pactUrl(base, pact) }] },
});

/** By consumer and provider, whatever their case, and oldest version first. */
const inOrder = (pacts: readonly Publication[]): readonly Publication[] =>
  pacts.toSorted(
    (a, b) =>
      compare(a.consumer.name.toLowerCase(), b.consumer.name.toLowerCase()) ||
      compare(a.provider.name.toLowerCase(), b.provider.name.toLowerCase()) ||
      a.consumerVersion.id - b.consumerVersion.id,
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Find = (session: Session, request: ApiRequest, filter: PublicationFilter) => Promise<readonly Publication[]>;

type Narrow = (request: ApiRequest) => PublicationFilter;

/** Newest first. */
const all =
  (narrow: Narrow): Find =>
  (session, request, filter) =>
    listPublications(session, { ...filter, ...narrow(request) });
const ordered =
  (narrow: Narrow): Find =>
  async (session, request, filter) =>
    inOrder(await all(narrow)(session, request, filter));
const latest =
  (narrow: Narrow): Find =>
  async (session, request, filter) =>
    inOrder(await latestPublications(session, { ...filter, ...narrow(request) }));

const anything = (): PublicationFilter => ({});
const byTag = (request: ApiRequest): PublicationFilter => ({ tag: param(request, 'tag') });
const byBranch = (request: ApiRequest): PublicationFilter => ({ branch: param(request, 'branch') });
const byMainBranch = (): PublicationFilter => ({ mainBranch: true });
/** Of a branch whose head has no pact there is no latest one. */
const byBranchHead = (request: ApiRequest): PublicationFilter => ({ branchHead: param(request, 'branch') });
const byMainBranchHead = (): PublicationFilter => ({ mainBranchHead: true });

/** Pacts of a provider with any consumer. */
const ofProvider = (find: Find): Resource => ({
  GET: reading(async (session, request) => {
    const provider = await findPacticipant(session, request, 'provider');
    return ok(providerBody(request, provider.name, await find(session, request, { provider: provider.name })));
  }),
});

export const providerPacts = ofProvider(ordered(anything));
export const taggedProviderPacts = ofProvider(ordered(byTag));
export const branchProviderPacts = ofProvider(ordered(byBranch));
export const mainBranchProviderPacts = ofProvider(ordered(byMainBranch));
export const latestProviderPacts = ofProvider(latest(anything));
export const latestTaggedProviderPacts = ofProvider(latest(byTag));
export const latestBranchProviderPacts = ofProvider(ordered(byBranchHead));
export const latestMainBranchProviderPacts = ofProvider(ordered(byMainBranchHead));
/** A branch whose slashes came as they are. */
export const rawBranchProviderPacts = ofProvider(byRawBranch);

function providerBody({ base, path }: ApiRequest, provider: string, pacts: readonly Publication[]): object {
  const own = pacticipantUrl(base, provider);
  return {
    _links: {
      self: link(`${base}${path}`, `Pacts of provider ${provider}`),
      'pb:provider': { href: own, name: provider },
      'pb:pacts': pacts.map((pact) => link(pactUrl(base, pact), pactName(pact), pact.consumer.name)),
      provider: link(own, provider, 'DEPRECATED - use pb:provider'),
      // The verifier reads this one.
      pacts: pacts.map((pact) => link(pactUrl(base, pact), `DEPRECATED - use pb:pacts. ${pactName(pact)}`, pact.consumer.name)),
    },
  };
}

/** Pacts of one consumer with one provider. */
const ofPair = (find: Find): Resource => ({
  GET: reading(async (session, request) => {
    const pair = await findPair(session, request);
    return ok(pairBody(request, pair, await find(session, request, pair)));
  }),
});

/** The same, all of which can be deleted at once. */
const deletableOfPair = (find: Find, answer: (session: Session, request: ApiRequest) => Promise<Reply>): Resource => ({
  ...ofPair(find),
  DELETE: writing((request) => async (session) => {
    await deletePublications(session, await find(session, request, await findPair(session, request)));
    return answer(session, request);
  }),
});

interface PairNames {
  readonly consumer: string;
  readonly provider: string;
}

async function findPair(session: Session, request: ApiRequest): Promise<PairNames> {
  const consumer = await findPacticipant(session, request, 'consumer');
  const provider = await findPacticipant(session, request, 'provider');
  return { consumer: consumer.name, provider: provider.name };
}

export const pactVersions = deletableOfPair(all(anything), () => Promise.resolve(noContent));
export const taggedPactVersions = deletableOfPair(all(byTag), afterDeletion);
export const mainBranchPactVersions = ofPair(ordered(byMainBranch));
export const latestBranchPactVersions = ofPair(ordered(byBranchHead));
export const latestMainBranchPactVersions = ofPair(ordered(byMainBranchHead));
/** The command line asks for the main branch's latest pact under what could be a branch's name: a branch of that name goes first. */
export const branchPactVersions: Resource = {
  ...deletableOfPair(ordered(byBranch), afterDeletion),
  ...ofPair(async (session, request, filter) => {
    const isBranch = param(request, 'branch') !== 'latest' || (await branchExists(session, 'latest', filter.consumer));
    return (isBranch ? ordered(byBranch) : ordered(byMainBranchHead))(session, request, filter);
  }),
};
/** A branch whose slashes came as they are. */
export const rawBranchPactVersions = ofPair(byRawBranch);

/** `feat/x` is a branch; so is `feat/x/latest`, if there is one of that name; else the latest pact of `feat/x` is meant. */
async function byRawBranch(session: Session, request: ApiRequest, filter: PublicationFilter): Promise<readonly Publication[]> {
  const raw = param(request, 'branch');
  const branch = raw.replace(/\/latest(\/versions)?$/, '');
  const isWhole = branch === raw || (await branchExists(session, raw, filter.consumer));
  return inOrder(await listPublications(session, { ...filter, ...(isWhole ? { branch: raw } : { branchHead: branch }) }));
}

/** Under both names that the official broker has for the same links: its command line reads one, and is given the other. */
function pairBody(request: ApiRequest, pair: PairNames, pacts: readonly Publication[]): object {
  const { base } = request;
  const consumer = link(pacticipantUrl(base, pair.consumer), 'Consumer', pair.consumer);
  const provider = link(pacticipantUrl(base, pair.provider), 'Provider', pair.provider);
  const links = pacts.map((pact): Link =>
    link(pactUrl(base, pact), 'Pact', `Version ${pact.consumerVersion.number} - ${time(pact.createdAt)}`),
  );
  return {
    _embedded: { pacts: pacts.map((pact) => pairItem(base, pact)) },
    _links: {
      self: link(`${base}${request.path}`, `Pacts between ${pair.consumer} and ${pair.provider}`),
      consumer,
      provider,
      'pact-versions': links,
      'pb:consumer': consumer,
      'pb:provider': provider,
      'pb:pact-versions': links,
      'pb:pacts': pacts.map((pact) => link(pactUrl(base, pact), pactName(pact), pact.consumer.name)),
    },
  };
}

const pairItem = (base: string, pact: Publication): object => ({
  ...times(pact),
  _embedded: { consumerVersion: embeddedVersion(base, pact.consumer.name, pact.consumerVersion.number) },
  _links: { self: link(pactUrl(base, pact), pactName(pact)) },
});
