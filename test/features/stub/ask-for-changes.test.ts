import { expect } from 'chai';
import type { Stub } from 'vendorproof';
import { stub } from 'vendorproof';

const thing = { type: 'object', required: ['id', 'name'], properties: { id: { type: 'string' }, name: { type: 'string' } } };
const content = { 'application/json': { schema: thing } };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const answered = (schema: object) => ({ description: 'the thing', headers: { ETag: { schema } }, content });
const unchanged = { description: 'as before', headers: { 'Cache-Control': { schema: { type: 'string' } } } };

const paths = {
  '/things/{id}': {
    parameters: [id],
    get: { operationId: 'readThing', responses: { 200: answered({ type: 'string' }), 304: unchanged } },
    patch: { operationId: 'changeThing', requestBody: { content }, responses: { 200: answered({ type: 'string' }) } },
  },
  '/plain/{id}': { get: { parameters: [id], operationId: 'readPlain', responses: { 200: answered({ type: 'string' }) } } },
  '/fixed/{id}': { get: { parameters: [id], operationId: 'readFixed', responses: { 200: answered({ type: 'string', enum: ['v1'] }), 304: unchanged } } },
};

describe('asking a stub for what has changed', () => {
  let things: Stub;
  beforeEach(async () => {
    things = await stub({ openapi: '3.0.3', info: { title: 'Things', version: '1' }, paths });
  });

  const tagOf = async (path: string): Promise<string> => (await things.fetch(path)).headers.get('etag') ?? '';
  const statusWith = async (path: string, held: string, method = 'GET'): Promise<number> => (await things.fetch(path, { method, headers: { 'if-none-match': held } })).status;

  it('is answered with 304, the tag and no body while the client has what there is', async () => {
    const tag = await tagOf('/things/t1');
    const answer = await things.fetch('/things/t1', { headers: { 'if-none-match': `"other", W/${tag}` } });
    expect([answer.status, answer.headers.get('etag'), answer.headers.has('cache-control'), await answer.text()]).to.deep.equal([304, tag, true, '']);
  });

  it('is answered in full after a change, under another tag', async () => {
    const tag = await tagOf('/things/t1');
    await things.fetch('/things/t1', { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: 't1', name: 'changed' }) });
    expect(await statusWith('/things/t1', tag)).to.equal(200);
    expect(await statusWith('/things/t1', await tagOf('/things/t1'))).to.equal(304);
  });

  it('is answered in full where the tag is that of another thing', async () => expect(await statusWith('/things/t1', await tagOf('/things/t2'))).to.equal(200));

  it('is answered so for its head, and to who has anything at all', async () => {
    expect(await statusWith('/things/t1', await tagOf('/things/t1'), 'HEAD')).to.equal(304);
    expect(await statusWith('/things/t1', '*')).to.equal(304);
  });

  it('is answered in full where the document has no 304, or a tag that tells nothing of the content', async () => {
    expect(await statusWith('/plain/t1', await tagOf('/plain/t1'))).to.equal(200);
    expect(await statusWith('/fixed/t1', await tagOf('/fixed/t1'))).to.equal(200);
  });
});
