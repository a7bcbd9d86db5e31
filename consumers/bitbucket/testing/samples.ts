import type { ScriptedAnswer } from '../../shared/testing/scripted-vendor.ts';

/** Objects as Bitbucket answers them, each with a field that this code knows nothing of. */
export const sampleRepository = {
  type: 'repository',
  uuid: '{b6f2c1de-0a51-4f5e-9a40-6c2b5f1d7e33}',
  full_name: 'acme-sec/inventory',
  name: 'Inventory',
  is_private: true,
  mainbranch: { type: 'branch', name: 'main' },
  updated_on: '2026-01-05T08:15:30.000000+00:00',
  newer_field: { nested: true },
};

export const samplePullRequest = {
  type: 'pullrequest',
  id: 42,
  title: 'Pin base image',
  state: 'OPEN',
  source: { branch: { name: 'fix/pin-image' }, commit: { hash: '9f8c1d2e3b4a' } },
  destination: { branch: { name: 'main' }, commit: { hash: '0a1b2c3d4e5f' } },
  summary: { raw: 'The base image floats.\n\nRemediates finding f-7', markup: 'markdown', html: '' },
  merge_commit: null,
};

/** A page of repositories, one for each uuid. */
export const repositoryPage = (uuids: readonly string[], more: object = {}): ScriptedAnswer =>
  page(uuids.map((uuid) => ({ ...sampleRepository, uuid })), more);

export const page = (values: readonly object[], more: object = {}): ScriptedAnswer => ({ body: { pagelen: 50, values, ...more } });

/** An error answer in Bitbucket's shape. */
export const refusal = (status: number, error: object): ScriptedAnswer => ({ status, body: { type: 'error', error } });

/** What the limiter answers: a line of text, not JSON. */
export const limited: ScriptedAnswer = {
  status: 429,
  body: 'Too many requests for this resource',
  headers: { 'content-type': 'text/plain' },
};
