import { expect } from 'chai';
import type { ProviderFile, Stub } from 'vendorproof';
import { stub } from 'vendorproof';

const content = { 'application/json': { schema: { $ref: '#/components/schemas/Sold' } } };
const document = {
  openapi: '3.1.0',
  info: { title: 'Petshop', version: '1' },
  paths: { '/pets': { get: { operationId: 'listPets', responses: { 200: { description: 'pets' } } } } },
  webhooks: { 'pet.sold': { post: { parameters: [{ name: 'X-Event', in: 'header', schema: { const: 'pet.sold' } }], requestBody: { content } } } },
  components: { schemas: { Sold: { type: 'object', required: ['id'], properties: { id: { type: 'integer' }, by: { type: 'string' } } } } },
};
const states: ProviderFile['states'] = { 'a pet is sold': { stub: [{ message: 'pet.sold', body: { by: '{buyer}' } }, { message: 'Sold', body: { id: 7 } }] } };

describe('a stub that is asked for a message', () => {
  let petshop: Stub;
  beforeEach(async () => void (petshop = await stub(document, { provider: { states } })));

  const made = async (body: object): Promise<unknown> =>
    (await petshop.fetch('/_vendorproof/messages', { method: 'POST', body: JSON.stringify(body) })).json();

  it('answers what it would send, and sends nothing', async () => {
    expect(await made({ webhook: 'pet.sold' })).to.deep.equal({ headers: { 'X-Event': 'pet.sold', 'content-type': 'application/json' }, contents: '{"id":1,"by":"by_example"}' });
  });

  it('answers it as the states in force have it', async () => {
    await petshop.state('a pet is sold', { buyer: 'Ada' });
    expect(await made({ webhook: 'pet.sold' })).to.deep.include({ contents: '{"id":1,"by":"Ada"}' });
    expect(await made({ schema: 'Sold' })).to.deep.include({ contents: '{"id":7,"by":"by_example"}' });
  });

  it('refuses a state in which the message would leave the document', async () => {
    const refused = await petshop.state('a pet is sold', { buyer: 7 }).then(() => 'none', String);
    expect(refused).to.contain('its message pet.sold leaves the document at "/by"');
  });

  it('names the nearest where it has none of that name, and says what it takes', async () => {
    const detail = async (body: object): Promise<unknown> => Object(await made(body)).detail;
    expect(await detail({ webhook: 'pet.sol' })).to.equal('no document has the webhook "pet.sol": did you mean pet.sold?');
    expect(await detail({ schema: 'Solt' })).to.equal('no document has the schema "Solt": did you mean Sold?');
    expect(await detail({ webhok: 'pet.sold' })).to.contain('webhok is not a part of it: did you mean webhook?');
    expect(await detail({})).to.contain('a message is of a webhook or of a schema');
  });

  it('is not made for a provider file that speaks of other messages', async () => {
    const failed = await stub(document, { provider: { states: { sold: { stub: [{ message: 'pet.solt' }] } } } }).then(() => 'none', String);
    expect(failed).to.contain('the state “sold” speaks of the message pet.solt, which the document does not have: did you mean pet.sold?');
  });
});
