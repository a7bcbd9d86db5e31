import type { ProviderFile } from 'vendorproof';

const name = 'Acme Security';
const workspace = { type: 'workspace_base', uuid: '{4f6d1c2a-1f0b-4d6e-8a77-0b1d9e5a2c31}', slug: 'acme-sec' };

export const workspaceStates: ProviderFile['states'] = {
  'the user belongs to a workspace': {
    stub: [{ operation: 'listUserWorkspaces', body: { values: [{ type: 'workspace_access', administrator: true, workspace }] } }],
  },
  'a workspace exists': {
    stub: [{ operation: 'getWorkspace', body: { slug: '{workspace}', name, is_private: true } }],
  },
};
