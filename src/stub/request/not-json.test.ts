import { expect } from 'chai';
import { documentOf } from '../../openapi/testing/documents.ts';
import type { AskOptions } from '../testing/client.ts';
import { stubOf } from '../testing/client.ts';

const schema = { type: 'object', properties: { n: { type: 'integer' } } };
const responses = { 204: { description: 'Done' } };
const document = documentOf(JSON.parse(JSON.stringify({
  paths: {
    '/found': { get: { parameters: [{ name: 'filter', in: 'query', content: { 'application/json': { schema } } }], responses } },
    '/files': { post: { requestBody: { content: { 'multipart/form-data': { schema: { type: 'object', properties: { meta: schema } } } } }, responses } },
  },
})));

const part = (text: string): AskOptions => ({
  headers: { 'content-type': 'multipart/form-data; boundary=b' },
  body: `--b\r\nContent-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n${text}\r\n--b--\r\n`,
});

describe('JSON inside a query or a form', () => {
  const ask = stubOf([{ document }]);

  const table: readonly (readonly [string, AskOptions, number, string])[] = [
    ['GET /found?filter={"n":', {}, 400, 'the query parameter `filter` is not JSON: it ends too early (line 1, column 6)'],
    ['GET /found?filter="text"', {}, 400, 'the query parameter `filter`: must be object'],
    ['GET /found?filter={"n":1}', {}, 204, ''],
    ['POST /files', part('{"n":}'), 400, 'the body at /meta: is not JSON: unexpected \\"}\\" (line 1, column 6)'],
    ['POST /files', part('{"n":1}'), 204, ''],
  ];
  for (const [line, options, status, message] of table) {
    it(`is answered ${status} ${message} to ${line} ${options.body?.split('\r\n')[4] ?? ''}`, async () => {
      const answer = await ask(line, options);
      expect([answer.status, answer.text.includes(message) ? message : answer.text]).to.deep.equal([status, message]);
    });
  }
});
