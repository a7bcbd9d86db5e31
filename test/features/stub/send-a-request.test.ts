import { expect } from 'chai';
import { isObject } from '../../../src/json/json.ts';
import { member } from '../../../src/json/pointer.ts';
import type { Ask } from '../../../src/stub/testing/client.ts';
import { awkward, form, journalOf, json, petshop, stubOf } from '../../../src/stub/testing/client.ts';

describe('sending a request', () => {
  let ask: Ask;
  let things: Ask;
  before(async () => {
    ask = stubOf([{ document: await petshop() }]);
    things = stubOf([{ document: await awkward() }]);
  });

  /** What a refusal says first: the rule, where in the request it is broken, where in the document it stands. */
  const refusal = async (answer: ReturnType<Ask>): Promise<string> => `${(await answer).status} ${(await answer).headers.get('vendorproof-refusal') ?? 'accepted'}`;

  it('names the rule that a query parameter breaks', async () => {
    expect(await refusal(ask('GET /pets?limit=0'))).to.equal('400 parameter.minimum /query/limit #/paths/~1pets/get/parameters/0/schema/minimum');
  });

  it('refuses a parameter of the wrong type', async () => {
    expect(await refusal(ask('GET /pets?limit=many'))).to.match(/^400 parameter.type \/query\/limit /);
  });

  it('refuses a deep object with a wrong member', async () => {
    expect(await refusal(ask('GET /pets?born[gte]=yesterday'))).to.match(/^400 parameter.format \/query\/born\/gte /);
  });

  it('reads a list between pipes as numbers', async () => {
    expect(await refusal(things('GET /things?ids=1|2|x', { headers: { 'x-trace': '1' } }))).to.match(/^400 parameter.type \/query\/ids\/2 /);
  });

  it('refuses a missing header parameter', async () => {
    expect(await refusal(things('GET /things'))).to.match(/^400 parameter.missing \/header\/X-Trace /);
  });

  it('checks a cookie', async () => {
    expect(await refusal(things('GET /things', { headers: { 'x-trace': '1', cookie: 'a=1; seen=maybe' } }))).to.match(/^400 parameter.type \/cookie\/seen /);
  });

  it('lets undeclared headers and query parameters pass', async () => {
    expect(await refusal(ask('GET /pets?whatever=1', { headers: { 'x-undeclared': '1' } }))).to.equal('200 accepted');
  });

  it('says which query parameter the document does not have, and which it has', async () => {
    await ask('DELETE /_vendorproof/requests');
    const warning = 'the document has no query parameter `limmit` here: did you mean limit?';
    const { status, headers } = await ask('GET /pets?limmit=1&born[gte]=2026-01-05');
    expect([status, headers.get('vendorproof-warning'), member((await journalOf(ask))[0], 'notes')]).to.deep.equal([200, warning, [warning]]);
  });

  it('says nothing of a query that the document has', async () => {
    expect((await ask('GET /pets?limit=1&born[gte]=2026-01-05')).headers.has('vendorproof-warning')).to.equal(false);
  });

  it('reads a form by the types of its schema', async () => {
    const body = 'amount=4900&currency=chf&express=true&address[city]=Bern&items[]=a&items[]=b&lines[0][sku]=s1&lines[0][count]=2';
    expect(await refusal(ask('POST /orders', { headers: form, body }))).to.equal('200 accepted');
  });

  it('names the member of a form list that is wrong', async () => {
    const answer = ask('POST /orders', { headers: form, body: 'amount=1&currency=chf&lines[0][sku]=s&lines[1][count]=two' });
    expect(await refusal(answer)).to.match(/^400 body.type \/body\/lines\/1\/count /);
  });

  it('refuses a field that a closed schema does not have', async () => {
    expect(await refusal(ask('POST /pets', { headers: json, body: '{"name":"Rex","kind":"dog","nmae":1}' }))).to.match(/^400 body.additionalProperties \/body\/nmae /);
  });

  it('says where JSON breaks off', async () => {
    const { status, text } = await ask('POST /pets', { headers: json, body: '{"name":\n}' });
    expect([status, text.includes('line 2, column 1')]).to.deep.equal([400, true]);
  });

  it('refuses a body of a kind that the document does not have', async () => {
    expect(await refusal(ask('POST /pets', { headers: { 'content-type': 'text/csv' }, body: 'a,b' }))).to.match(/^415 body.content-type \/body /);
  });

  it('refuses a missing body', async () => {
    expect(await refusal(ask('POST /pets', { headers: json, body: '' }))).to.match(/^400 body.missing \/body /);
  });

  it('refuses what the client does not want to read', async () => {
    expect(await refusal(ask('GET /pets', { headers: { accept: 'text/html' } }))).to.match(/^406 accept \/header\/Accept /);
  });

  it('answers 422 where that is what the document has for a wrong body', async () => {
    const { status, json: body } = await things('POST /things', { headers: json, body: '{"id":1,"secret":"s","shape":{"kind":"circle"}}' });
    expect([status, isObject(body) && Array.isArray(body['errors'])]).to.deep.equal([422, true]);
  });

  it('takes multipart forms', async () => {
    const body = '--b\r\nContent-Disposition: form-data; name="size"\r\n\r\nhuge\r\n--b--\r\n';
    expect(await refusal(things('POST /things', { headers: { 'content-type': 'multipart/form-data; boundary=b' }, body }))).to.match(/^422 body.type \/body\/size /);
  });

  it('says what is wrong in the vendor’s own error shape', async () => {
    const { json: body } = await ask('GET /pets?limit=0');
    expect(body).to.have.nested.property('error.message').that.matches(/GET \/pets \(listPets\): the query parameter `limit`: must be >= 1/);
  });

  it('picks the documented kind of error that fits the status', async () => {
    expect((await ask('GET /pets?limit=0')).json).to.have.nested.property('error.code', 'invalid');
  });

  it('says it as a problem document where the vendor documents no error', async () => {
    const { headers, json: body } = await things('GET /things/latest', { headers: { authorization: '' } });
    expect([headers.get('content-type'), isObject(body) && body['operation']]).to.deep.equal(['application/problem+json', 'readLatest']);
  });
});
