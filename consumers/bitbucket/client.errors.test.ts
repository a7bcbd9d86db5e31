import { inspect } from 'node:util';
import { expect } from 'chai';
import { failing } from '../shared/testing/failing.ts';
import type { ScriptedAnswer } from '../shared/testing/scripted-vendor.ts';
import { ApiError } from './errors/api-error.ts';
import { AuthenticationError } from './errors/authentication-error.ts';
import { BitbucketError } from './errors/bitbucket-error.ts';
import { GoneError } from './errors/gone-error.ts';
import { InvalidRequestError } from './errors/invalid-request-error.ts';
import { NotFoundError } from './errors/not-found-error.ts';
import { PermissionError } from './errors/permission-error.ts';
import { bitbucketOnScript, testToken } from './testing/client.ts';
import { refusal } from './testing/samples.ts';

describe('the Bitbucket client, refused', () => {
  const { vendor, client } = bitbucketOnScript();
  const repository = { workspace: 'acme-sec', slug: 'none' };

  const refused = <E extends Error>(answer: ScriptedAnswer, kind: new (...parameters: never[]) => E): Promise<E> => {
    vendor.answers(answer);
    return failing(client().getRepository(repository), kind);
  };

  it('reports a repository that is unknown, once', async () => {
    const error = await refused(refusal(404, { message: 'Repository acme-sec/none not found', id: 'log-1' }), NotFoundError);
    expect(error.message).to.equal(
      'bitbucket GET /2.0/repositories/acme-sec/none answered 404: Repository acme-sec/none not found (request log-1)',
    );
    expect(vendor.requests).to.have.length(1);
  });

  it('reports a token that was revoked, once', async () => {
    await refused(refusal(401, { message: 'Token is invalid, expired, or not supported' }), AuthenticationError);
    expect(vendor.requests).to.have.length(1);
  });

  it('names the scopes that are needed and those that were granted', async () => {
    const detail = { required: ['write:pullrequest:bitbucket'], granted: ['read:pullrequest:bitbucket'] };
    vendor.answers(refusal(403, { message: 'Scope missing', detail }));
    const creating = client().createPullRequest(repository, { title: 't', source: { branch: { name: 'x' } } });
    const { required, granted } = await failing(creating, PermissionError);
    expect({ required, granted }).to.deep.equal(detail);
    expect(vendor.requests).to.have.length(1);
  });

  it('gives the problems of each field', async () => {
    const error = await refused(refusal(400, { message: 'Bad request', fields: { source: ['branch is required'] } }), InvalidRequestError);
    expect(error.fields).to.deep.equal({ source: ['branch is required'] });
  });

  it('reads a detail that is text', async () => {
    expect(await refused(refusal(400, { message: 'Bad request', detail: 'Name a source branch' }), BitbucketError)).to.include({
      detail: 'Name a source branch',
    });
  });

  it('finds the announcement of a removed endpoint, and does not try again', async () => {
    const data = { announcement_url: 'https://developer.atlassian.com/cloud/bitbucket/changelog#CHANGE-2770' };
    const error = await refused({ status: 410, body: { type: 'error', error: { message: 'CHANGE-2770', data }, data } }, GoneError);
    expect(error.announcement).to.equal(data.announcement_url);
    expect(vendor.requests).to.have.length(1);
  });

  it('survives an error object of another shape', async () => {
    const error = await refused({ status: 400, body: { error: { message: 7, fields: 'none', detail: [] } } }, InvalidRequestError);
    expect(error.fields).to.deep.equal({});
    expect(error.message).to.contain('no reason given');
  });

  it('reports a page of HTML from the edge by its status', async () => {
    expect(await refused({ status: 502, body: '<html>bad gateway</html>' }, ApiError)).to.include({ status: 502 });
  });

  it('reports a status of no known meaning', async () => {
    expect(await refused(refusal(418, { message: 'teapot' }), BitbucketError)).to.include({ name: 'BitbucketError', status: 418 });
  });

  it('hides the token, wherever the answer puts it', async () => {
    const answer = refusal(400, { message: `no ${testToken}`, detail: testToken, fields: { token: [testToken] } });
    const error = await refused(answer, BitbucketError);
    expect(inspect(error, { depth: 9, showHidden: true })).not.to.contain(testToken);
    expect(error.message).to.contain('no [hidden]');
  });
});
