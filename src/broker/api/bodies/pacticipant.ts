import type { Pacticipant, Recording } from '../../domain/types.ts';
import type { Label } from '../../store/labels.ts';
import { deployedVersionUrl, labelUrl, pacticipantUrl } from '../addresses.ts';
import { curies, link, present, template, times } from '../hal.ts';
import { embeddedVersion } from './version.ts';

/** A pacticipant with what its representation shows of others. */
export interface PacticipantView {
  readonly pacticipant: Pacticipant;
  readonly labels: readonly Label[];
  /** The number of its newest version. */
  readonly latestVersion: string | undefined;
  /** Current ones; absent in lists. */
  readonly deployments: readonly Recording[] | undefined;
}

export function pacticipantBody(base: string, view: PacticipantView): object {
  const { pacticipant } = view;
  return {
    ...present({
      name: pacticipant.name,
      displayName: pacticipant.displayName,
      repositoryUrl: pacticipant.repositoryUrl,
      repositoryName: pacticipant.repositoryName,
      repositoryNamespace: pacticipant.repositoryNamespace,
      mainBranch: pacticipant.mainBranch,
    }),
    ...times(pacticipant),
    _embedded: embedded(base, view),
    _links: links(base, view),
  };
}

function embedded(base: string, { pacticipant, labels, latestVersion }: PacticipantView): object {
  const latest = latestVersion === undefined ? undefined : embeddedVersion(base, pacticipant.name, latestVersion);
  return {
    ...(latest !== undefined && {
      latestVersion: latest,
      'latest-version': { ...latest, title: 'DEPRECATED - use latestVersion', name: 'DEPRECATED - use latestVersion' },
    }),
    labels: labels.map(({ name }) => ({ name, _links: { self: link(labelUrl(base, pacticipant.name, name), 'Label', name) } })),
  };
}

function links(base: string, { pacticipant, deployments }: PacticipantView): object {
  const { name } = pacticipant;
  const url = pacticipantUrl(base, name);
  return {
    self: { href: url },
    'pb:versions': { href: `${url}/versions` },
    'pb:branches': { href: `${url}/branches` },
    ...(deployments !== undefined && {
      'pb:deployed-environments': deployments.toReversed().map((recording) => deployedLink(base, recording)),
    }),
    'pb:version': template(`${url}/versions/{version}`, 'A version of this pacticipant'),
    'pb:version-tag': template(`${url}/versions/{version}/tags/{tag}`, `A tag of a version of ${name}`),
    'pb:branch-version': template(`${url}/branches/{branch}/versions/{version}`, `A version on a branch of ${name}`),
    'pb:label': template(`${url}/labels/{label}`, `A label of ${name}`),
    versions: link(`${url}/versions`, 'DEPRECATED - use pb:versions'),
    'pb:can-i-deploy-badge': template(
      `${url}/latest-version/{tag}/can-i-deploy/to/{environmentTag}/badge`,
      `Can I deploy ${name}: badge for tags`,
    ),
    'pb:can-i-deploy-branch-to-environment-badge': template(
      `${url}/branches/{branch}/latest-version/can-i-deploy/to-environment/{environment}/badge`,
      `Can I deploy ${name}: badge for a branch and an environment`,
    ),
    curies: curies(base, 'pacticipant'),
  };
}

const deployedLink = (base: string, { environment, uuid }: Recording): object => ({
  ...link(deployedVersionUrl(base, uuid), `Version deployed to ${environment.displayName}`, environment.displayName),
  currently_deployed: true,
});

/** How others show a pacticipant inside themselves. */
export const embeddedPacticipant = (base: string, name: string): object => ({
  name,
  _links: { self: { href: pacticipantUrl(base, name) } },
});
