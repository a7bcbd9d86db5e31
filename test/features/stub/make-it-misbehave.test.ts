import { expect } from 'chai';
import { isObject } from '../../../src/json/json.ts';
import { checkFor } from '../../../src/openapi/check.ts';
import type { Document } from '../../../src/openapi/document.ts';
import { findOperation } from '../../../src/openapi/operations.ts';
import type { Ask } from '../../../src/stub/testing/client.ts';
import { petshop, setFaults, stubOf } from '../../../src/stub/testing/client.ts';

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

  const refusals: readonly (readonly [string, object, string])[] = [
    ['an unknown kind', { kind: 'latency' }, 'known: schema'],
    ['an unknown mutation', { kind: 'schema', mutation: 'removed' }, 'did you mean remove?'],
    ['an unknown operation', { kind: 'schema', mutation: 'remove', operation: 'getPat' }, 'did you mean getPet'],
    ['a pointer that is none', { kind: 'schema', mutation: 'remove', pointer: 'id' }, 'write a JSON pointer'],
    ['a probability above one', { kind: 'schema', mutation: 'remove', probability: 2 }, 'a number from 0 to 1'],
    ['a count of nothing', { kind: 'schema', mutation: 'remove', count: 0 }, 'a whole number from 1'],
    ['a misspelt field', { kind: 'schema', mutation: 'remove', pionter: '/id' }, 'did you mean pointer?'],
  ];
  for (const [what, fault, hint] of refusals) {
    it(`refuses ${what}`, async () => {
      const { status, text } = await ask('PUT /_vendorproof/faults', { body: JSON.stringify({ faults: [fault] }) });
      expect([status, text.includes(hint)], text).to.deep.equal([400, true]);
    });
  }
});
