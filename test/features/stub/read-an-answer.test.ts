import { expect } from 'chai';
import { isObject } from '../../../src/json/json.ts';
import type { Ask } from '../../../src/stub/testing/client.ts';
import { awkward, form, json, petshop, stubOf } from '../../../src/stub/testing/client.ts';

describe('reading an answer', () => {
  let pets: Ask;
  let things: Ask;
  before(async () => {
    pets = stubOf([{ document: await petshop() }]);
    things = stubOf([{ document: await awkward() }]);
  });

  it('answers an id that nobody created with that id', async () => {
    expect((await pets('GET /pets/pet_77')).json).to.include({ id: 'pet_77' });
  });

  it('answers with an id of the type that the document has', async () => {
    expect((await things('GET /things/77.json')).json).to.include({ id: 77 });
  });

  it('leaves out an id that the schema would not take', async () => {
    expect((await things('GET /things/hammer')).json).to.have.property('id').that.is.a('number');
  });

  it('answers what was asked for in the fields of the same name', async () => {
    const { json: body } = await pets('POST /orders', { headers: form, body: 'amount=4900&currency=chf&express=true' });
    expect(body).to.include({ amount: 4900, currency: 'chf' });
  });

  it('lays what was asked for over the rest of an object', async () => {
    const { json: body } = await pets('POST /pets', { headers: json, body: '{"name":"Rex","kind":"dog","owner":{"email":"rex@example.com"}}' });
    expect(body).to.have.property('owner').that.includes({ email: 'rex@example.com' }).and.has.property('phone');
  });

  it('lists one page, whatever the published example says', async () => {
    const { json: body } = await things('GET /pages/');
    expect(body).to.have.property('meta').that.deep.equals({ next_cursor: '', has_more: false });
  });

  it('lists things that fit the filter', async () => {
    const { json: body } = await things('GET /things?colour=blue', { headers: { 'x-trace': '1' } });
    expect(Array.isArray(body) && body.every((thing) => isObject(thing) && thing['colour'] === 'blue')).to.equal(true);
  });

  it('leads the vendor’s own addresses back to itself', async () => {
    expect((await things('GET /things/latest')).json).to.include({ self: 'http://127.0.0.1:7000/api/live/things/1.json' });
  });

  it('says where the created thing is', async () => {
    const { headers, json: body } = await pets('POST /v1/pets', { headers: json, body: '{"name":"Rex","kind":"dog"}' });
    expect(headers.get('location')).to.equal(`http://127.0.0.1:7000/v1/pets/${isObject(body) ? String(body['id']) : ''}`);
  });

  it('speaks the documented media type', async () => {
    expect((await things('GET /things', { headers: { 'x-trace': '1' } })).headers.get('content-type')).to.equal('application/vnd.awkward+json');
  });

  it('speaks the media type that the client prefers', async () => {
    const { headers } = await things('PUT /things/a', { headers: { ...json, accept: 'application/json;q=0.5, text/csv' }, body: '{}' });
    expect(headers.get('content-type')).to.equal('text/csv');
  });

  it('writes XML by the document’s names', async () => {
    expect((await things('GET /feed')).text).to.contain('<feed version="1.0"><entries><entry><title>Cats &amp; dogs</title></entry></entries></feed>');
  });

  it('sends no body with a 204 and keeps the documented content type', async () => {
    const { status, text, headers } = await things('POST /things/7:close');
    expect([status, text, headers.get('content-type')]).to.deep.equal([204, '', 'application/json']);
  });
});
