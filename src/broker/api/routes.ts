import type { Resource } from './action.ts';
import {
  canIDeployBranchBadge,
  canIDeployTagBadge,
  canIMergeBadge,
  latestPactBadge,
  latestTaggedPactBadge,
  latestUntaggedPactBadge,
} from './resources/badges.ts';
import { branch, branches, branchVersion } from './resources/branches.ts';
import { canIDeploy, canIDeployBranch, canIDeployTag } from './resources/can-i-deploy.ts';
import { environment, environments } from './resources/environments.ts';
import { pactsForVerification } from './resources/for-verification.ts';
import { dependencies, heartbeat } from './resources/heartbeat.ts';
import { index } from './resources/index.ts';
import { integrations } from './resources/integrations.ts';
import { label, labels } from './resources/labels.ts';
import { matrix, pairMatrix } from './resources/matrix.ts';
import * as lists from './resources/pact-lists.ts';
import { labelledPacticipants, pacticipant, pacticipants } from './resources/pacticipants.ts';
import {
  latestBranchPact,
  latestPact,
  latestTaggedPact,
  latestUntaggedPact,
  pact,
  pactVersion,
  previousDistinctPact,
} from './resources/pacts.ts';
import { publishContracts } from './resources/publish.ts';
import {
  currentlyDeployed,
  currentlySupported,
  deployedVersion,
  releasedVersion,
  versionDeployments,
  versionReleases,
} from './resources/recordings.ts';
import {
  consumerVersionResults,
  latestResultOfContent,
  latestResultOfLatestPact,
  latestResultOfPact,
  result,
  results,
} from './resources/results.ts';
import { tag } from './resources/tags.ts';
import {
  branchVersions,
  latestBranchVersion,
  latestTaggedVersion,
  latestVersionOf,
  taggedVersions,
  version,
  versions,
} from './resources/versions.ts';

const ofProvider = '/pacts/provider/:provider';
const ofPair = `${ofProvider}/consumer/:consumer`;
const ofPacticipant = '/pacticipants/:pacticipant';
const ofVersion = `${ofPacticipant}/versions/:version`;
const ofBranch = `${ofPacticipant}/branches/:branch`;
const ofContent = `${ofPair}/pact-version/:sha`;

/** Every address of the API. Of two that fit, the one that stands first answers. */
export const routes: readonly (readonly [path: string, resource: Resource])[] = [
  ['/', index],

  ['/contracts/publish', publishContracts],
  ['/pacts/latest', lists.latestPacts],

  // Pacts of one consumer with one provider
  [`${ofPair}/latest`, latestPact],
  [`${ofPair}/latest/badge`, latestPactBadge],
  [`${ofPair}/latest/badge.svg`, latestPactBadge],
  [`${ofPair}/latest/verification-results/latest`, latestResultOfLatestPact],
  [`${ofPair}/latest/:tag`, latestTaggedPact],
  [`${ofPair}/latest/:tag/badge`, latestTaggedPactBadge],
  [`${ofPair}/latest/:tag/badge.svg`, latestTaggedPactBadge],
  [`${ofPair}/latest/:tag/verification-results/latest`, latestResultOfLatestPact],
  [`${ofPair}/latest-untagged`, latestUntaggedPact],
  [`${ofPair}/latest-untagged/badge`, latestUntaggedPactBadge],
  [`${ofPair}/latest-untagged/badge.svg`, latestUntaggedPactBadge],
  [`${ofPair}/version/:version`, pact],
  [`${ofPair}/version/:version/previous-distinct`, previousDistinctPact],
  [`${ofPair}/version/:version/verification-results/latest`, latestResultOfPact],
  [`${ofPair}/versions`, lists.pactVersions],
  [`${ofPair}/versions/:version`, pact],
  [`${ofPair}/tag/:tag`, lists.taggedPactVersions],
  [`${ofPair}/branch`, lists.mainBranchPactVersions],
  [`${ofPair}/branch/versions`, lists.mainBranchPactVersions],
  [`${ofPair}/branch/latest/versions`, lists.latestMainBranchPactVersions],
  [`${ofPair}/branch/:branch`, lists.branchPactVersions],
  [`${ofPair}/branch/:branch/latest`, latestBranchPact],
  [`${ofPair}/branch/:branch/latest/versions`, lists.latestBranchPactVersions],
  [`${ofPair}/branch/:branch{.+}`, lists.rawBranchPactVersions],
  ['/pact/provider/:provider/consumer/:consumer/version/:version', pact],
  ['/pact/provider/:provider/consumer/:consumer/latest', latestPact],

  // Contents and their results
  [ofContent, pactVersion],
  [`${ofContent}/metadata/:metadata`, pactVersion],
  [`${ofContent}/verification-results`, results],
  [`${ofContent}/metadata/:metadata/verification-results`, results],
  [`${ofContent}/verification-results/latest`, latestResultOfContent],
  [`${ofContent}/verification-results/:number`, result],
  [`${ofContent}/metadata/:metadata/verification-results/:number`, result],
  ['/verification-results/consumer/:consumer/version/:version/latest', consumerVersionResults],

  // Pacts of a provider
  [`${ofProvider}/for-verification`, pactsForVerification],
  [ofProvider, lists.providerPacts],
  [`${ofProvider}/tag/:tag`, lists.taggedProviderPacts],
  [`${ofProvider}/latest`, lists.latestProviderPacts],
  [`${ofProvider}/latest/:tag`, lists.latestTaggedProviderPacts],
  [`${ofProvider}/branch`, lists.mainBranchProviderPacts],
  [`${ofProvider}/branch/latest`, lists.latestMainBranchProviderPacts],
  [`${ofProvider}/branch/:branch`, lists.branchProviderPacts],
  [`${ofProvider}/branch/:branch/latest`, lists.latestBranchProviderPacts],
  [`${ofProvider}/branch/:branch{.+}`, lists.rawBranchProviderPacts],

  // Pacticipants
  ['/pacticipants', pacticipants],
  ['/pacticipants/label/:label', labelledPacticipants],
  [ofPacticipant, pacticipant],
  [`${ofPacticipant}/labels/:label`, label],
  ['/labels', labels],

  // Versions, branches, tags
  [`${ofPacticipant}/versions`, versions],
  [ofVersion, version],
  [`${ofVersion}/tags/:tag`, tag],
  [`${ofPacticipant}/tags/:tag/versions`, taggedVersions],
  [`${ofPacticipant}/latest-version`, latestVersionOf],
  [`${ofPacticipant}/latest-version/:tag`, latestTaggedVersion],
  [`${ofPacticipant}/branches`, branches],
  [ofBranch, branch],
  [`${ofBranch}/latest-version`, latestBranchVersion],
  [`${ofBranch}/versions`, branchVersions],
  [`${ofBranch}/versions/:version`, branchVersion],

  // Environments and what runs there
  ['/environments', environments],
  ['/environments/:environment', environment],
  ['/environments/:environment/deployed-versions/currently-deployed', currentlyDeployed],
  ['/environments/:environment/released-versions/currently-supported', currentlySupported],
  [`${ofVersion}/deployed-versions/environment/:environment`, versionDeployments],
  [`${ofVersion}/released-versions/environment/:environment`, versionReleases],
  ['/deployed-versions/:uuid', deployedVersion],
  ['/released-versions/:uuid', releasedVersion],

  // Verdicts
  ['/matrix', matrix],
  ['/matrix/provider/:provider/consumer/:consumer', pairMatrix],
  ['/can-i-deploy', canIDeploy],
  [`${ofBranch}/latest-version/can-i-deploy/to-environment/:environment`, canIDeployBranch],
  [`${ofBranch}/latest-version/can-i-deploy/to-environment/:environment/badge`, canIDeployBranchBadge],
  [`${ofBranch}/latest-version/can-i-deploy/to-environment/:environment/badge.svg`, canIDeployBranchBadge],
  [`${ofPacticipant}/latest-version/:tag/can-i-deploy/to/:to`, canIDeployTag],
  [`${ofPacticipant}/latest-version/:tag/can-i-deploy/to/:to/badge`, canIDeployTagBadge],
  [`${ofPacticipant}/latest-version/:tag/can-i-deploy/to/:to/badge.svg`, canIDeployTagBadge],
  [`${ofPacticipant}/main-branch/can-i-merge/badge`, canIMergeBadge],
  [`${ofPacticipant}/main-branch/can-i-merge/badge.svg`, canIMergeBadge],

  ['/integrations', integrations],
  ['/diagnostic/status/heartbeat', heartbeat],
  ['/diagnostic/status/dependencies', dependencies],
];
