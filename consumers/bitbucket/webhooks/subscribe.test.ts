import { expect } from 'chai';
import { vendorStub } from '../../shared/testing/vendor-stub.ts';
import { bitbucketAt, bitbucketOnScript, inventory } from '../testing/client.ts';
import { page } from '../testing/samples.ts';
import { ensureHook } from './subscribe.ts';

describe('having a webhook', () => {
  const vendor = vendorStub('bitbucket', { strictIds: true });
  const order = { url: 'https://hooks.acme.example/bitbucket', description: 'inventory', events: ['repo:push'], secret: 'canary' };
  const ensure = (more: Partial<typeof order> = {}) => ensureHook(bitbucketAt(vendor.url), inventory, { ...order, ...more });
  const operations = async () => (await vendor.calls()).map(({ operation }) => operation);

  it('registers it once', async () => {
    const first = await ensure();
    expect(await ensure()).to.deep.equal(first);
    expect(await operations()).to.deep.equal(['listHooks', 'createHook', 'listHooks']);
  });

  it('changes one that hears of other events', async () => {
    const first = await ensure();
    const changed = await ensure({ events: ['repo:push', 'pullrequest:fulfilled'] });
    expect([changed.id === first.id, changed.events]).to.deep.equal([true, ['repo:push', 'pullrequest:fulfilled']]);
    expect(await operations()).to.deep.equal(['listHooks', 'createHook', 'listHooks', 'updateHook']);
  });

  it('leaves those of others alone', async () => {
    await ensure({ description: 'somebody else’s' });
    await ensure();
    expect(await operations()).to.deep.equal(['listHooks', 'createHook', 'listHooks', 'createHook']);
  });
});

describe('having a webhook, when the answer is lost', () => {
  const { vendor, client } = bitbucketOnScript();

  it('finds what was registered all the same', async () => {
    const order = { url: 'https://hooks.acme.example/bitbucket', description: 'inventory', events: ['repo:push'], secret: 'canary' };
    const hook = { uuid: '{1}', url: order.url, description: 'inventory', active: true, events: order.events, secret_set: true };
    vendor.answers(page([]), { fault: 'reset' }, page([hook]));
    expect((await ensureHook(client(), inventory, order)).id).to.equal('{1}');
    expect(vendor.requests.map(({ method }) => method)).to.deep.equal(['GET', 'POST', 'GET']);
  });
});
