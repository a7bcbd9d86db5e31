import { expect } from 'chai';
import { Failure } from '../failure/failure.ts';
import { documentFromBytes } from '../openapi/read.ts';
import { generate } from './generate.ts';

const document = (title: string, file = 'vendors/acme billing.yaml') =>
  documentFromBytes(
    new TextEncoder().encode(JSON.stringify({ openapi: '3.1.0', info: { title, version: '1' }, paths: { '/a': { get: { responses: { 204: { description: 'fine' } } } } } })),
    file,
  );
const fileOf = async (title: string): Promise<string | undefined> => (await generate(document(title))).pacts[0]?.file;

describe('a generated pact', () => {
  it('is named after the document’s title, in whichever script', async () => {
    expect([await fileOf('Pet Shop: API!'), await fileOf('日本語 ペット')]).to.deep.equal(['pet-shop-api-consumer-pet-shop-api.json', '日本語-ペット-consumer-日本語-ペット.json']);
  });

  it('is named after the document’s file where the title has no letter', async () => expect(await fileOf('!?')).to.equal('acme-billing-consumer-acme-billing.json'));

  it('is refused to a pacticipant without a name', async () => {
    const refused = await generate(document('Pets'), { provider: ' ' }).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(Failure).with.property('code', 'call.invalid');
  });
});
