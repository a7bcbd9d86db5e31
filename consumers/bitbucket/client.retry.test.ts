import { expect } from 'chai';
import { isConflict, isRateLimited, isUnavailable } from '../shared/errors/guards.ts';
import { NoAnswerError } from '../shared/errors/no-answer-error.ts';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { manualClock } from '../shared/testing/manual-clock.ts';
import { bitbucketOnScript, inventory } from './testing/client.ts';
import { aPullRequest, aRepository, badGateway, limited, refusal } from './testing/samples.ts';

describe('the Bitbucket client, trying again', () => {
  const { vendor, client, clock, observer } = bitbucketOnScript();
  const read = (bitbucket = client()) => bitbucket.getRepository(inventory);
  const write = () => client().createPullRequest(inventory, { title: 't', sourceBranch: 'x' });
  const found = { body: aRepository() };

  it('repeats a read once after a limit that is told in plain text (B26)', async () => {
    vendor.answers(limited, found);
    expect((await read()).name).to.equal('Inventory');
    expect(clock().pauses).to.deep.equal([30_000]);
  });

  it('gives up on a limit that stays, after a bounded time (B28)', async () => {
    vendor.answers(limited);
    expect(isRateLimited(await failing(read(), VendorError))).to.equal(true);
    expect(clock().pauses).to.deep.equal([30_000, 60_000, 120_000]);
  });

  it('begins with a short pause again once an answer came', async () => {
    const bitbucket = client();
    vendor.answers(limited, limited, found, limited, found);
    await read(bitbucket);
    await read(bitbucket);
    expect(clock().pauses).to.deep.equal([30_000, 60_000, 30_000]);
  });

  it('holds back every other call while it waits for the limit', async () => {
    const pause = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const bitbucket = client({ clock: { ...manualClock(), sleep: () => (asked.resolve(), pause.promise) } });
    vendor.answers(limited, found);
    const first = read(bitbucket);
    await asked.promise;
    const second = read(bitbucket);
    await new Promise((resolve) => setImmediate(resolve));
    expect(vendor.requests).to.have.length(1);
    pause.resolve();
    expect(await Promise.all([first, second])).to.have.length(2);
  });

  it('slows down when the budget is nearly used up, and says so (B27)', async () => {
    vendor.answers({ ...found, headers: { 'x-ratelimit-nearlimit': 'true' } }, { ...found, headers: { 'x-ratelimit-nearlimit': 'false' } });
    const bitbucket = client();
    await read(bitbucket);
    expect([bitbucket.isNearLimit, clock().pauses]).to.deep.equal([true, [4000]]);
    await read(bitbucket);
    expect([bitbucket.isNearLimit, clock().pauses]).to.deep.equal([false, [4000]]);
  });

  for (const status of [500, 502, 503, 504, 555]) {
    it(`repeats a read that was answered ${status}${status === 502 ? ' (B35)' : ''}`, async () => {
      vendor.answers({ status, body: '<html>sorry</html>' }, found);
      expect((await read()).name).to.equal('Inventory');
    });
  }

  it('repeats a read whose answer broke off', async () => {
    vendor.answers({ ...found, fault: 'truncate' }, found);
    expect((await read()).name).to.equal('Inventory');
    expect(observer().of('retry')).to.have.length(1);
  });

  it('does not repeat a write that the edge answered with HTML (B35)', async () => {
    vendor.answers(badGateway, { status: 201, body: aPullRequest() });
    expect(isUnavailable(await failing(write(), VendorError))).to.equal(true);
    expect(vendor.requests).to.have.length(1);
  });

  it('does not repeat a write that nobody answered', async () => {
    vendor.answers({ fault: 'reset' });
    expect(await failing(write(), NoAnswerError)).to.include({ code: 'ECONNRESET' });
    expect(vendor.requests).to.have.length(1);
  });

  it('does not repeat what a conflict refused', async () => {
    vendor.answers(refusal(409, { message: 'conflict' }));
    expect(isConflict(await failing(read(), VendorError))).to.equal(true);
    expect(vendor.requests).to.have.length(1);
  });
});
