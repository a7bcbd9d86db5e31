import { expect } from 'chai';
import type { RequestListener } from 'node:http';
import { testServers } from '../../src/http/testing/serve.ts';
import type { Mismatch } from '../../src/verify/types.ts';
import { interaction, pactWith, replay, typed } from './testing/replays.ts';

describe('verify: what comes of an interaction', () => {
  const { serve, closeAll } = testServers();
  after(closeAll);

  const json = (body: unknown, status = 200, headers: Record<string, string> = {}): RequestListener => (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

  /** The one interaction of a pact with this response, replayed against that provider. */
  async function outcome(response: object, provider: RequestListener, more: object = {}) {
    const [first] = await replay({ url: await serve(provider), pacts: [pactWith([interaction({ ...more, response })])] });
    if (first === undefined) throw new Error('no interaction came back');
    return first;
  }

  async function mismatches(response: object, provider: RequestListener): Promise<readonly Mismatch[]> {
    const verified = await outcome(response, provider);
    expect(verified.outcome).to.equal('failed');
    return verified.mismatches;
  }

  const body = (identifier: string, pointer: string, message: string): Mismatch => ({ code: 'response.body.mismatch', attribute: 'body', identifier, pointer, message });

  it('passes where the answer has the types of the pact, whatever else it has', async () => {
    const { outcome: found, mismatches: reasons } = await outcome(typed({ id: 1, tags: ['a'] }), json({ id: 7, tags: ['x', 'y'], more: true }));
    expect([found, reasons]).to.deep.equal(['passed', []]);
  });

  it('names what it is about, with the ids of broker and document', async () => {
    const comments = { references: { openapi: { operationId: 'getPet' } } };
    const verified = await outcome({}, json({}), { _id: 'abc', comments, description: 'a pet', providerStates: [{ name: 'there is a pet' }] });
    expect(verified).to.deep.include({ consumer: 'shop', provider: 'petshop', description: 'a pet', interactionId: 'abc', operation: 'getPet', states: ['there is a pet'] });
  });

  it('finds a value of another type', async () => {
    const found = await mismatches(typed({ pets: [{ name: 'Rex' }] }), json({ pets: [{ name: 'Rex' }, { name: 7 }] }));
    expect(found).to.deep.equal([body('$.pets[1].name', '/pets/1/name', 'expected a string, got 7')]);
  });

  it('finds a missing field', async () => {
    expect(await mismatches(typed({ id: 1, email: 'a@b.c' }), json({ id: 2 }))).to.deep.equal([body('$.email', '/email', 'expected a string, the answer has no field `email`')]);
  });

  it('says what a field would be that a later element of a list lacks', async () => {
    const found = await mismatches(typed({ pets: [{ 'a/b': 1 }] }), json({ pets: [{ 'a/b': 1 }, {}] }));
    expect(found).to.deep.equal([body("$.pets[1]['a/b']", '/pets/1/a~1b', 'expected a whole number, the answer has no field `a/b`')]);
  });

  it('finds another status', async () => {
    expect(await mismatches({ status: 201 }, json({}, 404))).to.deep.equal([
      { code: 'response.status.mismatch', attribute: 'status', pointer: '', message: 'expected status 201, the answer has 404' },
    ]);
  });

  it('finds a header that is different and one that is missing', async () => {
    const found = await mismatches({ headers: { 'X-Page': ['1'], 'X-Total': ['9'] } }, json({}, 200, { 'x-page': '2' }));
    expect(found.map(({ code, identifier, message }) => [code, identifier, message])).to.deep.equal([
      ['response.header.mismatch', 'X-Page', 'expected the header X-Page: 1, the answer has "2"'],
      ['response.header.mismatch', 'X-Total', 'expected the header X-Total: 9, the answer has no such header'],
    ]);
  });

  it('finds a body of another content type', async () => {
    const page: RequestListener = (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
    const codes = (await mismatches(typed({ id: 1 }), page)).map(({ code }) => code);
    expect(codes).to.deep.equal(['response.header.mismatch', 'response.content-type.mismatch']);
  });

  it('does not lend an answer a content type that it does not have', async () => {
    const bare: RequestListener = (_request, response) => response.writeHead(200).end('{"id":1}');
    const { answer } = await outcome({}, bare);
    expect(answer?.headers).not.to.have.property('content-type');
  });

  it('puts a failing interaction that is pending apart from the failed ones', async () => {
    const verified = await outcome({ status: 201 }, json({}), { pending: true });
    expect([verified.outcome, verified.mismatches.length]).to.deep.equal(['pending', 1]);
  });

  it('takes the broker’s word that a whole pact is pending', async () => {
    const pacts = [pactWith([interaction({ description: 'a', response: { status: 201 } }), interaction({ description: 'b' })], { pending: true })];
    const verified = await replay({ url: await serve(json({})), pacts });
    expect(verified.map(({ outcome: found }) => found)).to.deep.equal(['pending', 'passed']);
  });

  it('keeps the answer, without its secrets', async () => {
    const provider = json({ id: 1, access_token: 'abc', note: 'hunter22' }, 200, { 'set-cookie': 'sid=1' });
    const [verified] = await replay({ url: await serve(provider), secrets: ['hunter22'] });
    expect(verified?.answer?.status).to.equal(200);
    expect(verified?.answer?.headers).to.deep.include({ 'set-cookie': '***', 'content-type': 'application/json' });
    expect(verified?.answer?.body).to.equal('{"id":1,"access_token":"***","note":"***"}');
  });

  it('hides secrets in what it says about a mismatch', async () => {
    const pacts = [pactWith([interaction({ response: typed({ note: 1 }) })])];
    const [verified] = await replay({ url: await serve(json({ note: 'hunter22' })), secrets: ['hunter22'], pacts });
    expect(verified?.mismatches[0]?.message).to.equal('expected a whole number, got "***"');
  });

  it('hides what a telling header holds, and a secret that a long text would cut', async () => {
    const provider = json({ note: `${'x'.repeat(55)}hunter22` }, 200, { 'x-api-key': 'k1' });
    const response = { ...typed({ note: 1 }), headers: { 'X-Api-Key': ['k2'] } };
    const [verified] = await replay({ url: await serve(provider), secrets: ['hunter22'], pacts: [pactWith([interaction({ response })])] });
    expect(verified?.mismatches.map(({ message }) => message)).to.deep.equal([
      'expected the header X-Api-Key: k2, the answer has "***"', `expected a whole number, got "${'x'.repeat(55)}***"`,
    ]);
  });

  it('tells interactions apart that have the same name', async () => {
    const provider: RequestListener = (request, response) => response.writeHead(request.url === '/b' ? 500 : 200).end();
    const pacts = [pactWith([interaction({ request: { path: '/a' } }), interaction({ request: { path: '/b' } }), interaction({ request: { path: '/c' } })])];
    const verified = await replay({ url: await serve(provider), pacts });
    expect(verified.map(({ outcome: found, answer }) => [found, answer?.status])).to.deep.equal([['passed', 200], ['failed', 500], ['passed', 200]]);
  });

  it('keeps every digit of what the pact expects', async () => {
    const exact = '{"type":"Synchronous/HTTP","description":"a","request":{"method":"GET","path":"/"},"response":{"status":200,"body":{"content":{"id":12345678901234567890,"price":1.0},"contentType":"application/json","encoded":false}}}';
    const pact = pactWith([]);
    const provider: RequestListener = (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":12345678901234567890,"price":1.0}');
    const [verified] = await replay({ url: await serve(provider), pacts: [{ ...pact, content: pact.content.replace('[]', `[${exact}]`) }] });
    expect(verified?.outcome).to.equal('passed');
  });
});
