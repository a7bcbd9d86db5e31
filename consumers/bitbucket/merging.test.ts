import { expect } from 'chai';
import { isConflict, isInvalidRequest } from '../shared/errors/guards.ts';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { failing } from '../shared/testing/failing.ts';
import type { ScriptedAnswer } from '../shared/testing/scripted-vendor.ts';
import { declineOnce, mergeWhenReady } from './merging.ts';
import { bitbucketOnScript, inventory } from './testing/client.ts';
import { aPullRequest, badGateway, mergedPullRequest, refusal } from './testing/samples.ts';

const open = { body: aPullRequest() };
const merged = { body: mergedPullRequest };
const declined = { body: aPullRequest({ state: 'DECLINED' }) };
const conflict = refusal(409, { message: 'the branch moved' });
const tookTooLong = refusal(555, { message: 'timed out' });

describe('merging a pull request', () => {
  const { vendor, client, clock } = bitbucketOnScript();
  const task = () => `${vendor.url}/2.0/repositories/acme-sec/inventory/pullrequests/42/merge/task-status/7d3e`;
  const underWay = (): ScriptedAnswer => ({ status: 202, headers: { location: task() }, body: '' });
  const pending = { body: { task_status: 'PENDING' } };
  const methods = () => vendor.requests.map(({ method }) => method);
  const merge = (...script: readonly ScriptedAnswer[]) => {
    vendor.answers(...script);
    return mergeWhenReady(client(), { repository: inventory, id: 42, order: { async: true }, clock: clock(), polls: 3, pollMs: 2000 });
  };

  it('follows a merge that is done later until it is (B07)', async () => {
    const done = { body: { task_status: 'SUCCESS', merge_result: mergedPullRequest } };
    expect(await merge(open, underWay(), pending, pending, done)).to.include({ outcome: 'merged' });
    expect(vendor.requests.slice(1).map(({ url }) => url.replace(/.*42/, ''))).to.deep.equal(['/merge?async=true', ...Array.from({ length: 3 }, () => '/merge/task-status/7d3e')]);
    expect(clock().pauses).to.deep.equal([2000, 2000]);
  });

  it('leaves a merge that takes long for later', async () => {
    expect(await merge(open, underWay(), pending)).to.deep.equal({ outcome: 'retry-later' });
    expect(vendor.requests).to.have.length(5);
  });

  it('tells why a merge failed in the end', async () => {
    expect(isInvalidRequest(await failing(merge(open, underWay(), refusal(400, { message: 'merge failed' })), VendorError))).to.equal(true);
  });

  it('asks no other host how far it is', async () => {
    await failing(merge(open, { status: 202, headers: { location: 'https://evil.example/2.0/task' }, body: '' }), VendorError);
    await failing(merge(open, { status: 202, body: '' }), VendorError);
    expect(methods()).to.deep.equal(['GET', 'POST', 'GET', 'POST']);
  });

  it('merges nothing that is merged or closed', async () => {
    expect(await merge(merged)).to.include({ outcome: 'merged' });
    expect(await merge(declined)).to.include({ outcome: 'closed' });
    expect(methods()).to.deep.equal(['GET', 'GET']);
  });

  for (const [what, now, outcome] of [['was done', merged, 'merged'], ['was not done', open, 'retry-later']] as const) {
    it(`looks again after one that took too long, and ${what} (B33)`, async () => {
      expect(await merge(open, tookTooLong, now)).to.include({ outcome });
      expect(methods()).to.deep.equal(['GET', 'POST', 'GET']);
    });
  }

  it('tries once more when a branch moved meanwhile (B34)', async () => {
    expect(await merge(open, conflict, open, merged)).to.include({ outcome: 'merged' });
    expect(methods()).to.deep.equal(['GET', 'POST', 'GET', 'POST']);
  });

  it('surfaces a conflict that stays (B34)', async () => {
    expect(isConflict(await failing(merge(open, conflict, open, conflict), VendorError))).to.equal(true);
    expect(methods()).to.deep.equal(['GET', 'POST', 'GET', 'POST']);
  });

  it('takes somebody else’s merge for its own after a conflict (B34)', async () => {
    expect(await merge(open, conflict, merged)).to.include({ outcome: 'merged' });
  });

  it('surfaces a pull request that cannot be merged, once', async () => {
    expect(isInvalidRequest(await failing(merge(open, refusal(400, { message: 'conflicts' })), VendorError))).to.equal(true);
    expect(methods()).to.deep.equal(['GET', 'POST']);
  });
});

describe('declining a pull request', () => {
  const { vendor, client } = bitbucketOnScript();
  const decline = (...script: readonly ScriptedAnswer[]) => {
    vendor.answers(...script);
    return declineOnce(client(), { repository: inventory, id: 42 });
  };

  it('sends an empty object, without which it is refused (B08)', async () => {
    expect(await decline(open, declined)).to.include({ state: 'DECLINED' });
    expect([vendor.requests[1]?.body, vendor.requests[1]?.headers['content-type']]).to.deep.equal(['{}', 'application/json']);
  });

  it('leaves one that is closed as it is', async () => {
    expect(await decline(declined)).to.include({ state: 'DECLINED' });
    expect(vendor.requests).to.have.length(1);
  });

  it('looks again after an answer that was lost', async () => {
    expect(await decline(open, { fault: 'reset' }, declined)).to.include({ state: 'DECLINED' });
    await failing(decline(open, badGateway, open), VendorError);
  });
});
