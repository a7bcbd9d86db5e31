import { expect } from 'chai';
import { drawInteraction } from '../../generate/draw-interaction.ts';
import type { Expectation } from '../../generate/expectation.ts';
import { petshop } from '../../openapi/testing/documents.ts';
import { createJudge } from './judge.ts';
import type { Exchange } from './record.ts';

const document = petshop();
const judge = createJudge(document, () => new Date('2026-01-01T00:00:00Z'));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const json = { 'content-type': 'application/json' };

const getPet: Expectation = { operation: 'getPet', response: { status: 200, relies: ['id'] } };
const asked: Exchange = {
  method: 'GET',
  target: '/v1/pets/7',
  headers: new Headers({ host: '127.0.0.1:1', authorization: 'Bearer abc' }),
  body: bytes(''),
  answer: { status: 200, headers: new Headers(json), body: bytes('{"id":"7"}') },
};
const posted: Exchange = { ...asked, method: 'POST', target: '/v1/pets', headers: new Headers({ ...json, host: 'a', authorization: 'Bearer abc' }), body: bytes('{"name":"","kind":"cat"}'), answer: { ...asked.answer, status: 201 } };

async function found(exchange: Exchange, ...expectations: readonly Expectation[]): Promise<readonly string[]> {
  const departures = await judge(exchange, expectations.map((expectation) => drawInteraction(document, expectation)));
  return departures.map(({ code, pointer, rule }) => `${code} ${pointer} ${rule}`);
}

const answering = (status: number, body: string, headers: Record<string, string> = json): Exchange =>
  ({ ...asked, answer: { status, headers: new Headers(headers), body: bytes(body) } });

describe('what goes over the wire in a contract test', () => {
  it('is right where the document allows it, required fields that nobody relies on or not', async () => expect(await found(asked, getPet)).to.deep.equal([]));

  it('is held against the rules of the document, not only against the pact', async () => {
    expect(await found(posted, { operation: 'createPet', response: { status: 201, relies: ['id'] } })).to.deep.equal(['body.minLength /body/name /components/schemas/NewPet/properties/name/minLength']);
  });

  it('may break the rule that the expected refusal is about', async () => {
    const refused = { ...posted, answer: answering(400, '{"error":{"code":"invalid"}}').answer };
    expect(await found(refused, { operation: 'createPet', response: { status: 400, relies: ['error.code'] } })).to.deep.equal([]);
  });

  it('may not break another', async () => {
    const refused = { ...posted, answer: answering(404, '{"error":{"code":"not_found"}}').answer };
    expect(await found(refused, { operation: 'createPet', response: { status: 404, relies: ['error.code'] } })).to.deep.equal(['body.minLength /body/name /components/schemas/NewPet/properties/name/minLength']);
  });

  it('comes with credentials as the document has them, unless their lack is what is answered', async () => {
    const nobody = { ...asked, headers: new Headers({ host: 'a' }) };
    const unknown: Expectation = { operation: 'listPets', response: { status: 401, relies: ['error.code'] } };
    expect(await found(nobody, getPet)).to.deep.equal(['security /header/Authorization /security']);
    expect(await found({ ...nobody, target: '/v1/pets', answer: answering(401, '{"error":{"code":"invalid"}}').answer }, unknown)).to.deep.equal([]);
  });

  it('is answered with what the document has there', async () => {
    expect(await found(answering(200, '{"id":7,"nme":"x"}'), getPet)).to.deep.equal([
      'response.body.type /answer/body id /components/schemas/Pet/properties/id',
      'response.body.field-unknown /answer/body nme /components/schemas/Pet',
    ]);
    expect(await found(answering(200, '{"id"'), getPet)).to.deep.equal(['response.body.type /answer/body /components/schemas/Pet']);
    expect(await found(answering(200, 'x', { 'content-type': 'text/html' }), getPet)).to.have.length(1);
  });

  it('leaves to Pact what no interaction answers, and what no request can be', async () => {
    expect(await found(answering(500, '{"error":"Unexpected"}'), getPet)).to.deep.equal([]);
    expect(await found({ ...asked, target: '*', method: 'TRACE' }, getPet)).to.deep.equal([]);
    expect(await found({ ...asked, target: '/v1/petz' }, getPet)).to.deep.equal(['path.unknown /path /paths']);
  });
});
