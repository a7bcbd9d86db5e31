import { expect } from 'chai';
import { isRateLimited } from '../shared/errors/guards.ts';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { falconOnScript, signedIn } from './testing/client.ts';
import { makeEnvelope, makeRefusal } from './testing/factories.ts';

describe('a Falcon client and the tenant’s budget', () => {
  const { vendor, now } = falconOnScript();
  const ids = (headers = {}) => ({ body: makeEnvelope([], { total: 0 }), headers });
  const refused = (headers = {}) => ({ status: 429, body: makeRefusal(429, 'API rate limit exceeded.'), headers: { 'X-Ratelimit-Remaining': '0', 'X-Cs-Traceid': 'trace-1', ...headers } });
  const inSeconds = (seconds: number) => ({ 'X-RateLimit-RetryAfter': `${now().clock.now() / 1000 + seconds}` });

  it('waits until the time that the vendor names (C23)', async () => {
    vendor.answers(signedIn(), refused(inSeconds(3)), ids());
    await now().client().hosts.queryIds();
    expect(now().clock.pauses).to.deep.equal([3000]);
  });

  it('waits a minute where the vendor names none (C24)', async () => {
    vendor.answers(signedIn(), refused(), ids());
    await now().client().hosts.queryIds();
    expect(now().clock.pauses).to.deep.equal([60_000]);
  });

  it('gives up after three attempts, and says which exchange it was (C25)', async () => {
    vendor.answers(signedIn(), refused());
    const error = await failing(now().client().hosts.queryIds(), VendorError);
    expect([isRateLimited(error), error.requestId, error.retryable]).to.deep.equal([true, 'trace-1', true]);
    expect(vendor.requests).to.have.length(4);
  });

  it('waits for no time that is far off (C27)', async () => {
    vendor.answers(signedIn(), refused(inSeconds(3600)));
    expect(await failing(now().client().hosts.queryIds(), VendorError)).to.include({ kind: 'rate-limited' });
    expect([now().clock.pauses, vendor.requests.length]).to.deep.equal([[], 2]);
  });

  it('comes a little later when little is left (C26)', async () => {
    vendor.answers(signedIn(), ids({ 'X-RateLimit-Remaining': '3' }), ids());
    const client = now().client();
    await client.hosts.queryIds();
    await client.hosts.queryIds();
    expect(now().clock.pauses).to.deep.equal([500]);
  });

  it('comes at once when it is told not to mind (C26)', async () => {
    vendor.answers(signedIn(), ids({ 'X-RateLimit-Remaining': '3' }));
    await now().client({ pacing: false }).hosts.queryIds();
    expect(now().clock.pauses).to.deep.equal([]);
  });

  it('creates nothing twice: not even after a failure that passes', async () => {
    vendor.answers(signedIn(), { status: 500, body: makeRefusal(500, 'internal server error') });
    expect(await failing(now().client().hostGroups.create({ name: 'Pilot' }), VendorError)).to.include({ kind: 'unavailable' });
    expect(vendor.requests).to.have.length(2);
  });
});
