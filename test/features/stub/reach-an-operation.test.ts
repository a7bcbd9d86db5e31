import { expect } from 'chai';
import { member } from '../../../src/json/pointer.ts';
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

  it('serves several documents on one port', async () => {
    const both = stubOf([{ document: await petshop() }, { document: await awkward() }]);
    const answers = await Promise.all(['GET /v1/pets/p1', 'GET /things/latest'].map((line) => both(line)));
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200]);
  });
});
