import { expect } from 'chai';
import type { Json, JsonObject } from '../../../src/json/json.ts';
import { member } from '../../../src/json/pointer.ts';
import { documentOf } from '../../../src/openapi/testing/documents.ts';
import type { Ask } from '../../../src/stub/testing/client.ts';
import { awkward, journalOf, petshop, stubOf } from '../../../src/stub/testing/client.ts';

describe('reaching an operation', () => {
  let ask: Ask;
  let pets: Ask;
  before(async () => {
    ask = stubOf([{ document: await awkward() }]);
    pets = stubOf([{ document: await petshop() }]);
  });

  const operationOf = async (line: string): Promise<unknown> => {
    await ask('DELETE /_vendorproof/requests');
    await ask(line, { headers: { 'x-trace': '1' } });
    return member((await journalOf(ask))[0], 'operation');
  };

  const table: readonly (readonly [string, string])[] = [
    ['GET /things/latest', 'readLatest'],
    ['GET /things/hammer', 'readByName'],
    ['GET /things/7.json', 'readThing'],
    ['POST /things/7:close', 'closeThing'],
    ['GET /api/live/things/latest', 'readLatest'],
    ['GET /things/latest/', 'readLatest'],
    ['GET /pages', 'listPages'],
    ['GET /files/docs/deep/read%20me.txt', 'readFile'],
    ['POST /targets?Action=Start', 'startTarget'],
    ['POST /targets?Action=Stop', 'stopTarget'],
    ['HEAD /things/latest', 'readLatest'],
  ];
  for (const [line, operation] of table) {
    it(`takes ${line} to ${operation}`, async () => expect(await operationOf(line)).to.equal(operation));
  }

  it('gives the head of what can be read no body', async () => {
    const { status, text } = await pets('HEAD /v1/pets/p1');
    expect([status, text]).to.deep.equal([200, '']);
  });

  it('names the nearest operations for a path that the document does not have', async () => {
    const { status, text } = await pets('GET /pet');
    expect([status, text.includes('did you mean GET /pets (listPets)? It has `pets` where `pet` was sent')]).to.deep.equal([404, true]);
  });

  it('says which methods a path takes', async () => {
    const { status, headers } = await pets('PATCH /pets');
    expect([status, headers.get('allow')]).to.deep.equal([405, 'GET, POST']);
  });

  describe('that several documents have', () => {
    const vendor = (host: string, id: string, schema: Json): JsonObject => ({
      openapi: '3.0.3',
      info: { title: id, version: '1' },
      servers: [{ url: `https://${host}/` }],
      paths: { '/things/{id}': { get: { operationId: id, parameters: [{ name: 'id', in: 'path', required: true, schema }], responses: { '204': { description: id } } } } },
    });
    const both = stubOf([vendor('api.petshop.test', 'readPet', { type: 'string' }), vendor('acme.test', 'readInvoice', { type: 'integer' })].map((root) => ({ document: documentOf(root) })));
    const table: readonly (readonly [string, string, string, string])[] = [
      ['the document whose host is called', 'acme.test:4010', '/things/x', 'readInvoice'],
      ['the other one by its host', 'api.petshop.test', '/things/7', 'readPet'],
      ['the one that fits where no host is called', '127.0.0.1:4010', '/things/x', 'readPet'],
    ];
    for (const [what, host, path, operation] of table) {
      it(`takes ${what}`, async () => {
        await both('DELETE /_vendorproof/requests');
        await both(`GET ${path}`, { headers: { host } });
        expect(member((await journalOf(both))[0], 'operation')).to.equal(operation);
      });
    }
  });

  it('serves several documents on one port', async () => {
    const both = stubOf([{ document: await petshop() }, { document: await awkward() }]);
    const answers = await Promise.all(['GET /v1/pets/p1', 'GET /things/latest'].map((line) => both(line)));
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200]);
  });
});
