import { expect } from 'chai';
import { member } from '../../json/pointer.ts';
import { documentOf } from '../../openapi/testing/documents.ts';
import { stubOf } from '../testing/client.ts';

const stamp = { type: 'string', readOnly: true };
const line = { type: 'object', properties: { sku: { type: 'string' }, 'line/id': stamp } };
const order = { type: 'object', properties: { id: stamp, note: { type: 'string' }, lines: { type: 'array', items: line }, by: { type: 'object', properties: { at: stamp } } } };
const content = { 'application/json': { schema: order } };
const document = documentOf({ paths: { '/orders': { post: { operationId: 'order', requestBody: { content }, responses: { 201: { description: '', content } } } } } });

describe('fields that only the vendor sets', () => {
  const warningFor = async (body: object): Promise<readonly unknown[]> => {
    const ask = stubOf([{ document }]);
    const answer = await ask('POST /orders', { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const { json } = await ask('GET /_vendorproof/requests');
    return [answer.status, answer.headers.get('vendorproof-warning'), member(member(member(json, 'requests'), '0'), 'notes')];
  };
  const said = (pointer: string): string => `only the vendor sets ${pointer} of the body: the document says \`readOnly\``;

  for (const [body, pointer] of [[{ id: 'o1' }, '/id'], [{ lines: [{ 'line/id': 'a' }, { 'line/id': 'b' }] }, '/lines/*/line~1id'], [{ by: { at: 'now' } }, '/by/at']] as const) {
    it(`are taken and warned of at ${pointer}`, async () => expect(await warningFor(body)).to.deep.equal([201, said(pointer), [said(pointer)]]));
  }

  it('are not warned of where none is sent', async () => expect((await warningFor({ note: 'n', lines: [{ sku: 's' }] })).slice(0, 2)).to.deep.equal([201, null]));
});
