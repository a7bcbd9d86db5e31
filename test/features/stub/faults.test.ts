import { expect } from 'chai';
import { isObject } from '../../../src/json/json.ts';
import { member } from '../../../src/json/pointer.ts';
import { checkFor } from '../../../src/openapi/check.ts';
import type { Document } from '../../../src/openapi/document.ts';
import { findOperation } from '../../../src/openapi/operations.ts';
import { createStub } from '../../../src/stub/stub.ts';
import type { Ask } from '../../../src/stub/testing/client.ts';
import { awkward, journalOf, limited, petshop, setFaults, stubOf } from '../../../src/stub/testing/client.ts';

describe('making the stub misbehave', () => {
  let document: Document;
  let ask: Ask;
  before(async () => {
    document = await petshop();
  });
  beforeEach(() => {
    ask = stubOf([{ document }]);
  });

  const order = async (): Promise<unknown> => (await ask('POST /orders', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'amount=5&currency=chf' })).json;

  it('removes a field', async () => {
    await setFaults(ask, { kind: 'schema', mutation: 'remove', pointer: '/amount' });
    expect(await order()).not.to.have.property('amount');
  });

  it('changes the type of a field', async () => {
    await setFaults(ask, { kind: 'schema', mutation: 'type', pointer: '/id' });
    expect(await order()).to.include({ id: 42 });
  });

  it('sets a field to null', async () => {
    await setFaults(ask, { kind: 'schema', mutation: 'null', pointer: '/currency' });
    expect(await order()).to.include({ currency: null });
  });

  it('answers a value that no enum has', async () => {
    await setFaults(ask, { kind: 'schema', mutation: 'enum' });
    expect(await order()).to.include({ status: 'no_such_value' });
  });

  it('adds a field that the document does not have', async () => {
    await setFaults(ask, { kind: 'schema', mutation: 'extra' });
    expect(await order()).to.have.property('undocumented_field');
  });

  it('reaches into lists', async () => {
    await setFaults(ask, { kind: 'schema', mutation: 'remove', pointer: '/data/0/id' });
    expect((await ask('GET /pets')).json).not.to.have.nested.property('data[0].id');
  });

  for (const mutation of ['remove', 'type', 'null', 'enum']) {
    it(`breaks the schema by ${mutation} at the first place that it can`, async () => {
      await setFaults(ask, { kind: 'schema', mutation });
      const schema = findOperation(document, 'createOrder').responses[0]?.content[0]?.schema;
      const body = await order();
      expect(schema && isObject(body) && checkFor(document, schema, 'response')(body)).to.have.lengthOf(1);
    });
  }

  it('strikes as often as it is told', async () => {
    await setFaults(ask, { kind: 'schema', mutation: 'remove', pointer: '/id', count: 1 });
    expect([isObject(await order()), 'id' in Object(await order())]).to.deep.equal([true, true]);
  });

  it('strikes one operation only', async () => {
    await setFaults(ask, { kind: 'schema', mutation: 'remove', pointer: '/id', operation: 'getPet' });
    expect([await order(), (await ask('GET /pets/p1')).json].map((body) => 'id' in Object(body))).to.deep.equal([true, false]);
  });

  it('strikes by chance, the same way for the same seed', async () => {
    const strikes = async (seed: number): Promise<string> => {
      const seeded = stubOf([{ document }], { seed, faults: [{ kind: 'schema', mutation: 'remove', pointer: '/id', probability: 0.5 }] });
      const answers = await Promise.all(Array.from({ length: 20 }, () => seeded('GET /pets/p1')));
      return answers.map(({ json: body }) => ('id' in Object(body) ? '-' : 'x')).join('');
    };
    expect(await strikes(7)).to.equal(await strikes(7)).and.match(/x.*-|-.*x/);
  });

  it('shows the faults in force and ends them', async () => {
    await setFaults(ask, { kind: 'schema', mutation: 'null' });
    const shown = await ask('GET /_vendorproof/faults');
    await ask('DELETE /_vendorproof/faults');
    expect([shown.json, (await ask('GET /_vendorproof/faults')).json]).to.deep.equal([{ faults: [{ kind: 'schema', mutation: 'null' }] }, { faults: [] }]);
  });

  describe('at the vendor with quotas', () => {
    let limit: Document;
    const bearer = { authorization: 'Bearer abcdefgh' };
    before(async () => {
      limit = await limited();
    });

    const invoices = (...faults: NonNullable<Parameters<typeof stubOf>[1]>['faults'] & object): Ask => {
      const asked = stubOf([{ document: limit }], { faults });
      return (line, options = {}) => asked(line, { ...options, headers: { ...bearer, ...options.headers } });
    };

    it('answers an error in the documented shape, with the wait that was asked for', async () => {
      const { status, headers, json: body } = await invoices('status,status=503,retryAfter=7')('GET /invoices');
      expect([status, headers.get('retry-after'), Object.keys(Object(body))]).to.deep.equal([503, '7', ['error']]);
    });

    it('answers an error that the document does not have as a problem document', async () => {
      const { status, headers } = await invoices({ kind: 'status', status: 500 })('GET /health');
      expect([status, headers.get('content-type')]).to.deep.equal([500, 'application/problem+json']);
    });

    it('comes to its senses after a burst of errors', async () => {
      const asked = invoices('status,status=500,count=2');
      const statuses = [await asked('GET /invoices'), await asked('GET /invoices'), await asked('GET /invoices')].map(({ status }) => status);
      expect(statuses).to.deep.equal([500, 500, 200]);
    });

    it('lets requests through until the quota is used up, and says how it stands', async () => {
      const asked = invoices('rate-limit,quota=2/60');
      const answers = [await asked('GET /invoices'), await asked('GET /invoices'), await asked('GET /invoices')];
      expect(answers.map(({ status, headers }) => [status, headers.get('x-ratelimit-remaining'), headers.get('retry-after')])).to.deep.equal([
        [200, '1', null],
        [200, '0', null],
        [429, '0', '30'],
      ]);
    });

    it('tells the quota in every way that the document has headers for', async () => {
      const { headers } = await invoices('rate-limit,quota=4/60')('GET /invoices');
      const names = ['x-ratelimit-limit', 'x-ratelimit-reset', 'ratelimit-reset', 'ratelimit', 'ratelimit-policy', 'x-quota-used', 'x-quota-reset'];
      const soon = Date.parse('2026-01-05T08:30:15Z');
      expect(names.map((name) => headers.get(name))).to.deep.equal([
        '4', String(soon / 1000), '15', 'limit=4, remaining=3, reset=15', '4;w=60', '1', new Date(soon).toISOString(),
      ]);
    });

    it('answers 429 in the documented shape at once when nothing is let through', async () => {
      const { status, headers, json: body } = await invoices({ kind: 'rate-limit', quota: { requests: 0, seconds: 30 }, retryAfter: 3 })('GET /invoices');
      expect([status, headers.get('retry-after'), body]).to.have.deep.nested.property('[2].slow_down', true);
      expect([status, headers.get('retry-after')]).to.deep.equal([429, '3']);
    });

    it('sends the headers that the document requires of the error', async () => {
      const { headers } = await invoices('rate-limit,retryAfter=9')('GET /invoices');
      expect([headers.get('x-request-id'), headers.get('retry-after')]).to.deep.equal(['r1', '9']);
    });

    it('lets the next request through when the time has come', async () => {
      let now = Date.parse('2026-01-05T08:30:00Z');
      const asked = stubOf([{ document: limit }], { faults: ['rate-limit,quota=1/10'], clock: () => new Date(now) });
      const statusAfter = async (seconds: number): Promise<number> => {
        now += seconds * 1000;
        return (await asked('GET /invoices', { headers: bearer })).status;
      };
      expect([await statusAfter(0), await statusAfter(5), await statusAfter(5)]).to.deep.equal([200, 429, 200]);
    });

    it('begins the quota anew with a reset', async () => {
      const asked = invoices('rate-limit,quota=1/60');
      await asked('GET /invoices');
      await asked('POST /_vendorproof/reset');
      expect((await asked('GET /invoices')).status).to.equal(200);
    });

    it('lets credentials expire', async () => {
      const { status, headers, json: body } = await invoices('expired-credentials')('GET /invoices');
      expect([status, headers.get('www-authenticate'), Object.keys(Object(body))]).to.deep.equal([
        401, 'Bearer error="invalid_token", error_description="The access token expired"', ['error'],
      ]);
    });

    it('asks for the kind of credentials that the document has when they expire', async () => {
      const asked = stubOf([{ document: await awkward() }], { faults: ['expired-credentials'] });
      expect((await asked('GET /things/hammer')).headers.get('www-authenticate')).to.equal('Basic realm="stub"');
    });

    it('sends a gateway’s page for JSON', async () => {
      const { status, headers, text } = await invoices('content-type')('GET /invoices');
      expect([status, headers.get('content-type'), text.startsWith('<!doctype html>')]).to.deep.equal([200, 'text/html', true]);
    });

    it('calls the body by another name', async () => {
      const { headers, json: body } = await invoices('content-type;contentType=text/plain')('GET /invoices/small');
      expect([headers.get('content-type'), Object(body).id]).to.deep.equal(['text/plain', 'small']);
    });

    it('sets the vendor’s clock ahead', async () => {
      const { headers } = await invoices('clock-skew,ms=3600000')('GET /invoices');
      expect(headers.get('date')).to.equal('Mon, 05 Jan 2026 09:30:00 GMT');
    });

    const idsOf = (body: unknown): readonly string[] => Object(body).data.map(({ id }: { readonly id: string }) => id);

    it('lists an item twice', async () => {
      const ids = idsOf((await invoices('pages,mutation=duplicate')('GET /invoices')).json);
      expect([ids.length, new Set(ids).size]).to.deep.equal([4, 3]);
    });

    it('lists items out of order', async () => {
      const ids = idsOf((await invoices('pages,mutation=shuffle')('GET /invoices')).json);
      expect(ids).to.have.members(['i1', 'i2', 'i3']).and.not.to.deep.equal(['i1', 'i2', 'i3']);
    });

    it('leaves an answer that is no list in order', async () => {
      expect((await invoices('pages,mutation=shuffle')('GET /invoices/small')).json).to.include({ id: 'small' });
    });

    it('answers late, and says in the journal by how much', async () => {
      const asked = invoices('latency,ms=30');
      const started = performance.now();
      await asked('GET /invoices');
      expect(performance.now() - started).to.be.at.least(29);
      expect(member((await journalOf(asked))[0], 'notes')).to.deep.equal(['latency 30 ms']);
    });

    it('breaks the connection, which the handler tells as a network error', async () => {
      const { handler } = createStub({ documents: [{ document: limit }], clock: () => new Date(0), faults: ['reset'] });
      const response = await handler(new Request('http://127.0.0.1/health'));
      expect([response.type, response.status]).to.deep.equal(['error', 0]);
    });

    it('misbehaves for the one request that asks for it', async () => {
      const asked = invoices();
      const statuses = [await asked('GET /invoices', { headers: { 'vendorproof-fault': 'status;status=502' } }), await asked('GET /invoices')];
      expect(statuses.map(({ status }) => status)).to.deep.equal([502, 200]);
    });

    it('combines the faults that a request asks for', async () => {
      const { status, headers } = await invoices()('GET /invoices', { headers: { 'vendorproof-fault': 'latency;ms=1, status;status=500, content-type' } });
      expect([status, headers.get('content-type')]).to.deep.equal([500, 'text/html']);
    });

    it('says what is wrong with the fault that a request asks for', async () => {
      const { status, text } = await invoices()('GET /invoices', { headers: { 'vendorproof-fault': 'latncy;ms=2' } });
      expect([status, text.includes('did you mean latency?')]).to.deep.equal([400, true]);
    });

    it('counts strikes across requests that come at once', async () => {
      const asked = invoices('status,status=500,count=1', 'latency,ms=5');
      const statuses = (await Promise.all([asked('GET /invoices'), asked('GET /invoices')])).map(({ status }) => status);
      expect(statuses).to.have.members([200, 500]);
    });
  });

  const refusals: readonly (readonly [string, object, string])[] = [
    ['an unknown kind', { kind: 'latencies' }, 'did you mean latency?'],
    ['an unknown mutation', { kind: 'schema', mutation: 'removed' }, 'did you mean remove?'],
    ['an unknown operation', { kind: 'schema', mutation: 'remove', operation: 'getPat' }, 'did you mean getPet'],
    ['a pointer that is none', { kind: 'schema', mutation: 'remove', pointer: 'id' }, 'write a JSON pointer'],
    ['a probability above one', { kind: 'schema', mutation: 'remove', probability: 2 }, 'a number from 0 to 1'],
    ['a count of nothing', { kind: 'schema', mutation: 'remove', count: 0 }, 'a whole number from 1'],
    ['latency without a time', { kind: 'latency' }, 'write milliseconds'],
    ['percentiles that fall', { kind: 'latency', ms: 100, p95: 50 }, 'percentiles rise'],
    ['a status that is no error', { kind: 'status', status: 200 }, 'from 400 to 599'],
    ['a quota that is none', { kind: 'rate-limit', quota: 3 }, 'requests 0 lets none through'],
    ['a field of another kind', { kind: 'reset', ms: 100 }, 'is not a field of reset'],
    ['a content type that is none', { kind: 'content-type', contentType: 'html' }, 'a media type such as'],
    ['a misspelt field', { kind: 'schema', mutation: 'remove', pionter: '/id' }, 'did you mean pointer?'],
  ];
  for (const [what, fault, hint] of refusals) {
    it(`refuses ${what}`, async () => {
      const { status, text } = await ask('PUT /_vendorproof/faults', { body: JSON.stringify({ faults: [fault] }) });
      expect([status, text.includes(hint)], text).to.deep.equal([400, true]);
    });
  }
});
