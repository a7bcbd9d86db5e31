import { expect } from 'chai';
import type { TestBroker } from './testing/a-broker.ts';
import { aBroker, days } from './testing/a-broker.ts';
import { aPact } from './testing/a-pact.ts';

describe('pending pacts', () => {
  let broker: TestBroker;
  beforeEach(async () => {
    broker = await aBroker();
    await broker.publish({ branch: 'main' });
  });
  afterEach(() => broker.close());

  const ask = (more: object) =>
    broker.forVerification({ consumerVersionSelectors: [{ latest: true }], includePendingStatus: true, ...more });
  const pending = async (more: object) => (await ask(more)).at('/_embedded/pacts/0/verificationProperties/pending');

  it('are so until a version of the branch has verified them', async () => {
    expect(await pending({ providerVersionBranch: 'main' })).to.equal(true);
    await broker.verify({ branch: 'main', success: false });
    expect(await pending({ providerVersionBranch: 'main' })).to.equal(true);
    await broker.verify({ branch: 'main' });
    expect(await pending({ providerVersionBranch: 'main' })).to.equal(false);
  });

  it('are not so for a branch that began after another had verified them', async () => {
    await broker.verify({ branch: 'main' });
    expect(await pending({ providerVersionBranch: 'feat/new' })).to.equal(false);
    await broker.put('/pacticipants/petshop/branches/feat%2Fnew/versions/p9');
    broker.advance(1000);
    expect(await pending({ providerVersionBranch: 'feat/new' })).to.equal(true);
  });

  it('stay so for a branch that was there before another verified them', async () => {
    await broker.put('/pacticipants/petshop/branches/old/versions/p0');
    broker.advance(1000);
    await broker.verify({ branch: 'main' });
    expect(await pending({ providerVersionBranch: 'old' })).to.equal(true);
  });

  it('are so as long as one tag of the provider has not verified them', async () => {
    await broker.put('/pacticipants/petshop/versions/p0/tags/two');
    broker.advance(1000);
    await broker.verify({ tag: 'one' });
    expect(await pending({ providerVersionTags: ['one'] })).to.equal(false);
    expect(await pending({ providerVersionTags: ['one', 'two'] })).to.equal(true);
    expect(await pending({ providerVersionTags: ['new'] })).to.equal(false);
  });

  it('without branch and tags are so until anybody has verified them', async () => {
    expect(await pending({})).to.equal(true);
    await broker.verify();
    expect(await pending({})).to.equal(false);
  });

  it('say before and after what the result means', async () => {
    const notices = '/_embedded/pacts/0/verificationProperties/notices';
    expect((await ask({ providerVersionBranch: 'main' })).each(notices, '/when')).to.deep.equal([
      'before_verification',
      'before_verification',
      'after_verification:success_true_published_false',
      'after_verification:success_false_published_false',
      'after_verification:success_true_published_true',
      'after_verification:success_false_published_true',
    ]);
    await broker.verify({ branch: 'main' });
    const settled = await ask({ providerVersionBranch: 'main' });
    expect(settled.each(notices, '/when')).to.deep.equal(['before_verification', 'before_verification']);
    expect(settled.at(`${notices}/1/text`)).to.contain("by a version of petshop from branch 'main'");
  });

  it('are told unless the provider says no', async () => {
    expect(
      (await broker.forVerification({ consumerVersionSelectors: [{ latest: true }] })).at(
        '/_embedded/pacts/0/verificationProperties/pending',
      ),
    ).to.equal(true);
    expect(await pending({ includePendingStatus: false })).to.equal(undefined);
  });
});

describe('work in progress', () => {
  let broker: TestBroker;
  beforeEach(async () => {
    broker = await aBroker();
    await broker.publish({ version: '1', branch: 'main' });
    await broker.put('/pacticipants/petshop/branches/main/versions/p0');
    broker.advance(1000);
    await broker.publish({ version: '2', branch: 'feat/x', content: aPact({ descriptions: ['new'] }) });
  });
  afterEach(() => broker.close());

  const ask = (more: object = {}) =>
    broker.forVerification({
      consumerVersionSelectors: [{ mainBranch: true }],
      includePendingStatus: true,
      includeWipPactsSince: '2025-01-01',
      providerVersionBranch: 'main',
      ...more,
    });
  const names = async (more: object = {}) => (await ask(more)).each('/_embedded/pacts', '/_links/self/name');
  const both = ['Pact between web (1) and petshop', 'Pact between web (2) and petshop'];

  it('comes after what was selected, pending and marked', async () => {
    const answer = await ask();
    expect(answer.each('/_embedded/pacts', '/_links/self/name')).to.deep.equal(both);
    expect(answer.each('/_embedded/pacts', '/verificationProperties/wip')).to.deep.equal([undefined, true]);
    expect(answer.at('/_embedded/pacts/1/verificationProperties/pending')).to.equal(true);
    expect(answer.at('/_embedded/pacts/1/verificationProperties/notices/0/text')).to.contain('work in progress');
  });

  it('needs a date, and a branch or a tag of the provider', async () => {
    expect(await names({ includeWipPactsSince: undefined })).to.have.length(1);
    expect(await names({ includeWipPactsSince: '2026-06-01' })).to.have.length(1);
    expect(await names({ providerVersionBranch: null })).to.have.length(1);
    expect(await names({ providerVersionBranch: null, providerVersionTags: ['dev'] })).to.deep.equal(both);
  });

  it('stays so when it was verified as such', async () => {
    const href = (await ask()).textAt('/_embedded/pacts/1/_links/self/href');
    await broker.post(`${href}/verification-results`, { success: true, providerApplicationVersion: 'p0' });
    expect(await names()).to.deep.equal(both);
  });

  it('ends when it was verified as a selected pact, and does not come back with time', async () => {
    await broker.verify({ version: '2', branch: 'main', providerVersion: 'p1' });
    expect(await names()).to.have.length(1);
    broker.advance(days(60));
    expect(await names()).to.have.length(1);
  });

  it('is not offered to a branch that began after another had verified it', async () => {
    await broker.verify({ version: '2', branch: 'other', providerVersion: 'p2' });
    broker.advance(1000);
    expect(await names({ providerVersionBranch: 'brand-new' })).to.have.length(1);
    expect(await names({ providerVersionBranch: 'main' })).to.deep.equal(both);
  });

  it('ends for a tag of the provider when a version with it verified the pact', async () => {
    const tagged = { providerVersionBranch: null, providerVersionTags: ['dev'] };
    await broker.put('/pacticipants/petshop/versions/p0/tags/dev');
    expect(await names(tagged)).to.deep.equal(both);
    await broker.verify({ version: '2', tag: 'dev', providerVersion: 'p3' });
    expect(await names(tagged)).to.have.length(1);
  });

  it('is the head of a tag too', async () => {
    await broker.version('web', '9');
    broker.advance(60_000);
    await broker.put('/pacticipants/web/versions/2/tags/try');
    const notices = (await ask()).at('/_embedded/pacts/1/verificationProperties/notices/0/text');
    expect(notices).to.contain("from branch 'feat/x' and tagged 'try'");
  });
});
