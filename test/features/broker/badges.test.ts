import { expect } from 'chai';
import type { TestBroker } from './testing/a-broker.ts';
import { aBroker } from './testing/a-broker.ts';
import { aPact } from './testing/a-pact.ts';

describe('badges', () => {
  let broker: TestBroker;
  beforeEach(async () => {
    broker = await aBroker();
    await broker.publish({ branch: 'main', tags: ['dev'] });
  });
  afterEach(() => broker.close());

  const label = async (path: string) => /aria-label="([^"]*)"/.exec((await broker.get(path)).text)?.[1];
  const pair = '/pacts/provider/petshop/consumer/web';

  it('are what an address that ends in .svg stands for, whatever is asked for', async () => {
    expect((await broker.get(`${pair}/latest/badge.svg`, { accept: 'application/hal+json' })).status).to.equal(200);
    expect((await broker.get(`${pair}/latest/badge`, { accept: 'application/hal+json' })).status).to.equal(406);
  });

  it('are drawn here, under both addresses, and never cached for long', async () => {
    for (const path of [`${pair}/latest/badge`, `${pair}/latest/badge.svg`]) {
      const answer = await broker.get(path, { accept: 'image/svg+xml,*/*' });
      expect([answer.status, answer.type, answer.headers.get('cache-control')]).to.deep.equal([
        200,
        'image/svg+xml;charset=utf-8',
        'no-cache',
      ]);
      expect(answer.text)
        .to.match(/^<svg /)
        .and.to.not.contain('<script');
    }
  });

  it('follow how the latest pact stands', async () => {
    expect(await label(`${pair}/latest/badge`)).to.equal('web/petshop pact: unknown');
    await broker.verify();
    expect(await label(`${pair}/latest/badge`)).to.equal('web/petshop pact: verified');
    await broker.publish({ version: '2', content: aPact({ descriptions: ['changed'] }) });
    expect(await label(`${pair}/latest/badge`)).to.equal('web/petshop pact: changed');
    await broker.verify({ version: '2', success: false });
    expect(await label(`${pair}/latest/badge`)).to.equal('web/petshop pact: failed');
    expect(await label('/pacts/provider/petshop/consumer/nope/latest/badge')).to.equal('pact not found: unknown');
  });

  it('tell a failure that did not break the build', async () => {
    const href = (await broker.forVerification({ consumerVersionSelectors: [{ mainBranch: true }], includePendingStatus: true })).textAt(
      '/_embedded/pacts/0/_links/self/href',
    );
    await broker.post(`${href}/verification-results`, { success: false, providerApplicationVersion: '1' });
    expect(await label(`${pair}/latest/badge`)).to.equal('web/petshop pact: failed (pending)');
  });

  it('of a tag, or of none, look only at what has it', async () => {
    await broker.verify();
    await broker.publish({ version: '2', content: aPact({ descriptions: ['untagged'] }) });
    expect(await label(`${pair}/latest/dev/badge`)).to.equal('web/petshop pact: verified');
    expect(await label(`${pair}/latest-untagged/badge`)).to.equal('web/petshop pact: unknown');
  });

  it('are named by one side or by initials', async () => {
    await broker.publish({ consumer: 'big-web_shop', version: '1' });
    const path = '/pacts/provider/petshop/consumer/big-web_shop/latest/badge';
    expect(await label(`${path}?initials=true`)).to.equal('bws/petshop pact: unknown');
    expect(await label(`${path}?label=consumer`)).to.equal('big-web_shop pact: unknown');
    expect(await label(`${path}?label=provider`)).to.equal('petshop pact: unknown');
  });

  it('answer can-i-deploy for a branch and an environment', async () => {
    const path = '/pacticipants/web/branches/main/latest-version/can-i-deploy/to-environment/test/badge';
    expect(await label(path)).to.equal('environment: not found');
    await broker.environment('test');
    expect(await label(path)).to.equal('can-i-deploy: main to test');
    expect((await broker.get(path)).text).to.contain('#c62828');
    await broker.verify();
    await broker.deploy('petshop', 'p1', 'test');
    expect((await broker.get(`${path}?label=go`)).text)
      .to.contain('#1b7f37')
      .and.to.contain('>go<');
    expect(await label(path.replace('/main/', '/nope/'))).to.equal('branch: not found');
    expect(await label(path.replace('/web/', '/nope/'))).to.equal('pacticipant: not found');
  });

  it('answer can-i-deploy for two tags', async () => {
    await broker.verify({ tag: 'prod' });
    expect(await label('/pacticipants/web/latest-version/dev/can-i-deploy/to/prod/badge')).to.equal('can-i-deploy: dev to prod');
    expect(await label('/pacticipants/web/latest-version/nope/can-i-deploy/to/prod/badge')).to.equal('version: not found');
    expect(await label('/pacticipants/nope/latest-version/dev/can-i-deploy/to/prod/badge')).to.equal('pacticipant: not found');
  });

  it('answer can-i-merge', async () => {
    expect(await label('/pacticipants/web/main-branch/can-i-merge/badge')).to.equal('can-i-merge: unknown');
    await broker.verify({ branch: 'main' });
    expect(await label('/pacticipants/web/main-branch/can-i-merge/badge.svg')).to.equal('can-i-merge: success');
    await broker.post('/pacticipants', { name: 'bare' });
    expect(await label('/pacticipants/bare/main-branch/can-i-merge/badge')).to.equal('main branch version: not found');
    expect(await label('/pacticipants/nope/main-branch/can-i-merge/badge')).to.equal('pacticipant: not found');
  });

  it('write hostile names as text', async () => {
    const name = '<script>"&\'';
    await broker.publish({ consumer: name, version: '1', content: aPact({ consumer: name }) });
    const answer = await broker.get(`/pacts/provider/petshop/consumer/${encodeURIComponent(name)}/latest/badge`);
    expect(answer.text).to.contain('&lt;script&gt;&quot;&amp;&#39;').and.to.not.contain('<script>');
  });
});
