import { expect } from 'chai';
import { contract } from 'vendorproof';
import { Secret } from '../shared/auth/secret.ts';
import { failing } from '../shared/testing/failing.ts';
import { oauthSession } from './auth/oauth-session.ts';
import { BitbucketClient } from './client.ts';
import { BitbucketError } from './errors/bitbucket-error.ts';
import { inventory, testToken } from './testing/client.ts';

const bitbucket = contract({ consumer: 'bitbucket-integration', provider: 'bitbucket' });

const clientOf = ({ url }: { readonly url: string }): BitbucketClient => new BitbucketClient({ baseUrl: url, credentials: { token: testToken }, retry: { attempts: 1 } });

const path = { workspace: 'acme-sec', repo_slug: 'inventory' };
const one = { ...path, pull_request_id: 42 };
const openPullRequest = { name: 'a pull request is open', params: one };
const pullRequestFields = ['id', 'title', 'state', 'source.branch.name', 'destination.branch.name', 'updated_on'];
const taskPath = { ...one, task_id: '7d3e5f60' };
const taskAddress = 'repositories/acme-sec/inventory/pullrequests/42/merge/task-status/7d3e5f60';

describe('our contract with Bitbucket on pull requests', () => {
  it('gets one', () =>
    bitbucket.interaction(
      {
        operation: 'getPullRequest',
        description: 'gets a pull request',
        given: openPullRequest,
        request: { path: one },
        response: { status: 200, relies: pullRequestFields, values: { state: 'OPEN' } },
      },
      async (vendor) => expect(await clientOf(vendor).getPullRequest(inventory, 42)).to.include({ state: 'OPEN' }),
    ));

  it('merges one at once', () =>
    bitbucket.interaction(
      {
        operation: 'mergePullRequest',
        description: 'merges a pull request at once',
        given: openPullRequest,
        request: { path: one, body: { type: 'pullrequest_merge_parameters', merge_strategy: 'squash' } },
        response: { status: 200, relies: [...pullRequestFields, 'merge_commit.hash'], values: { state: 'MERGED' } },
      },
      async (vendor) => expect(await clientOf(vendor).mergePullRequest(inventory, 42, { strategy: 'squash' })).to.include({ done: true }),
    ));

  it('has one merged later', () =>
    bitbucket.interaction(
      {
        operation: 'mergePullRequest',
        description: 'has a pull request merged later',
        given: openPullRequest,
        request: { path: one, query: { async: true }, body: { type: 'pullrequest_merge_parameters' } },
        response: { status: 202, headers: ['Location'] },
      },
      async (vendor) => expect(await clientOf(vendor).mergePullRequest(inventory, 42, { async: true })).to.include({ done: false }),
    ));

  it('asks how far a merge is', () =>
    bitbucket.interaction(
      {
        operation: 'getMergeTask',
        description: 'asks for a merge that has succeeded',
        given: { name: 'a merge has succeeded', params: taskPath },
        request: { path: taskPath },
        response: { status: 200, relies: pullRequestFields.map((field) => `merge_result.${field}`), values: { task_status: 'SUCCESS' } },
      },
      async ({ url }) => expect(await clientOf({ url }).getMergeTask(`${url}/${taskAddress}`)).to.include({ done: true }),
    ));

  it('declines one', () =>
    bitbucket.interaction(
      {
        operation: 'declinePullRequest',
        description: 'declines a pull request',
        given: openPullRequest,
        request: { path: one, body: {} },
        response: { status: 200, relies: pullRequestFields, values: { state: 'DECLINED' } },
      },
      async (vendor) => expect(await clientOf(vendor).declinePullRequest(inventory, 42)).to.include({ state: 'DECLINED' }),
    ));

  it('tells the scopes that a token lacks', () =>
    bitbucket.interaction(
      {
        operation: 'declinePullRequest',
        description: 'declines a pull request with a token that may only read',
        given: { name: 'the token may only read', params: one },
        request: { path: one, body: {} },
        response: { status: 403, relies: ['error.message'] },
      },
      async (vendor) => expect((await failing(clientOf(vendor).declinePullRequest(inventory, 42), BitbucketError)).message).not.to.contain('no reason given'),
    ));
});

describe('our contract with Bitbucket on webhooks', () => {
  const hook = { url: 'https://hooks.acme.example/bitbucket', description: 'inventory', events: ['repo:push', 'pullrequest:fulfilled'], secret: 'fixture-secret' };
  const id = '{1b2c3d4e-5f60-4718-92a3-b4c5d6e7f809}';
  const body = { ...hook, active: true };
  const hookFields = ['uuid', 'url', 'description', 'active', 'events[]', 'secret_set'];
  const registered = { name: 'a webhook is registered', params: { ...path, uid: id } };

  it('registers one', () =>
    bitbucket.interaction(
      {
        operation: 'createHook',
        description: 'registers a webhook',
        given: { name: 'the repository takes webhooks', params: path },
        request: { path, body },
        response: { status: 201, relies: hookFields },
      },
      async (vendor) => expect(await clientOf(vendor).createHook(inventory, hook)).to.have.property('hasSecret'),
    ));

  it('lists them', () =>
    bitbucket.interaction(
      {
        operation: 'listHooks',
        description: 'lists webhooks',
        given: registered,
        request: { path, query: { pagelen: 100 } },
        response: { status: 200, relies: hookFields.map((field) => `values[].${field}`) },
      },
      async (vendor) => expect(await Array.fromAsync(clientOf(vendor).listHooks(inventory))).to.have.length(1),
    ));

  it('changes one', () =>
    bitbucket.interaction(
      {
        operation: 'updateHook',
        description: 'changes a webhook',
        given: registered,
        request: { path: { ...path, uid: id }, body },
        response: { status: 200, relies: hookFields },
      },
      async (vendor) => expect(await clientOf(vendor).updateHook(inventory, id, hook)).to.have.property('isActive'),
    ));

  it('deletes one', () =>
    bitbucket.interaction(
      {
        operation: 'deleteHook',
        description: 'deletes a webhook',
        given: registered,
        request: { path: { ...path, uid: id } },
        response: { status: 204 },
      },
      (vendor) => clientOf(vendor).deleteHook(inventory, id),
    ));
});

describe('our contract with Bitbucket on tokens', () => {
  const consumer = { id: 'fixture-consumer', secret: new Secret('fixture-secret') };

  it('gets one for the consumer itself', () =>
    bitbucket.interaction(
      {
        operation: 'createToken',
        description: 'gets a token for the consumer itself',
        given: 'the consumer acts for itself',
        request: { body: { grant_type: 'client_credentials' } },
        response: { status: 200, relies: ['access_token', 'expires_in'] },
      },
      async ({ url }) => expect((await oauthSession({ consumer, connection: { baseUrl: url } }).current()).reveal()).to.be.a('string'),
    ));

  it('gets one for a refresh token, and the one that takes its place', () =>
    bitbucket.interaction(
      {
        operation: 'createToken',
        description: 'uses a refresh token',
        given: 'a person has let the consumer in',
        request: { body: { grant_type: 'refresh_token', refresh_token: 'fixture-refresh' } },
        response: { status: 200, relies: ['access_token', 'expires_in', 'refresh_token'] },
      },
      async ({ url }) => {
        const saved: Secret[] = [];
        const refreshTokens = { load: async () => new Secret('fixture-refresh'), save: async (token: Secret) => void saved.push(token) };
        await oauthSession({ consumer, refreshTokens, connection: { baseUrl: url } }).current();
        expect(saved).to.have.length(1);
      },
    ));
});
