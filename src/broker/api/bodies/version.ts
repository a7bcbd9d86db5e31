import type { Environment, Mark, Publication, Recording, Version } from '../../domain/types.ts';
import { pactName } from '../../domain/pact-name.ts';
import {
  branchVersionUrl,
  deployedVersionUrl,
  encodeSegment,
  pacticipantUrl,
  pactUrl,
  releasedVersionUrl,
  tagUrl,
  versionUrl,
} from '../addresses.ts';
import type { Link } from '../hal.ts';
import { curies, link, present, template, times } from '../hal.ts';

/** A version with what its representation shows of others. */
export interface VersionView {
  readonly version: Version;
  readonly branches: readonly Mark[];
  readonly tags: readonly Mark[];
  readonly pacts: readonly Publication[];
  readonly recordings: readonly Recording[];
}

/** How others show a version inside themselves. */
export const embeddedVersion = (base: string, pacticipant: string, number: string): object => ({
  number,
  _links: { self: link(versionUrl(base, pacticipant, number), 'Version', number) },
});

/** `self` is the address that was asked; `environments` are those that it can be recorded in, absent in lists. */
export function versionBody(
  base: string,
  view: VersionView,
  more: { readonly self?: string; readonly environments?: readonly Environment[] } = {},
): object {
  const { version, branches, tags } = view;
  const name = version.pacticipant.name;
  return {
    ...present({ number: version.number, buildUrl: version.buildUrl }),
    ...times(version),
    _embedded: {
      branchVersions: branches.map((branch) => branchMark(base, version, branch)),
      tags: tags.map((tag) => ({
        name: tag.name,
        _links: { self: link(tagUrl(base, { pacticipant: name, version: version.number, tag: tag.name }), 'Tag', tag.name) },
      })),
    },
    _links: {
      self: link(more.self ?? versionUrl(base, name, version.number), 'Version', version.number),
      ...links(base, view),
      ...whereLinks(base, view.recordings, { always: more.environments !== undefined }),
      ...(more.environments !== undefined && recordLinks(versionUrl(base, name, version.number), more.environments)),
      curies: curies(base, 'version'),
    },
  };
}

/** A branch as a version shows that it is on it. */
export const branchMark = (base: string, version: VersionLike, { name, latest }: Mark): object => ({
  name,
  latest,
  _links: {
    self: link(
      branchVersionUrl(base, { pacticipant: version.pacticipant.name, branch: name, version: version.number }),
      'Branch version',
      name,
    ),
  },
});

/** What an address of a version is made of. */
export interface VersionLike {
  readonly number: string;
  readonly pacticipant: { readonly name: string };
}

function links(base: string, { version, pacts }: VersionView): object {
  const { name } = version.pacticipant;
  return {
    'pb:pacticipant': link(pacticipantUrl(base, name), 'Pacticipant', name),
    'pb:tag': template(`${versionUrl(base, name, version.number)}/tags/{tag}`, 'A tag of this version'),
    'pb:latest-verification-results-where-pacticipant-is-consumer': link(
      `${base}/verification-results/consumer/${encodeSegment(name)}/version/${encodeSegment(version.number)}/latest`,
      'Latest verification results of the pacts of this version',
    ),
    'pb:pact-versions': pacts.map((pact) => link(pactUrl(base, pact), 'Pact', pactName(pact))),
  };
}

/** Oldest first; in lists, where none is usual, only if there are some. */
function whereLinks(base: string, recordings: readonly Recording[], { always }: { readonly always: boolean }): object {
  const of = (wanted: Recording['kind']): readonly Recording[] => recordings.filter(({ kind }) => kind === wanted).toReversed();
  const [deployed, released] = [of('deployed'), of('released')];
  return {
    ...((always || deployed.length > 0) && { 'pb:deployed-environments': deployed.map((recording) => deployedLink(base, recording)) }),
    ...((always || released.length > 0) && { 'pb:released-environments': released.map((recording) => releasedLink(base, recording)) }),
  };
}

const deployedLink = (base: string, { uuid, environment, endedAt, applicationInstance }: Recording): object => ({
  ...link(deployedVersionUrl(base, uuid), `Version deployed to ${environment.displayName}`, environment.displayName),
  currently_deployed: endedAt === null,
  ...(applicationInstance !== null && { application_instance: applicationInstance }),
});

const releasedLink = (base: string, { uuid, environment, endedAt }: Recording): object => ({
  ...link(releasedVersionUrl(base, uuid), `Version released to ${environment.displayName}`, environment.displayName),
  currently_supported: endedAt === null,
});

/** The command line finds these by the environment's name. */
function recordLinks(url: string, environments: readonly Environment[]): object {
  const to =
    (what: string, kind: string) =>
    ({ uuid, name, displayName }: Environment): Link =>
      link(`${url}/${kind}/environment/${encodeSegment(uuid)}`, `Record ${what} to ${displayName}`, name);
  return {
    'pb:record-deployment': environments.map(to('deployment', 'deployed-versions')),
    'pb:record-release': environments.map(to('release', 'released-versions')),
  };
}
