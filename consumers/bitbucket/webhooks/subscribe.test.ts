import { expect } from 'chai';
import type { ScriptedAnswer } from '../../shared/testing/scripted-vendor.ts';
import { bitbucketOnScript, inventory } from '../testing/client.ts';
import { page } from '../testing/samples.ts';
import { ensureHook } from './subscribe.ts';

describe('having a webhook', () => {
  const { vendor, client } = bitbucketOnScript();
  const order = { url: 'https://hooks.acme.example/bitbucket', description: 'inventory', events: ['repo:push', 'pullrequest:fulfilled'], secret: 'canary' };
  const hook = (more: object = {}): object => ({ uuid: '{1}', url: order.url, description: 'inventory', active: true, events: order.events, secret_set: true, ...more });
  const made: ScriptedAnswer = { status: 201, body: hook() };
  const ensure = (...script: readonly ScriptedAnswer[]) => {
    vendor.answers(...script);
    return ensureHook(client(), inventory, order);
  };
  const methods = () => vendor.requests.map(({ method }) => method);

  it('registers it, with its secret', async () => {
    expect((await ensure(page([]), made)).id).to.equal('{1}');
    expect(JSON.parse(vendor.requests[1]?.body ?? '')).to.deep.equal({ ...order, active: true });
  });

  it('leaves one alone that is as it should be', async () => {
    await ensure(page([hook()]));
    expect(methods()).to.deep.equal(['GET']);
  });

  for (const [what, more] of Object.entries({ 'hears of other events': { events: ['repo:push', 'repo:fork'] }, 'is switched off': { active: false }, 'is not signed': { secret_set: false } })) {
    it(`changes one that ${what}`, async () => {
      await ensure(page([hook(more)]), { body: hook() });
      expect(methods()).to.deep.equal(['GET', 'PUT']);
    });
  }

  it('leaves those of others alone', async () => {
    await ensure(page([hook({ description: 'somebody else’s' }), hook({ uuid: '{2}', url: 'https://other.example/' })]), made);
    expect(methods()).to.deep.equal(['GET', 'POST']);
  });

  it('finds what was registered all the same after an answer that was lost', async () => {
    expect((await ensure(page([]), { fault: 'reset' }, page([hook()]))).id).to.equal('{1}');
    expect(methods()).to.deep.equal(['GET', 'POST', 'GET']);
  });
});
