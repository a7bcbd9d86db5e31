import type { Resource } from './action.ts';
import { branch, branches, branchVersion } from './resources/branches.ts';
import { environment, environments } from './resources/environments.ts';
import { dependencies, heartbeat } from './resources/heartbeat.ts';
import { index } from './resources/index.ts';
import { label, labels } from './resources/labels.ts';
import { labelledPacticipants, pacticipant, pacticipants } from './resources/pacticipants.ts';
import { currentlyDeployed, currentlySupported, deployedVersion, releasedVersion, versionDeployments, versionReleases } from './resources/recordings.ts';
import { tag } from './resources/tags.ts';
import { branchVersions, latestBranchVersion, latestTaggedVersion, latestVersionOf, taggedVersions, version, versions } from './resources/versions.ts';

/** Every address of the API. Of two that fit, the one that stands first answers. */
export const routes: readonly (readonly [path: string, resource: Resource])[] = [
  ['/', index],

  ['/pacticipants', pacticipants],
  ['/pacticipants/label/:label', labelledPacticipants],
  ['/pacticipants/:pacticipant', pacticipant],
  ['/pacticipants/:pacticipant/labels/:label', label],
  ['/labels', labels],

  ['/pacticipants/:pacticipant/versions', versions],
  ['/pacticipants/:pacticipant/versions/:version', version],
  ['/pacticipants/:pacticipant/versions/:version/tags/:tag', tag],
  ['/pacticipants/:pacticipant/tags/:tag/versions', taggedVersions],
  ['/pacticipants/:pacticipant/latest-version', latestVersionOf],
  ['/pacticipants/:pacticipant/latest-version/:tag', latestTaggedVersion],

  ['/pacticipants/:pacticipant/branches', branches],
  ['/pacticipants/:pacticipant/branches/:branch', branch],
  ['/pacticipants/:pacticipant/branches/:branch/latest-version', latestBranchVersion],
  ['/pacticipants/:pacticipant/branches/:branch/versions', branchVersions],
  ['/pacticipants/:pacticipant/branches/:branch/versions/:version', branchVersion],

  ['/environments', environments],
  ['/environments/:environment', environment],
  ['/environments/:environment/deployed-versions/currently-deployed', currentlyDeployed],
  ['/environments/:environment/released-versions/currently-supported', currentlySupported],
  ['/pacticipants/:pacticipant/versions/:version/deployed-versions/environment/:environment', versionDeployments],
  ['/pacticipants/:pacticipant/versions/:version/released-versions/environment/:environment', versionReleases],
  ['/deployed-versions/:uuid', deployedVersion],
  ['/released-versions/:uuid', releasedVersion],

  ['/diagnostic/status/heartbeat', heartbeat],
  ['/diagnostic/status/dependencies', dependencies],
];
