import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { contract, type MessageExpectation } from 'vendorproof';
import { Secret } from '../shared/auth/secret.ts';
import type { BitbucketEvent } from './webhooks/events.ts';
import { dealtWithInMemory } from '../shared/dealt-with.ts';
import { webhookReceiver } from './webhooks/receiver.ts';

const bitbucket = contract({ consumer: 'bitbucket-integration', provider: 'bitbucket' });
const secret = 'canary-webhook-secret';

/** Which repository, and what tells deliveries apart: of every event. */
const ofEvery = ['repository.uuid', 'repository.full_name'];
const pullRequestFields = ['id', 'title', 'state', 'source.branch.name', 'destination.branch.name', 'updated_on'].map((field) => `pullrequest.${field}`);

/** What our receiver makes of a delivery that is signed with our secret. */
async function received(expectation: Pick<MessageExpectation, 'relies' | 'values'> & { readonly webhook: string }): Promise<BitbucketEvent | undefined> {
  const handled: BitbucketEvent[] = [];
  const receive = webhookReceiver({ secrets: [new Secret(secret)], log: dealtWithInMemory(), handle: async (event) => void handled.push(event) });
  await bitbucket.message({ ...expectation, metadata: ['X-Event-Key', 'X-Request-UUID'] }, async ({ bytes, metadata }) => {
    const signature = `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;
    const request = new Request('https://hooks.acme.example/', { method: 'POST', body: bytes, headers: { ...metadata, 'X-Hub-Signature': signature } });
    expect((await receive(request)).status).to.equal(200);
  });
  return handled[0];
}

describe('our contract with Bitbucket on webhooks', () => {
  it('hears of a push', async () => {
    const fields = ['type', 'name', 'target.hash'].map((field) => `push.changes[].new.${field}`);
    const event = await received({ webhook: 'repo:push', relies: [...ofEvery, ...fields] });
    expect(event?.kind === 'push' && event.changes.map(({ what }) => what)).to.deep.equal(['created']);
  });

  it('hears of a repository that changed', async () => {
    expect(await received({ webhook: 'repo:updated', relies: [...ofEvery, 'changes'] })).to.include({ kind: 'repository' });
  });

  it('hears of a build', async () => {
    expect(await received({ webhook: 'repo:commit_status_created', relies: [...ofEvery, 'commit_status.key', 'commit_status.state'] })).to.include({ kind: 'build' });
  });

  for (const webhook of ['created', 'updated', 'fulfilled', 'rejected', 'approved', 'changes_request_created', 'comment_created'].map((action) => `pullrequest:${action}`)) {
    it(`hears of ${webhook}`, async () => {
      expect(await received({ webhook, relies: [...ofEvery, ...pullRequestFields] })).to.include({ kind: 'pull-request' });
    });
  }
});
