import { expect } from 'chai';
import type { Json, JsonObject } from '../../json/json.ts';
import { documentOf } from '../../openapi/testing/documents.ts';
import { createStub } from '../stub.ts';

const file: Json = { type: 'string', format: 'binary' };
const content = (type: string): JsonObject => ({ content: { [type]: { schema: file } } });
const id: Json = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const bytes = Uint8Array.of(0, 255, 128, 10);

type Send = (method: string, path: string, type?: string) => Promise<Response>;

function filesOf(read: string): Send {
  const at = { parameters: [id], put: { requestBody: content('*/*'), responses: { 204: { description: 'ok' } } }, get: { responses: { 200: { description: 'ok', ...content(read) } } } };
  const document = documentOf({ paths: { '/files/{id}': { parameters: [id], delete: { responses: { 204: { description: 'ok' } } } }, '/files/{id}/content': at } });
  const { handler } = createStub({ documents: [{ document }], clock: () => new Date('2026-01-05T08:30:00Z') });
  return async (method, path, type) =>
    handler(new Request(`http://127.0.0.1:7000${path}`, { method, ...(type === undefined ? {} : { body: bytes, headers: { 'content-type': type } }) }));
}

describe('a file that a client writes', () => {
  const cases = [['image/*', 'image/png', 'image/png'], ['application/octet-stream', 'image/png', 'application/octet-stream']] as const;
  for (const [read, written, answered] of cases) {
    it(`is read again as ${answered}, where ${read} is documented and ${written} was sent`, async () => {
      const send = filesOf(read);
      await send('PUT', '/files/a/content', written);
      const response = await send('GET', '/files/a/content');
      expect([response.headers.get('content-type'), ...new Uint8Array(await response.arrayBuffer())]).to.deep.equal([answered, ...bytes]);
    });
  }

  it('is at its own address alone', async () => {
    const send = filesOf('image/png');
    await send('PUT', '/files/a/content', 'image/png');
    expect([...await (await send('GET', '/files/b/content')).bytes()]).not.to.deep.equal([...bytes]);
  });

  it('is gone with what it is the content of', async () => {
    const send = filesOf('image/png');
    await send('PUT', '/files/a/content', 'image/png');
    await send('DELETE', '/files/a');
    expect((await send('GET', '/files/a/content')).status).to.equal(404);
  });
});
