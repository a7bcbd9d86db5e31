import type { ProviderFile } from 'vendorproof';

const entry = (type: string, path: string) => ({ type, path, attributes: [] });

export const sourceStates: ProviderFile['states'] = {
  'a file exists': {
    stub: [{ operation: 'getSource', when: { format: 'meta' }, body: entry('commit_file', '{path}') }],
  },
  'a directory exists': {
    stub: [{ operation: 'getSource', body: { values: [entry('commit_file', 'policy/base.yaml'), entry('commit_directory', 'policy/teams')] } }],
  },
  'a file is kept in LFS': {
    stub: [{ operation: 'getSource', status: 301, headers: { Location: 'https://media.acme.example/lfs/1' } }],
  },
  'the branch takes commits': {
    stub: [],
  },
};
