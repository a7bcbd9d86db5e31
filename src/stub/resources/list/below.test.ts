import { expect } from 'chai';
import type { Json, JsonObject } from '../../../json/json.ts';
import { lookUp } from '../../../json/pointer.ts';
import { documentOf } from '../../../openapi/testing/documents.ts';
import type { Ask } from '../../testing/client.ts';
import { stubOf } from '../../testing/client.ts';
import { at, send } from '../../testing/shelter.ts';

const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const content = (schema: Json): JsonObject => ({ content: { 'application/json': { schema } } });
const answers = (schema: Json): Json => ({ 200: { description: 'ok', ...content(schema) } });
const making = (name: string): Json => ({ post: { requestBody: content(reference(name)), responses: answers(reference(name)) } });
const parameter = (name: string): Json => ({ name, in: 'path', required: true, schema: { type: 'string' } });
const reading = (name: string, id: string): Json => ({ get: { parameters: [parameter(id)], responses: answers(reference(name)) } });
const text = { type: 'string' };

/** Invoices are made in one place, and listed below customers in another. */
const billing = (id: string, field: string): Ask => stubOf([{
  document: documentOf({
    paths: {
      '/customers': making('Customer'),
      [`/customers/{${id}}`]: reading('Customer', id),
      [`/customers/{${id}}/invoices`]: { get: { parameters: [parameter(id)], responses: answers({ type: 'object', required: ['data'], properties: { data: { type: 'array', items: reference('Invoice') } } }) } },
      '/invoices': making('Invoice'),
      '/invoices/{invoice}': reading('Invoice', 'invoice'),
    },
    components: {
      schemas: {
        Customer: { type: 'object', required: ['id'], properties: { id: { ...text, readOnly: true }, name: text } },
        Invoice: { type: 'object', required: ['id', field], properties: { id: { ...text, readOnly: true }, [field]: text, note: text } },
      },
    },
  }),
}]);

describe('a list below a thing', () => {
  for (const [id, field] of [['customer', 'customer'], ['id', 'customer_id'], ['customerId', 'customer']] as const) {
    it(`has what was made elsewhere and names it as ${field}, which paths call ${id}`, async () => {
      const ask = billing(id, field);
      const ann = at(await send(ask, 'POST /customers', { name: 'Ann' }), 'id');
      const made = await send(ask, 'POST /invoices', { [field]: ann, note: 'mine' });
      await send(ask, 'POST /invoices', { [field]: 'other' });
      expect((await ask(`GET /customers/${ann}/invoices`)).json).to.deep.equal({ data: [made.json] });
    });

    it(`shows a sample of its own by ${field} before anything was made, which paths call ${id}`, async () => {
      expect(lookUp((await billing(id, field)('GET /customers/c7/invoices')).json ?? null, `/data/0/${field}`)).to.equal('c7');
    });
  }

  it('is empty where everything that was made is others’', async () => {
    const ask = billing('customer', 'customer');
    const ann = at(await send(ask, 'POST /customers', { name: 'Ann' }), 'id');
    await send(ask, 'POST /invoices', { customer: 'other' });
    expect((await ask(`GET /customers/${ann}/invoices`)).json).to.deep.equal({ data: [] });
  });
});
