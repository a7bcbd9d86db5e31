import { expect } from 'chai';
import { member } from '../../json/pointer.ts';
import { journalOf, json, petshop, setFaults, setState, stubOf } from '../testing/client.ts';
import { servedPact } from './served-pact.ts';
import { interaction, jsonBody, matching, pactOf } from './testing/pacts.ts';

const pet = interaction('a pet', { response: { headers: { 'X-Kind': ['cat'] }, body: jsonBody({ id: 7 }) } });
const asked = interaction('a new pet', {
  request: { method: 'POST', path: '/pets', headers: { 'Content-Type': ['application/json'] }, body: jsonBody({ name: 'Rex' }), matchingRules: { body: { '$.name': matching({ match: 'type' }) } } },
  response: { status: 201 },
});

describe('a stub of pacts', () => {
  it('answers as the interaction has it', async () => {
    const answer = await stubOf([], { pacts: [pactOf(pet)] })('GET /pets/7');
    expect([answer.status, answer.json, answer.headers.get('x-kind'), answer.headers.get('content-type')]).to.deep.equal([200, { id: 7 }, 'cat', 'application/json']);
  });

  it('takes what the rules of a request let through', async () => {
    const ask = stubOf([], { pacts: [pactOf(asked)] });
    expect((await ask('POST /pets', { headers: json, body: '{"name": "Tom"}' })).status).to.equal(201);
  });

  it('says where a request differs from the nearest interactions', async () => {
    const { status, json: body, headers } = await stubOf([], { pacts: [pactOf(asked)] })('POST /pets', { headers: json, body: '{"name": 7, "age": 1}' });
    expect([status, headers.get('content-type'), headers.get('vendorproof-refusal')]).to.deep.equal([400, 'application/problem+json', 'pact.differs /body']);
    expect(member(body, 'interactions')).to.deep.equal([
      {
        description: 'a new pet',
        states: [],
        place: 'shop-petshop.json#/interactions/0',
        first: { part: 'body', at: '$.age', expected: 'nothing', actual: '1' },
        differences: 2,
      },
    ]);
  });

  it('answers 404 where no interaction has the method and path, and names those that are near', async () => {
    const ask = stubOf([], { pacts: [pactOf(pet)] });
    const { status, json: body } = await ask('GET /pet/7');
    expect([status, member(body, 'detail')]).to.deep.equal([404, 'no interaction has GET /pet/7; did you mean GET /pets/7?']);
    expect((await ask('DELETE /pets/7')).status).to.equal(404);
  });

  it('finds paths by their rules', async () => {
    const byRule = (regex: string, description: string) => interaction(description, { request: { matchingRules: { path: matching({ match: 'regex', regex }) } }, response: { body: jsonBody(description) } });
    const ask = stubOf([], { pacts: [pactOf(byRule('/pets/\\d+', 'number'), byRule('/(a|b)/c', 'either'))] });
    expect((await Promise.all(['/pets/12', '/b/c', '/pets/x'].map((path) => ask(`GET ${path}`)))).map(({ json: body, status }) => (status === 200 ? body : status))).to.deep.equal(['number', 'either', 404]);
  });

  it('prefers the interaction whose states are in force', async () => {
    const none = interaction('no pet', { states: [{ name: 'no pets', params: { since: 2026 } }], response: { status: 404 } });
    const ask = stubOf([], { pacts: [pactOf(none, pet)] });
    expect((await ask('GET /pets/7')).status).to.equal(200);
    await setState(ask, 'no pets');
    expect((await ask('GET /pets/7')).status).to.equal(404);
    await setState(ask, 'no pets', { since: 1999 });
    expect((await ask('GET /pets/7')).status).to.equal(200);
  });

  it('knows the states of its pacts and no others', async () => {
    const ask = stubOf([], { pacts: [pactOf(interaction('a', { states: [{ name: 'a pet exists' }] }))], strictStates: true });
    expect([(await setState(ask, 'a pet exists')).status, (await setState(ask, 'a pet exist')).status]).to.deep.equal([200, 404]);
  });

  it('says what it serves, without what is not over HTTP', async () => {
    const message = { type: 'Asynchronous/Messages', description: 'born', contents: {} };
    const { json: body } = await stubOf([], { pacts: [pactOf(message, pet)] })('GET /_vendorproof/health');
    expect(member(body, 'pacts')).to.deep.equal([{ consumer: 'shop', provider: 'petshop', interactions: 1, skipped: 1 }]);
  });

  it('keeps a journal', async () => {
    const ask = stubOf([], { pacts: [pactOf(pet)] });
    await ask('GET /pets/7');
    await ask('GET /pets/7?more=1');
    const entries = await journalOf(ask);
    expect(entries.map((entry) => [member(entry, 'operation'), member(entry, 'status'), member(member(member(entry, 'problems'), 0), 'message')])).to.deep.equal([
      ['a pet', 200, undefined],
      [undefined, 400, '“a pet”: query more: expected nothing, got "1"'],
    ]);
  });

  it('misbehaves when it is told to, by an interaction\'s description', async () => {
    const ask = stubOf([], { pacts: [pactOf(pet)] });
    await setFaults(ask, { kind: 'status', status: 503, operation: 'a pet', count: 1 }, { kind: 'schema', mutation: 'remove', pointer: '/id' });
    expect([(await ask('GET /pets/7')).status, (await ask('GET /pets/7')).json]).to.deep.equal([503, {}]);
    expect((await ask('GET /pets/7', { headers: { 'vendorproof-fault': 'status;status=418' } })).status).to.equal(418);
    expect((await ask('GET /pets/7', { headers: { 'vendorproof-fault': 'nonsense' } })).status).to.equal(400);
  });

  it('reads pacts of older versions', async () => {
    const old = { consumer: { name: 'a' }, provider: { name: 'b' }, interactions: [{ description: 'x', request: { method: 'get', path: '/a', query: 'b=1&b=2' }, response: { status: 200, body: { c: 1 } } }] };
    const ask = stubOf([], { pacts: [servedPact(JSON.stringify(old), 'a-b.json') ?? pactOf()] });
    expect([(await ask('GET /a?b=1&b=2')).json, (await ask('GET /a?b=2&b=1')).status]).to.deep.equal([{ c: 1 }, 400]);
  });

  it('is none of a document, nor of what is not JSON', () => {
    expect(['openapi: 3.1.0', '{"openapi": "3.1.0", "paths": {}}', '{"interactions": []}', '{'].map((text) => servedPact(text, 'x.json'))).to.deep.equal([undefined, undefined, undefined, undefined]);
  });

  it('answers in any type of body', async () => {
    const of = (path: string, body: object) => interaction(path, { request: { path }, response: { body: { ...body } } });
    const bodies = [of('/text', { content: 'a <b>', contentType: 'text/html', encoded: false }), of('/png', { content: 'iVBORw==', contentType: 'image/png', encoded: 'base64' }), of('/word', { content: 'Rex', contentType: 'application/json', encoded: false }), of('/none', { content: '', contentType: 'text/plain', encoded: false })];
    const ask = stubOf([], { pacts: [pactOf(...bodies)] });
    const answers = await Promise.all(['/text', '/png', '/word', '/none'].map((path) => ask(`GET ${path}`)));
    expect(answers.map(({ text, headers }) => [headers.get('content-type'), text])).to.deep.equal([['text/html', 'a <b>'], ['image/png', '\uFFFDPNG'], ['application/json', '"Rex"'], [null, '']]);
  });
});

describe('a stub of documents and pacts', () => {
  it('answers by an interaction that has the request, else by the document', async () => {
    const ask = stubOf([{ document: await petshop() }], { pacts: [pactOf(interaction('pets', { request: { path: '/pets', query: { limit: ['2'] } }, response: { body: jsonBody(['as the consumer knows it']) } }))] });
    const answers = [await ask('GET /pets?limit=2'), await ask('GET /pets?limit=1')];
    expect(answers.map(({ status, json: body }) => [status, JSON.stringify(body).includes('consumer')])).to.deep.equal([[200, true], [200, false]]);
  });

  it('refuses by the pact what only the pact knows, and by the document what neither knows', async () => {
    const ask = stubOf([{ document: await petshop() }], { pacts: [pactOf(interaction('other', { request: { path: '/elsewhere' } }))] });
    const answers = [await ask('GET /elsewhere?x=1'), await ask('GET /nowhere')];
    expect(answers.map(({ status, headers }) => [status, headers.get('vendorproof-refusal')?.split(' ')[0]])).to.deep.equal([[400, 'pact.differs'], [404, 'path.unknown']]);
  });
});
