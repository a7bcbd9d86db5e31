import { expect } from 'chai';
import { failing } from '../shared/testing/failing.ts';
import type { ScriptedAnswer } from '../shared/testing/scripted-vendor.ts';
import { ApiError } from './errors/api-error.ts';
import { InvalidRequestError } from './errors/invalid-request-error.ts';
import { openRemediation } from './pull-requests.ts';
import { bitbucketOnScript } from './testing/client.ts';
import { page, refusal, samplePullRequest, sampleRepository } from './testing/samples.ts';

describe('opening a remediation', () => {
  const { vendor, client } = bitbucketOnScript();
  const remediation = {
    finding: 'f-7',
    repository: { workspace: 'acme-sec', slug: 'inventory' },
    branch: 'fix/pin-image',
    title: 'Pin base image',
    explanation: 'The base image floats.',
  };
  const repository: ScriptedAnswer = { body: sampleRepository };
  const created: ScriptedAnswer = { status: 201, body: samplePullRequest };
  const foreign = { ...samplePullRequest, id: 43, summary: { raw: 'Remediates finding f-77' } };
  const opened = (...script: readonly ScriptedAnswer[]) => {
    vendor.answers(repository, ...script);
    return openRemediation(client(), remediation);
  };
  const methods = () => vendor.requests.map(({ method }) => method);

  it('searches for an open pull request between the two branches first', async () => {
    await opened(page([samplePullRequest]));
    const query = new URL(vendor.requests[1]?.url ?? '', vendor.url).searchParams.get('q');
    expect(query).to.equal('source.branch.name="fix/pin-image" AND destination.branch.name="main" AND state="OPEN"');
  });

  it('opens one into the main branch, marked with the finding', async () => {
    expect(await opened(page([]), created)).to.include({ outcome: 'opened' });
    expect(JSON.parse(vendor.requests[2]?.body ?? '')).to.deep.equal({
      title: 'Pin base image',
      description: 'The base image floats.\n\nRemediates finding f-7',
      source: { branch: { name: 'fix/pin-image' } },
      destination: { branch: { name: 'main' } },
      close_source_branch: true,
    });
  });

  it('finds the one that it opened before', async () => {
    expect(await opened(page([foreign, samplePullRequest]))).to.deep.include({ outcome: 'already-open' });
    expect(methods()).to.deep.equal(['GET', 'GET']);
  });

  it('leaves somebody else’s pull request for the branch alone', async () => {
    expect(await opened(page([foreign]))).to.include({ outcome: 'branch-taken' });
    expect(methods()).to.deep.equal(['GET', 'GET']);
  });

  it('takes a pull request without a description for somebody else’s', async () => {
    expect(await opened(page([{ ...samplePullRequest, summary: null }]))).to.include({ outcome: 'branch-taken' });
  });

  it('asks for no branch of an empty repository', async () => {
    vendor.answers({ body: { ...sampleRepository, mainbranch: null } });
    expect(await openRemediation(client(), remediation)).to.deep.equal({ outcome: 'empty-repository' });
    expect(vendor.requests).to.have.length(1);
  });

  for (const [what, answer] of [['broke off', { fault: 'reset' }], ['took too long (555)', { status: 555 }]] as const) {
    it(`looks again after a write that ${what}, and finds what it did`, async () => {
      expect(await opened(page([]), answer, page([samplePullRequest]))).to.include({ outcome: 'already-open' });
      expect(methods()).to.deep.equal(['GET', 'GET', 'POST', 'GET']);
    });
  }

  it('fails when a second look finds nothing either', async () => {
    await failing(opened(page([]), { status: 502, body: '<html>' }, page([])), ApiError);
  });

  it('does not look again after a clear refusal', async () => {
    await failing(opened(page([]), refusal(400, { message: 'There are no changes to be pulled' })), InvalidRequestError);
    expect(methods()).to.deep.equal(['GET', 'GET', 'POST']);
  });
});
