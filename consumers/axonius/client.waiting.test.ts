import { expect } from 'chai';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { manualClock } from '../shared/testing/manual-clock.ts';
import { axoniusOnScript, collected } from './testing/client.ts';
import { devices, olderCount, page } from './testing/factories.ts';

const found = { body: page(devices(1), { totalPages: 1 }) };
const gatewayTimeout = { status: 504, body: '<html>504 Gateway Time-out</html>', headers: { 'content-type': 'text/html' } };

describe('the Axonius client, waiting', () => {
  const { vendor, client, clock, bodies } = axoniusOnScript();

  for (const [generation, answer] of [['v2', (value: number | null) => ({ count: value })], ['v1', olderCount]] as const) {
    it(`asks again while ${generation} counts (X21)`, async () => {
      vendor.answers(...[null, null, 42].map((value) => ({ body: answer(value) })));
      expect(await client({ generation }).countAssets('devices')).to.equal(42);
      expect([vendor.requests.length, clock().pauses]).to.deep.equal([3, [1000, 1000]]);
    });

    it(`gives up where ${generation} counts for ever (X22)`, async () => {
      vendor.answers({ body: answer(null) });
      const error = await failing(client({ generation, polling: { times: 5 } }).countAssets('devices'), VendorError);
      expect(error).to.include({ kind: 'timeout', retryable: true });
      expect(error.message).to.contain('still not ready when it was asked 5 times');
      expect(vendor.requests).to.have.length(5);
    });
  }

  it('takes a count by its other name, and zero for a count', async () => {
    vendor.answers({ body: { value: 0 } });
    expect(await client().countAssets('devices')).to.equal(0);
  });

  it('asks with the same body again while a page is prepared (X23)', async () => {
    vendor.answers({ status: 202, body: '' }, found);
    expect(await collected(client().assets('devices'))).to.have.length(1);
    expect([bodies()[1], clock().pauses]).to.deep.equal([bodies()[0], [1000]]);
  });

  it('gives up on a page that is never ready', async () => {
    vendor.answers({ status: 202, body: '' });
    const error = await failing(collected(client({ polling: { times: 2, pauseMs: 10 } }).assets('devices')), VendorError);
    expect(error).to.include({ kind: 'timeout', status: 202, operation: 'getAssets' });
  });

  it('waits as long as it is told to, and asks once more (X32)', async () => {
    vendor.answers({ status: 429, headers: { 'retry-after': '2' }, body: '' }, found);
    expect(await collected(client().assets('devices'))).to.have.length(1);
    expect([vendor.requests.length, clock().pauses]).to.deep.equal([2, [2000]]);
  });

  it('asks again where the proxy waited too long, however its page looks (X33)', async () => {
    vendor.answers(gatewayTimeout, found);
    expect(await collected(client().assets('devices'))).to.have.length(1);
    expect(clock().pauses).to.deep.equal([1000]);
  });

  it('is told that the instance is unavailable where that stays so (X33)', async () => {
    vendor.answers(gatewayTimeout);
    const error = await failing(collected(client().assets('devices')), VendorError);
    expect(error).to.include({ kind: 'unavailable', retryable: true, status: 504 });
    expect(error.message).to.contain('the proxy before the instance waited too long');
    expect(clock().pauses).to.deep.equal([1000, 2000, 4000]);
  });

  it('stops when its caller gives up', async () => {
    vendor.answers({ status: 202, body: '' });
    const reading = collected(client().assets('devices', { signal: AbortSignal.abort() }));
    expect(await failing(reading, VendorError)).to.include({ kind: 'cancelled' });
    expect(vendor.requests).to.have.length(0);
  });

  it('stops when its caller gives up during a pause', async () => {
    vendor.answers({ status: 202, body: '' });
    const giving = new AbortController();
    const sleep = async () => (giving.abort(), giving.signal.throwIfAborted());
    const reading = collected(client({ clock: { ...manualClock(), sleep } }).assets('devices', { signal: giving.signal }));
    expect(await failing(reading, VendorError)).to.include({ kind: 'cancelled', operation: 'getAssets' });
  });

  it('fails as the clock does where nobody gave up', async () => {
    vendor.answers({ status: 202, body: '' });
    const sleep = () => Promise.reject(new RangeError('no timers left'));
    await failing(collected(client({ clock: { ...manualClock(), sleep } }).assets('devices')), RangeError);
  });
});
