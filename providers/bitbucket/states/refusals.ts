import type { ProviderFile, StubAnswer } from 'vendorproof';

const announcement = { announcement_url: 'https://developer.atlassian.com/cloud/bitbucket/changelog#CHANGE-2770' };

/** The vendor's answer for what is not there, and for what the credential may not see. */
const missing = (operation: string): StubAnswer => ({
  operation,
  when: { repo_slug: '{repo_slug}' },
  status: 404,
  body: { type: 'error', error: { message: 'Repository {workspace}/{repo_slug} not found' } },
});

const forbidden = (operation: string): StubAnswer => ({
  operation,
  status: 403,
  body: {
    type: 'error',
    error: { message: 'Scope missing', detail: { required: ['write:pullrequest:bitbucket'], granted: ['read:pullrequest:bitbucket'] } },
  },
});

const unauthorized = { type: 'error', error: { message: 'The token is invalid, expired or revoked.' } };

export const refusalStates: ProviderFile['states'] = {
  'no such repository': {
    stub: ['getRepository', 'listPullRequests', 'createPullRequest'].map(missing),
  },
  'the workspace is closed to the token': {
    stub: [{ operation: 'listRepositories', status: 404, body: { type: 'error', error: { message: 'No workspace with identifier {workspace}.' } } }],
  },
  'the token may only read': {
    stub: ['createPullRequest', 'mergePullRequest', 'declinePullRequest'].map(forbidden),
  },
  'the token was revoked': {
    stub: [{ status: 401, body: unauthorized }],
  },
  'the operation was removed': {
    stub: [{ operation: 'listRepositories', status: 410, body: { type: 'error', error: { message: 'CHANGE-2770 removed', data: announcement }, data: announcement } }],
  },
  'a pull request names no branch': {
    stub: [{ operation: 'createPullRequest', status: 400, body: { type: 'error', error: { message: 'Bad request', fields: { source: ['branch is required'] } } } }],
  },
};
