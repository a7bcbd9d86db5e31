import { expect } from 'chai';
import { failing } from '../shared/testing/failing.ts';
import type { ScriptedAnswer } from '../shared/testing/scripted-vendor.ts';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { vendorStub } from '../shared/testing/vendor-stub.ts';
import { ensureBranch, openRemediation, type RemediationOutcome } from './remediation.ts';
import { bitbucketAt, bitbucketOnScript, inventory } from './testing/client.ts';
import { aBranch, aPullRequest, aRepository, badGateway, hash, olderHash, page, refusal } from './testing/samples.ts';

describe('opening a remediation', () => {
  const { vendor, client } = bitbucketOnScript();
  const remediation = {
    finding: 'f-7',
    repository: inventory,
    branch: 'fix/pin-image',
    title: 'Pin base image',
    explanation: 'The base image floats.',
  };
  const repository: ScriptedAnswer = { body: aRepository() };
  const created: ScriptedAnswer = { status: 201, body: aPullRequest() };
  const foreign = aPullRequest({ id: 43, summary: { raw: 'Remediates finding f-77' } });
  const opened = (...script: readonly ScriptedAnswer[]) => {
    vendor.answers(repository, ...script);
    return openRemediation(client(), remediation);
  };
  const methods = () => vendor.requests.map(({ method }) => method);

  it('searches for an open pull request between the two branches first', async () => {
    await opened(page([aPullRequest()]));
    const query = new URL(vendor.requests[1]?.url ?? '', vendor.url).searchParams.get('q');
    expect(query).to.equal('source.branch.name="fix/pin-image" AND destination.branch.name="main" AND state="OPEN"');
  });

  it('opens one into the main branch, marked with the finding', async () => {
    expect(await opened(page([]), created, page([aPullRequest()]))).to.include({ outcome: 'opened' });
    expect(JSON.parse(vendor.requests[2]?.body ?? '')).to.deep.equal({
      title: 'Pin base image',
      description: 'The base image floats.\n\nRemediates finding f-7',
      source: { branch: { name: 'fix/pin-image' } },
      destination: { branch: { name: 'main' } },
      close_source_branch: true,
    });
  });

  it('finds the one that it opened before', async () => {
    expect(await opened(page([foreign, aPullRequest()]))).to.deep.include({ outcome: 'already-open' });
    expect(methods()).to.deep.equal(['GET', 'GET']);
  });

  it('leaves somebody else’s pull request for the branch alone', async () => {
    expect(await opened(page([foreign]))).to.include({ outcome: 'branch-taken' });
    expect(methods()).to.deep.equal(['GET', 'GET']);
  });

  it('takes a pull request without a description for somebody else’s', async () => {
    expect(await opened(page([aPullRequest({ summary: null })]))).to.include({ outcome: 'branch-taken' });
  });

  it('asks for no branch of an empty repository (B36)', async () => {
    vendor.answers({ body: aRepository({ mainbranch: null }) });
    expect(await openRemediation(client(), remediation)).to.deep.equal({ outcome: 'empty-repository' });
    expect(vendor.requests).to.have.length(1);
  });

  for (const [what, answer] of [['broke off', { fault: 'reset' }], ['took too long (555)', { status: 555 }]] as const) {
    it(`looks again after a write that ${what}, and finds what it did`, async () => {
      expect(await opened(page([]), answer, page([aPullRequest()]))).to.include({ outcome: 'already-open' });
      expect(methods()).to.deep.equal(['GET', 'GET', 'POST', 'GET']);
    });
  }

  it('fails when a second look finds nothing either', async () => {
    await failing(opened(page([]), badGateway, page([])), VendorError);
  });

  it('does not look again after a clear refusal', async () => {
    await failing(opened(page([]), refusal(400, { message: 'There are no changes to be pulled' })), VendorError);
    expect(methods()).to.deep.equal(['GET', 'GET', 'POST']);
  });
});

describe('two workers that open the same remediation', () => {
  const vendor = vendorStub('bitbucket', { strictIds: true });
  const remediation = { finding: 'f-7', repository: inventory, branch: 'fix/pin-image', title: 'Pin base image', explanation: 'The base image floats.' };
  const work = () => openRemediation(bitbucketAt(vendor.url), remediation);
  const idOf = (outcome: RemediationOutcome) => ('pullRequest' in outcome ? outcome.pullRequest.id : undefined);
  beforeEach(() => vendor.state('a repository exists', { workspace: 'acme-sec', repo_slug: 'inventory' }));

  it('have one, which the second finds (B49)', async () => {
    const [first, second] = [await work(), await work()];
    expect([first.outcome, second.outcome, idOf(second) === idOf(first)]).to.deep.equal(['opened', 'already-open', true]);
    expect(await vendor.calls('createPullRequest')).to.have.length(1);
  });

  it('have one also when both looked before either opened it (B49)', async () => {
    const outcomes = await Promise.all([work(), work()]);
    expect(new Set(outcomes.map(idOf)).size).to.equal(1);
    const [created, declined] = [await vendor.calls('createPullRequest'), await vendor.calls('declinePullRequest')];
    expect(created.length - declined.length).to.equal(1);
  });
});

describe('having a branch', () => {
  const { vendor, client } = bitbucketOnScript();
  const ensure = () => ensureBranch(client(), inventory, { name: 'fix/a', hash });
  const none = refusal(404, { message: 'no such branch' });
  const made = { status: 201, body: aBranch('fix/a') };
  const other = { body: aBranch('fix/a', { target: { hash: olderHash } }) };

  for (const [what, outcome, script] of [
    ['makes it', 'created', [none, made]],
    ['leaves it as it is', 'there', [{ body: aBranch('fix/a') }]],
    ['does not move it from another commit', 'taken', [other]],
    ['finds what another worker made meanwhile', 'there', [none, refusal(409, { message: 'exists' }), { body: aBranch('fix/a') }]],
    ['looks again after an answer that was lost', 'there', [none, { fault: 'reset' }, { body: aBranch('fix/a') }]],
  ] as const) {
    it(what, async () => {
      vendor.answers(...script);
      expect(await ensure()).to.include({ outcome });
      expect(vendor.requests).to.have.length(script.length);
    });
  }

  it('fails where it is not there after all', async () => {
    vendor.answers(none, { fault: 'reset' }, none);
    await failing(ensure(), VendorError);
  });
});
