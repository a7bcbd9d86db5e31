import { expect } from 'chai';
import { documentOf } from '../../openapi/testing/documents.ts';
import { json, stubOf } from '../testing/client.ts';

const branch = { type: 'object', properties: { name: { type: 'string' } } };
const answer = (status: number) => ({ [status]: { description: '', content: { 'application/json': { schema: branch } } } });
const ask = stubOf([{ document: documentOf({ paths: { '/branches': { post: { operationId: 'createBranch', responses: answer(201) } } } }) }]);

describe('a body that the document does not describe', () => {
  it('is answered with what it says', async () => {
    expect((await ask('POST /branches', { headers: json, body: '{"name":"fix"}' })).json).to.deep.include({ name: 'fix' });
  });

  it('is refused for nothing', async () => {
    const sent = [{ headers: json, body: '{' }, { headers: json, body: '[1]' }, { headers: { 'content-type': 'text/plain' }, body: 'x' }, {}];
    expect(await Promise.all(sent.map(async (one) => (await ask('POST /branches', one)).status))).to.deep.equal([201, 201, 201, 201]);
  });
});
