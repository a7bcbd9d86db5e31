import { expect } from 'chai';
import { documentOf } from '../../openapi/testing/documents.ts';
import type { TestAnswer } from '../testing/client.ts';
import { form, stubOf } from '../testing/client.ts';

const user = {
  type: 'object',
  required: ['UserName'],
  properties: { UserName: { type: 'string' }, Age: { type: 'integer' }, Tags: { type: 'array', items: { type: 'object', required: ['Key'], properties: { Key: { type: 'string' } } } } },
};
const createUser = {
  operationId: 'CreateUser',
  parameters: [{ name: 'Version', in: 'query', required: true, schema: { enum: ['2010-05-08'] } }],
  requestBody: { required: true, content: { 'text/xml': { schema: user } } },
  responses: { 204: { description: 'created' } },
};
const ask = stubOf([{ document: documentOf({ paths: { '/#Action=CreateUser': { post: createUser } } }) }]);

describe('a form sent to an operation that is told by its Action', () => {
  const sent = (fields: string): Promise<TestAnswer> => ask('POST /', { headers: form, body: `Action=CreateUser&${fields}` });
  const refusal = async (fields: string): Promise<string | null> => (await sent(fields)).headers.get('vendorproof-refusal');

  it('is read as the documented query and body', async () => {
    expect((await sent('Version=2010-05-08&UserName=ada&Age=36&Tags.member.1.Key=a&Tags.member.2.Key=b')).status).to.equal(204);
  });

  for (const [why, fields, start] of [
    ['a field of the query is missing', 'UserName=ada', 'parameter.missing /query/Version'],
    ['a field of the body is missing', 'Version=2010-05-08', 'body.required /body'],
    ['a number is none', 'Version=2010-05-08&UserName=ada&Age=x', 'body.type /body/Age'],
    ['an item of a list lacks a field', 'Version=2010-05-08&UserName=ada&Tags.member.2.Key=b&Tags.member.1.Value=c', 'body.required /body/Tags/0'],
    ['an item without a name for lists does', 'Version=2010-05-08&UserName=ada&Tags.1.Value=c', 'body.required /body/Tags/0'],
  ] as const) {
    it(`is refused when ${why}`, async () => expect(await refusal(fields)).to.match(new RegExp(`^${start}`)));
  }
});
