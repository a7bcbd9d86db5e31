import { expect } from 'chai';
import type { ErrorKind } from '../errors/kinds.ts';
import { VendorError } from '../errors/vendor-error.ts';
import type { KitEvent } from '../observer.ts';
import { manualClock, type ManualClock } from '../testing/manual-clock.ts';
import { health, type Health, type Integration } from './health.ts';

describe('the health of integrations', () => {
  let clock: ManualClock;
  let watched: Health;
  const watch = (petshop: Partial<Integration> = {}): void => {
    watched = health({ integrations: { petshop: { required: true, ...petshop }, 'acme-billing': { required: false } }, clock, timeoutMs: 1 });
  };
  beforeEach(() => {
    clock = manualClock(Date.UTC(2026, 10, 24, 12));
    watch();
  });

  const ask = async (path: string, method = 'GET') => {
    const response = await watched.handler(new Request(`http://localhost${path}`, { method }));
    return { status: response.status, body: JSON.parse(await response.text()), caching: response.headers.get('cache-control') };
  };
  const called = (outcome: 'success' | ErrorKind, vendor = 'petshop'): KitEvent => ({
    event: 'call', outcome, vendor, operation: 'listPets', request: 'GET /pets', status: undefined, requestId: undefined, attempts: 1, milliseconds: 10,
  });
  const breaker = (state: 'open' | 'half-open' | 'closed', endpoint = 'eu'): KitEvent => ({ event: 'breaker', vendor: 'petshop', endpoint, state });
  const credential = (what: 'read' | 'dropped' | 'failed'): KitEvent => ({ event: 'credential', vendor: 'petshop', name: 'apiKey', source: 'env:KEY', what });
  const petshop = async () => (await ask('/health/ready/petshop')).body;

  it('says that the process lives, whatever the vendors do', async () => {
    [breaker('open'), called('unavailable')].forEach(watched.emit);
    expect(await ask('/health/live')).to.deep.equal({ status: 200, body: { status: 'up' }, caching: 'no-store' });
  });

  it('is ready before the first call', async () => {
    const unknown = { status: 'unknown', breakers: {}, credentials: {}, lastSuccess: null, lastFailure: null };
    expect(await ask('/health/ready')).to.deep.equal({
      status: 200,
      body: { status: 'up', integrations: { petshop: { ...unknown, required: true }, 'acme-billing': { ...unknown, required: false } } },
      caching: 'no-store',
    });
  });

  it('tells what is known of one integration', async () => {
    [credential('read'), called('timeout')].forEach(watched.emit);
    clock.advance(1000);
    [breaker('half-open'), breaker('closed'), called('success')].forEach(watched.emit);
    expect(await petshop()).to.deep.equal({
      status: 'up', required: true, breakers: { eu: 'closed' }, credentials: { apiKey: 'ok' },
      lastSuccess: '2026-11-24T12:00:01.000Z', lastFailure: { kind: 'timeout', at: '2026-11-24T12:00:00.000Z' },
    });
  });

  const cases: readonly (readonly [string, string, readonly KitEvent[]])[] = [
    ['up', 'a call succeeded', [called('success')]],
    ['up', 'a call was refused for what it asked', [called('unavailable'), called('not-found')]],
    ['unknown', 'a call was given up by its caller', [called('cancelled')]],
    ['unknown', 'calls were retried, refused, or answered with something new', [
      { event: 'retry', vendor: 'petshop', operation: 'o', request: 'GET /', attempt: 1, because: 'timeout', delayMs: 1 },
      { event: 'refusal', vendor: 'petshop', operation: 'o', request: 'GET /', because: 'queue-full' },
      { event: 'unexpected', vendor: 'petshop', operation: 'o', field: 'f', what: 'field' },
    ]],
    ['up', 'a token was dropped', [called('success'), credential('dropped')]],
    ['degraded', 'the last call failed', [called('success'), called('unavailable')]],
    ['degraded', 'the last call was not permitted', [called('permission')]],
    ['degraded', 'one endpoint is left alone, and calls still succeed', [breaker('open', 'us'), called('success')]],
    ['degraded', 'a credential cannot be read anew, and the last one still serves', [credential('failed'), called('success')]],
    ['degraded', 'a breaker probes', [breaker('open'), called('unavailable'), breaker('half-open')]],
    ['down', 'all endpoints are left alone', [breaker('open'), called('unavailable')]],
    ['down', 'the vendor lets us in no more', [called('success'), called('authentication')]],
    ['up', 'the vendor lets us in again', [called('authentication'), called('success')]],
  ];
  for (const [status, why, events] of cases) {
    it(`is ${status} where ${why}`, async () => {
      events.forEach(watched.emit);
      expect((await petshop()).status).to.equal(status);
    });
  }

  it('is not ready while a required integration is down', async () => {
    watched.emit(called('authentication'));
    const { status, body } = await ask('/health/ready');
    expect([status, body.status, (await ask('/health/ready/petshop')).status]).to.deep.equal([503, 'down', 503]);
  });

  it('is ready while one is down that it can do without', async () => {
    watched.emit(called('authentication', 'acme-billing'));
    const { status, body } = await ask('/health/ready');
    expect([status, body.status, body.integrations['acme-billing'].status]).to.deep.equal([200, 'up', 'down']);
    expect((await ask('/health/ready/acme-billing')).status).to.equal(503);
  });

  it('takes no notice of other vendors', async () => {
    watched.emit(called('authentication', 'somebody'));
    expect((await ask('/health/ready')).status).to.equal(200);
  });

  for (const [method, path, status] of [['GET', '/health/ready/nobody', 404], ['GET', '/else', 404], ['POST', '/health/ready', 405]] as const) {
    it(`answers ${status} to ${method} ${path}`, async () => {
      expect((await ask(path, method)).status).to.equal(status);
    });
  }

  describe('with a probe', () => {
    let probes: number;
    const probing = (probe: () => Promise<unknown>): void => {
      probes = 0;
      watch({
        probe: () => {
          probes += 1;
          return probe();
        },
      });
    };

    it('calls nobody by being asked', async () => {
      probing(async () => 'fine');
      await ask('/health/ready');
      expect(probes).to.equal(0);
    });

    it('calls where the poller wants it', async () => {
      probing(async () => 'fine');
      expect([(await ask('/health/ready?probe')).body.integrations.petshop.status, probes]).to.deep.equal(['up', 1]);
    });

    it('calls once for all who ask at the same time, and not again within ten seconds', async () => {
      probing(async () => 'fine');
      await Promise.all([1, 2, 3].map(() => ask('/health/ready/petshop?probe')));
      clock.advance(9999);
      await ask('/health/ready?probe');
      expect(probes).to.equal(1);
      clock.advance(1);
      await ask('/health/ready?probe');
      expect(probes).to.equal(2);
    });

    it('calls none but the integration that is asked for', async () => {
      probing(async () => 'fine');
      await ask('/health/ready/acme-billing?probe');
      expect(probes).to.equal(0);
    });

    for (const [kind, status, thrown] of [
      ['authentication', 'down', new VendorError('canary', { vendor: 'petshop', request: 'GET /', status: 401, requestId: undefined }, 'authentication')],
      ['unavailable', 'degraded', new Error('canary')],
    ] as const) {
      it(`tells of a probe that fails by its kind alone: ${kind}`, async () => {
        probing(() => Promise.reject(thrown));
        const { body } = await ask('/health/ready/petshop?probe');
        expect([body.status, body.lastFailure.kind, JSON.stringify(body).includes('canary')]).to.deep.equal([status, kind, false]);
      });
    }

    it('waits for a probe no longer than allowed', async () => {
      probing(() => new Promise(() => {}));
      expect((await ask('/health/ready/petshop?probe')).body.lastFailure.kind).to.equal('timeout');
    });
  });
});
