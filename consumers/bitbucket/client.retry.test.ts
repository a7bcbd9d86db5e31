import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { NoAnswerError } from '../shared/errors/no-answer-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { ApiError } from './errors/api-error.ts';
import { BitbucketError } from './errors/bitbucket-error.ts';
import { RateLimitedError } from './errors/rate-limited-error.ts';
import { bitbucketOnScript } from './testing/client.ts';
import { limited, refusal, samplePullRequest, sampleRepository } from './testing/samples.ts';

describe('the Bitbucket client, trying again', () => {
  const { vendor, client, waits } = bitbucketOnScript();
  const repository = { workspace: 'acme-sec', slug: 'inventory' };
  const read = (bitbucket = client()) => bitbucket.getRepository(repository);
  const write = () => client().createPullRequest(repository, { title: 't', source: { branch: { name: 'x' } } });
  const found = { body: sampleRepository };

  it('repeats a read once after a limit that is told in plain text', async () => {
    vendor.answers(limited, found);
    expect((await read()).name).to.equal('Inventory');
    expect(waits).to.deep.equal([30_000]);
  });

  it('gives up on a limit that stays, after a bounded time', async () => {
    vendor.answers(limited);
    expect(await failing(read(), RateLimitedError)).to.include({ status: 429 });
    expect(waits).to.deep.equal([30_000, 60_000, 120_000]);
  });

  it('holds back every other call while it waits for the limit', async () => {
    const pause = Promise.withResolvers<void>();
    const bitbucket = client({ retry: { wait: (milliseconds) => (waits.push(milliseconds), pause.promise) } });
    vendor.answers(limited, found);
    const first = read(bitbucket);
    while (waits.length === 0) await sleep(1);
    const second = read(bitbucket);
    await sleep(30);
    expect(vendor.requests).to.have.length(1);
    pause.resolve();
    expect(await Promise.all([first, second])).to.have.length(2);
  });

  for (const status of [500, 502, 503, 504, 555]) {
    it(`repeats a read that was answered ${status}`, async () => {
      vendor.answers({ status, body: '<html>sorry</html>' }, found);
      expect((await read()).name).to.equal('Inventory');
      expect(waits).to.deep.equal([500]);
    });
  }

  it('repeats a read whose answer broke off', async () => {
    vendor.answers({ ...found, fault: 'truncate' }, found);
    expect((await read()).name).to.equal('Inventory');
  });

  it('does not repeat a write that the edge answered with HTML', async () => {
    vendor.answers({ status: 502, body: '<html>bad gateway</html>' }, { status: 201, body: samplePullRequest });
    await failing(write(), ApiError);
    expect(vendor.requests).to.have.length(1);
  });

  it('does not repeat a write that nobody answered', async () => {
    vendor.answers({ fault: 'reset' });
    expect(await failing(write(), NoAnswerError)).to.include({ code: 'ECONNRESET' });
    expect(vendor.requests).to.have.length(1);
  });

  it('does not repeat a read that a conflict refused', async () => {
    vendor.answers(refusal(409, { message: 'conflict' }));
    await failing(read(), BitbucketError);
    expect(vendor.requests).to.have.length(1);
  });
});
