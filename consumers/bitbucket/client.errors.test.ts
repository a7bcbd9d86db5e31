import { inspect } from 'node:util';
import { expect } from 'chai';
import { isAuthenticationError, isGone, isInvalidRequest, isNotFound, isPermissionError, isUnavailable } from '../shared/errors/guards.ts';
import { failing } from '../shared/testing/failing.ts';
import type { ScriptedAnswer } from '../shared/testing/scripted-vendor.ts';
import { BitbucketError } from './errors/bitbucket-error.ts';
import { bitbucketOnScript, inventory, testToken } from './testing/client.ts';
import { refusal } from './testing/samples.ts';

describe('the Bitbucket client, refused', () => {
  const { vendor, client, observer } = bitbucketOnScript();

  const refused = (answer: ScriptedAnswer): Promise<BitbucketError> => {
    vendor.answers(answer);
    return failing(client().getRepository({ workspace: 'acme-sec', slug: 'none' }), BitbucketError);
  };

  it('reports a repository that is unknown, once (B29)', async () => {
    const error = await refused(refusal(404, { message: 'Repository acme-sec/none not found', id: 'log-1' }));
    expect(isNotFound(error)).to.equal(true);
    expect(error).to.include({
      operation: 'getRepository',
      message: 'bitbucket GET /2.0/repositories/acme-sec/none answered 404: Repository acme-sec/none not found (request log-1)',
    });
    expect(vendor.requests).to.have.length(1);
  });

  it('reports a private repository without a token as either unknown or closed, once (B10)', async () => {
    expect(isAuthenticationError(await refused(refusal(401, { message: 'Token is invalid, expired, or not supported' })))).to.equal(true);
    expect(isNotFound(await refused(refusal(404, { message: 'Repository not found' })))).to.equal(true);
    expect(vendor.requests).to.have.length(2);
  });

  it('names the scopes that a merge needs and those that were granted, once (B17)', async () => {
    const detail = { required: ['write:pullrequest:bitbucket'], granted: ['read:pullrequest:bitbucket'] };
    vendor.answers(refusal(403, { message: 'Scope missing', detail }));
    const error = await failing(client().mergePullRequest(inventory, 42), BitbucketError);
    expect(isPermissionError(error)).to.equal(true);
    expect({ required: error.required, granted: error.granted }).to.deep.equal(detail);
    expect(vendor.requests).to.have.length(1);
  });

  it('gives the problems of each field (B31)', async () => {
    const error = await refused(refusal(400, { message: 'Bad request', fields: { source: ['branch is required'] } }));
    expect(isInvalidRequest(error)).to.equal(true);
    expect(error.fields).to.deep.equal({ source: ['branch is required'] });
  });

  it('reads a detail that is text, and one that is an object (B32)', async () => {
    expect((await refused(refusal(400, { message: 'Bad request', detail: 'Name a source branch' }))).detail).to.equal('Name a source branch');
    expect((await refused(refusal(403, { message: 'Scope missing', detail: { required: 'one' } }))).required).to.deep.equal(['one']);
  });

  it('finds the announcement of a removed endpoint, and does not try again (B30)', async () => {
    const data = { announcement_url: 'https://developer.atlassian.com/cloud/bitbucket/changelog#CHANGE-2770' };
    const error = await refused({ status: 410, body: { type: 'error', error: { message: 'CHANGE-2770', data }, data } });
    expect(isGone(error)).to.equal(true);
    expect(error.announcement).to.equal(data.announcement_url);
    expect(vendor.requests).to.have.length(1);
  });

  it('survives an error object of another shape', async () => {
    const error = await refused({ status: 400, body: { error: { message: 7, fields: 'none', detail: [] } } });
    expect(error.fields).to.deep.equal({});
    expect(error.message).to.contain('no reason given');
  });

  it('reports a status of no known meaning by its class', async () => {
    expect(await refused(refusal(418, { message: 'teapot' }))).to.include({ kind: 'invalid-request', status: 418 });
    expect(isUnavailable(await refused({ status: 599, body: '' }))).to.equal(true);
  });

  it('hides the token, wherever the answer puts it', async () => {
    const error = await refused(refusal(400, { message: `no ${testToken}`, detail: testToken, fields: { token: [testToken] } }));
    expect(inspect([error, observer().events], { depth: 9, showHidden: true })).not.to.contain(testToken);
    expect(error.message).to.contain('no [secret]');
  });
});
