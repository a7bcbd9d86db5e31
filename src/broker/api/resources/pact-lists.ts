import { pactName } from '../../domain/pact-name.ts';
import type { Publication } from '../../domain/types.ts';
import type { PublicationFilter } from '../../store/pacts.ts';
import { latestPublications, listPublications } from '../../store/pacts.ts';
import type { Session } from '../../store/store.ts';
import type { Resource } from '../action.ts';
import { reading } from '../action.ts';
import { pacticipantUrl, pactUrl, pairUrl } from '../addresses.ts';
import { embeddedPacticipant } from '../bodies/pacticipant.ts';
import { embeddedVersion } from '../bodies/version.ts';
import { findPacticipant } from '../find.ts';
import type { Link } from '../hal.ts';
import { curies, link, time, times } from '../hal.ts';
import { ok } from '../reply.ts';
import type { ApiRequest } from '../request.ts';
import { param } from '../request.ts';

/** The latest pact of every integration. */
export const latestPacts: Resource = {
  GET: reading(async (session, { base }) => {
    const pacts = await latestPublications(session, {});
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

type Lister = (session: Session, filter: PublicationFilter) => Promise<readonly Publication[]>;

/** Pacts of a provider with any consumer. */
const ofProvider = (list: Lister, filter: (request: ApiRequest) => PublicationFilter): Resource => ({
  GET: reading(async (session, request) => {
    const provider = await findPacticipant(session, request, 'provider');
    const pacts = await list(session, { provider: provider.name, ...filter(request) });
    const { base } = request;
    const own = pacticipantUrl(base, provider.name);
    return ok({
      _links: {
        self: link(`${base}${request.path}`, `Pacts of provider ${provider.name}`),
        'pb:provider': { href: own, name: provider.name },
        'pb:pacts': pacts.map((pact) => link(pactUrl(base, pact), pactName(pact), pact.consumer.name)),
        provider: link(own, provider.name, 'DEPRECATED - use pb:provider'),
        // The verifier reads this one.
        pacts: pacts.map((pact) => link(pactUrl(base, pact), `DEPRECATED - use pb:pacts. ${pactName(pact)}`, pact.consumer.name)),
      },
    });
  }),
});

const byTag = (request: ApiRequest): PublicationFilter => ({ tag: param(request, 'tag') });
const byBranch = (request: ApiRequest): PublicationFilter => ({ branch: param(request, 'branch') });
const byMainBranch = (): PublicationFilter => ({ mainBranch: true });

export const providerPacts = ofProvider(listPublications, () => ({}));
export const taggedProviderPacts = ofProvider(listPublications, byTag);
export const branchProviderPacts = ofProvider(listPublications, byBranch);
export const mainBranchProviderPacts = ofProvider(listPublications, byMainBranch);
export const latestProviderPacts = ofProvider(latestPublications, () => ({}));
export const latestTaggedProviderPacts = ofProvider(latestPublications, byTag);
export const latestBranchProviderPacts = ofProvider(latestPublications, byBranch);
export const latestMainBranchProviderPacts = ofProvider(latestPublications, byMainBranch);

/** Pacts of one consumer with one provider. */
const ofPair = (list: Lister, filter: (request: ApiRequest) => PublicationFilter): Resource => ({
  GET: reading(async (session, request) => {
    const consumer = await findPacticipant(session, request, 'consumer');
    const provider = await findPacticipant(session, request, 'provider');
    const pacts = await list(session, { consumer: consumer.name, provider: provider.name, ...filter(request) });
    return ok(pairBody(request, { consumer: consumer.name, provider: provider.name }, pacts));
  }),
});

export const pactVersions = ofPair(listPublications, () => ({}));
export const taggedPactVersions = ofPair(listPublications, byTag);
export const branchPactVersions = ofPair(listPublications, byBranch);
export const mainBranchPactVersions = ofPair(listPublications, byMainBranch);
export const latestBranchPactVersions = ofPair(latestPublications, byBranch);
export const latestMainBranchPactVersions = ofPair(latestPublications, byMainBranch);

/** Under both names that the official broker has for the same links: its command line reads one, and is given the other. */
function pairBody(request: ApiRequest, pair: { readonly consumer: string; readonly provider: string }, pacts: readonly Publication[]): object {
  const { base } = request;
  const consumer = link(pacticipantUrl(base, pair.consumer), 'Consumer', pair.consumer);
  const provider = link(pacticipantUrl(base, pair.provider), 'Provider', pair.provider);
  const links = pacts.map((pact): Link => link(pactUrl(base, pact), 'Pact', `Version ${pact.consumerVersion.number} - ${time(pact.createdAt)}`));
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
