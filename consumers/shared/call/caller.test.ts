import { expect } from 'chai';
import { isContractViolation, isNotFound, isUnavailable } from '../errors/guards.ts';
import { ProtocolError } from '../errors/protocol-error.ts';
import { VendorError } from '../errors/vendor-error.ts';
import { failing } from '../testing/failing.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { recorder } from '../testing/recorder.ts';
import { scriptedVendor } from '../testing/scripted-vendor.ts';
import { createCaller } from './caller.ts';
import type { Connection, VendorRules } from './kit.ts';
import type { CallRequest } from './request.ts';

describe('a call', () => {
  const vendor = scriptedVendor();
  const clock = manualClock();
  const observer = recorder();
  const callerOf = (rules: Partial<VendorRules> = {}, connection: Connection = {}) =>
    createCaller({ vendor: 'petshop', endpoints: vendor.url, requestIdHeader: 'x-request-id', ...rules }, { clock, observer, ...connection });
  const getPet: CallRequest<string> = { operation: 'getPet', method: 'GET', path: 'pets/7', read: (reply) => reply.json().text('name') };

  it('hands out what is read of the answer', async () => {
    vendor.answers({ body: { name: 'Rex' } });
    expect(await callerOf().call({ ...getPet, query: { limit: '5', page: undefined } })).to.equal('Rex');
    expect(vendor.requests.map(({ method, url }) => `${method} ${url}`)).to.deep.equal(['GET /pets/7?limit=5']);
  });

  it('sends the same bytes with each attempt', async () => {
    vendor.answers({ status: 503 }, { body: { name: 'Rex' } });
    await callerOf().call({ ...getPet, method: 'POST', body: { json: { a: 1 } }, repeatable: true });
    expect(vendor.requests.map(({ body, headers }) => [body, headers['content-type']])).to.deep.equal([
      ['{"a":1}', 'application/json'],
      ['{"a":1}', 'application/json'],
    ]);
  });

  it('does not repeat a write that may have happened', async () => {
    vendor.answers({ status: 503 });
    await failing(callerOf().call({ ...getPet, method: 'POST' }), VendorError);
    expect(vendor.requests).to.have.length(1);
  });

  it('tells its operation, status and the vendor’s id of a failure', async () => {
    vendor.answers({ status: 404, headers: { 'x-request-id': 'r-1' } });
    const error = await failing(callerOf().call(getPet), VendorError);
    expect(isNotFound(error)).to.equal(true);
    expect(error).to.include({ operation: 'getPet', status: 404, requestId: 'r-1', message: 'petshop GET /pets/7 answered 404: no reason given (request r-1)' });
  });

  it('takes a status that it accepts for an answer', async () => {
    vendor.answers({ status: 404 });
    expect(await callerOf().call({ ...getPet, accepts: [404], read: ({ status }) => `${status}` })).to.equal('404');
  });

  for (const [what, answer] of Object.entries({
    'is not JSON': { body: '{"name":' },
    'is a page': { headers: { 'content-type': 'text/html' }, body: '<html></html>' },
    'lacks the field': { body: {} },
  })) {
    it(`is a contract violation when the answer ${what}`, async () => {
      vendor.answers(answer);
      expect(isContractViolation(await failing(callerOf().call(getPet), ProtocolError))).to.equal(true);
    });
  }

  it('gives up on an answer that is larger than allowed', async () => {
    vendor.answers({ body: 'x'.repeat(200_000) });
    const error = await failing(callerOf({ largestAnswer: 1000 }).call(getPet), ProtocolError);
    expect(error.message).to.contain('larger than 1000 bytes');
    expect(vendor.requests).to.have.length(1);
  });

  it('goes to no address that is not the vendor’s', async () => {
    for (const path of ['http://evil.example/pets', `${vendor.url.replace('127.0.0.1', 'u:p@127.0.0.1')}/pets`]) {
      await failing(callerOf().call({ ...getPet, path }), ProtocolError);
    }
    expect(vendor.requests).to.have.length(0);
  });

  it('follows an address of the vendor’s own as it is', async () => {
    vendor.answers({ body: { name: 'Rex' } });
    await callerOf().call({ ...getPet, path: `${vendor.url}/pets?page=2` });
    expect(vendor.requests[0]?.url).to.equal('/pets?page=2');
  });

  it('ends when its time is up', async () => {
    vendor.answers({ fault: 'silence' });
    const error = await failing(callerOf({}, { deadlineMs: 20 }).call(getPet), VendorError);
    expect(error).to.include({ kind: 'timeout', retryable: true });
  });

  it('ends when its caller gives up', async () => {
    vendor.answers({ fault: 'silence' });
    const giving = new AbortController();
    setTimeout(() => giving.abort(), 10);
    expect((await failing(callerOf().call({ ...getPet, signal: giving.signal }), VendorError)).kind).to.equal('cancelled');
    expect((await failing(callerOf().call({ ...getPet, signal: AbortSignal.abort() }), VendorError)).kind).to.equal('cancelled');
  });

  it('is unavailable when the connection breaks off each time', async () => {
    vendor.answers({ fault: 'truncate' });
    expect(isUnavailable(await failing(callerOf().call(getPet), VendorError))).to.equal(true);
    expect(vendor.requests).to.have.length(3);
  });

  it('sends the headers of the client, the credentials and the trace', async () => {
    vendor.answers({ body: { name: 'Rex' } });
    const authorizer = { authorize: async () => ({ headers: { authorization: 'Bearer t' } }) };
    const traced = { ...observer, span: <R>(_: unknown, run: (headers: Record<string, string>) => Promise<R>) => run({ traceparent: '00-1-2-01' }) };
    await callerOf({ authorizer }, { headers: { 'x-app': 'a' }, observer: traced }).call(getPet);
    expect(vendor.requests[0]?.headers).to.include({ authorization: 'Bearer t', traceparent: '00-1-2-01', 'x-app': 'a', accept: 'application/json' });
  });

  it('replaces a refused credential once, also for a write', async () => {
    vendor.answers({ status: 401 }, { body: { name: 'Rex' } });
    let issued = 0;
    const authorizer = { authorize: async () => ({ headers: { authorization: `Bearer ${(issued += 1)}` }, renew: () => true }) };
    expect(await callerOf({ authorizer }).call({ ...getPet, method: 'POST' })).to.equal('Rex');
    expect(vendor.requests.map(({ headers }) => headers.authorization)).to.deep.equal(['Bearer 1', 'Bearer 2']);
  });

  it('gives up when the new credential is refused as well, or there is none', async () => {
    vendor.answers({ status: 401 });
    const authorizer = { authorize: async () => ({ headers: {}, renew: () => true }) };
    expect((await failing(callerOf({ authorizer }).call(getPet), VendorError)).kind).to.equal('authentication');
    await failing(callerOf().call(getPet), VendorError);
    expect(vendor.requests).to.have.length(3);
  });

  it('waits as long as the vendor asks, and holds all others', async () => {
    vendor.answers({ status: 429, headers: { 'retry-after': '7' } }, { body: { name: 'Rex' } });
    const own = manualClock();
    await callerOf({}, { clock: own }).call(getPet);
    expect(own.pauses).to.deep.equal([7000]);
  });

  it('slows down when an answer says that the budget is nearly used up', async () => {
    vendor.answers({ headers: { remaining: '1' }, body: { name: 'Rex' } });
    const own = manualClock();
    const caller = callerOf({ paceMs: (headers) => (headers['remaining'] === '1' ? 500 : undefined) }, { clock: own });
    await caller.call(getPet);
    await caller.call(getPet);
    expect(own.pauses.length).to.be.greaterThan(0);
    expect(own.pauses[0]).to.equal(500);
  });

  it('asks nobody while the vendor is left alone', async () => {
    vendor.answers({ status: 503 });
    const caller = callerOf({}, { breaker: { failures: 2 }, retry: { attempts: 1 } });
    for (const _ of [1, 2]) await failing(caller.call(getPet), VendorError);
    const error = await failing(caller.call(getPet), VendorError);
    expect([isUnavailable(error), vendor.requests.length]).to.deep.equal([true, 2]);
  });

  it('refuses at once when too many wait', async () => {
    vendor.answers({ fault: 'silence' });
    const giving = new AbortController();
    const caller = callerOf({}, { limits: { concurrent: 1, waiting: 0 } });
    const first = caller.call({ ...getPet, signal: giving.signal }).catch((error: unknown) => error);
    const second = await failing(caller.call(getPet), VendorError);
    giving.abort();
    expect([second.kind, ((await first) as VendorError).kind]).to.deep.equal(['overloaded', 'cancelled']);
  });

  it('tells observers its outcome, its attempts and what is new in the answer', async () => {
    vendor.answers({ status: 503 }, { headers: { 'x-request-id': 'r-2' }, body: { name: 'Rex', kinds: [{ kind: 'dragon' }] } });
    const seen = recorder();
    const read: CallRequest<string>['read'] = (reply) => reply.json().list('kinds')[0]?.member('kind', ['cat']) ?? '';
    await callerOf({}, { observer: seen }).call({ ...getPet, read });
    const name = { vendor: 'petshop', operation: 'getPet' };
    expect(seen.of('unexpected')).to.deep.equal([{ event: 'unexpected', ...name, field: 'kinds[].kind', what: 'enum-member' }]);
    expect(seen.of('retry')[0]).to.include({ ...name, attempt: 1, because: 'unavailable' });
    expect(seen.of('call')[0]).to.include({ ...name, outcome: 'success', status: 200, requestId: 'r-2', attempts: 2 });
    expect(seen.exchanges.map(({ status }) => status)).to.deep.equal([503, 200]);
  });
});
