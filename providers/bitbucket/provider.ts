import type { ProviderFile } from 'vendorproof';
import { hookStates } from './states/hooks.ts';
import { pullRequestStates } from './states/pull-requests.ts';
import { refusalStates } from './states/refusals.ts';
import { repositoryStates } from './states/repositories.ts';
import { sourceStates } from './states/source.ts';
import { tokenStates } from './states/tokens.ts';
import { workspaceStates } from './states/workspaces.ts';

export const provider: ProviderFile = {
  states: {
    ...workspaceStates,
    ...repositoryStates,
    ...sourceStates,
    ...pullRequestStates,
    ...hookStates,
    ...tokenStates,
    ...refusalStates,
  },
};
