import type { ScriptedAnswer } from '../../shared/testing/scripted-vendor.ts';

export const hash = '9f8c1d2e3b4a5968778695a4b3c2d1e0f9a8b7c6';
export const olderHash = '0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d';

/** Objects as Bitbucket answers them, each with a field that this code knows nothing of. */
export const aRepository = (more: object = {}): object => ({
  type: 'repository',
  uuid: '{b6f2c1de-0a51-4f5e-9a40-6c2b5f1d7e33}',
  full_name: 'acme-sec/inventory',
  slug: 'inventory',
  name: 'Inventory',
  is_private: true,
  mainbranch: { type: 'branch', name: 'main' },
  updated_on: '2026-01-05T08:15:30.000000+00:00',
  newer_field: { nested: true },
  ...more,
});

export const aPullRequest = (more: object = {}): object => ({
  type: 'pullrequest',
  id: 42,
  title: 'Pin base image',
  state: 'OPEN',
  source: { branch: { name: 'fix/pin-image' }, commit: { hash: hash.slice(0, 12) }, repository: null },
  destination: { branch: { name: 'main' }, commit: { hash: olderHash.slice(0, 12) } },
  summary: { raw: 'The base image floats.\n\nRemediates finding f-7', markup: 'markdown', html: '' },
  merge_commit: null,
  updated_on: '2026-01-05T08:05:00.000000+00:00',
  newer_field: 1,
  ...more,
});

export const mergedPullRequest = aPullRequest({ state: 'MERGED', merge_commit: { hash: '5f4e3d2c1b0a' } });

export const aCommit = (more: object = {}): object => ({
  type: 'commit',
  hash,
  date: '2026-01-05T08:00:00+00:00',
  message: 'pin image\n',
  author: { type: 'author', raw: 'Ann Example <ann@acme.example>', user: { type: 'user', uuid: '{7c1d9a3e-55b0-4f3b-9b1a-2e6c0d4f8a10}', display_name: 'Ann Example' } },
  parents: [{ type: 'commit', hash: olderHash }],
  newer_field: [],
  ...more,
});

export const aBranch = (name = 'main', more: object = {}): object => ({ type: 'branch', name, target: aCommit(), merge_strategies: ['merge_commit', 'squash'], ...more });

/** A page of repositories, one for each uuid. */
export const repositoryPage = (uuids: readonly string[], more: object = {}): ScriptedAnswer =>
  page(uuids.map((uuid) => aRepository({ uuid })), more);

export const page = (values: readonly object[], more: object = {}): ScriptedAnswer => ({ body: { pagelen: 50, values, ...more } });

/** An error answer in Bitbucket's shape. */
export const refusal = (status: number, error: object): ScriptedAnswer => ({ status, body: { type: 'error', error } });

/** What the limiter answers: a line of text, not JSON. */
export const limited: ScriptedAnswer = {
  status: 429,
  body: 'Too many requests for this resource',
  headers: { 'content-type': 'text/plain' },
};

/** What the edge answers when what is behind it does not. */
export const badGateway: ScriptedAnswer = { status: 502, body: '<html>bad gateway</html>', headers: { 'content-type': 'text/html' } };
