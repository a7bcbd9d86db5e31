import type { ProviderFile, StubAnswer } from 'vendorproof';

const address = 'https://api.bitbucket.org/2.0/repositories/{workspace}/{repo_slug}/pullrequests/{pull_request_id}';
const closer = { type: 'user', display_name: 'Ann Example' };
const open = { type: 'pullrequest', state: 'OPEN', merge_commit: null, closed_by: null };
const merged = { type: 'pullrequest', state: 'MERGED', merge_commit: { type: 'commit', hash: '5f4e3d2c1b0a' }, closed_by: closer };
const declined = { ...open, state: 'DECLINED', closed_by: closer };

const read = (pullRequest: { readonly state: string }): StubAnswer => ({ operation: 'getPullRequest', body: { ...open, ...pullRequest, id: '{pull_request_id}' } });
const refused = (status: number, message: string): StubAnswer => ({ operation: 'mergePullRequest', status, body: { type: 'error', error: { message } } });

export const pullRequestStates: ProviderFile['states'] = {
  'the repository has an open pull request': {
    stub: [{ operation: 'listPullRequests', body: { values: [{ ...open, id: 42 }] } }],
  },
  'no open pull request': {
    stub: [{ operation: 'listPullRequests', body: { values: [] } }],
  },
  'a branch is ready for a pull request': {
    stub: [{ operation: 'createPullRequest', status: 201, body: { ...open, id: 42 } }],
  },
  'a pull request is open': {
    stub: [
      read(open),
      { operation: 'mergePullRequest', when: { async: null }, body: { ...merged, id: '{pull_request_id}' } },
      { operation: 'mergePullRequest', status: 202, headers: { Location: `${address}/merge/task-status/7d3e5f60` } },
      { operation: 'declinePullRequest', body: { ...declined, id: '{pull_request_id}' } },
    ],
  },
  'a pull request is merged': {
    stub: [read(merged), refused(400, 'This pull request is already closed.')],
  },
  'a pull request is declined': {
    stub: [read(declined), refused(400, 'This pull request is already closed.')],
  },
  'a pull request conflicts': {
    stub: [read(open), refused(400, 'You can’t merge until you resolve all merge conflicts.')],
  },
  'a branch moves while it is merged': {
    stub: [read(open), refused(409, 'The destination branch has changed.')],
  },
  'a merge takes too long': {
    stub: [read(open), refused(555, 'The merge took too long.')],
  },
  'a merge is under way': {
    stub: [{ operation: 'getMergeTask', body: { task_status: 'PENDING' } }],
  },
  'a merge has succeeded': {
    stub: [{ operation: 'getMergeTask', body: { task_status: 'SUCCESS', merge_result: { ...merged, id: '{pull_request_id}' } } }],
  },
};
