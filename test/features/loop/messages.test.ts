import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parseJson } from '../../../src/json/json.ts';
import { lookUp } from '../../../src/json/pointer.ts';
import { readPact } from '../../../src/pact/read.ts';
import type { TestWorkspace } from '../testing/workspace.ts';
import { aWorkspace } from '../testing/workspace.ts';

const config = `export default { vendors: { petshop: { consumer: 'web' } }, environments: { local: { demands: 'stub' } } };
`;

const content = { 'application/json': { schema: { $ref: '#/components/schemas/Sold' } } };
const document = {
  openapi: '3.1.0',
  info: { title: 'Petshop', version: '1' },
  paths: { '/pets/{id}': { get: { operationId: 'getPet', parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }], responses: { 200: { description: 'a pet', content } } } } },
  webhooks: { 'pet.sold': { post: { parameters: [{ name: 'X-Event', in: 'header', schema: { const: 'pet.sold' } }], requestBody: { content } } } },
  components: { schemas: { Sold: { type: 'object', required: ['id', 'by'], properties: { id: { type: 'integer' }, by: { type: 'string' } } } } },
};

/** A consumer that calls the vendor, and is called by it. */
const test = `import { contract } from 'vendorproof';

const petshop = contract({ consumer: 'web', provider: 'petshop' });
const buyerIn = (bytes: Uint8Array): string => JSON.parse(new TextDecoder().decode(bytes)).by.toUpperCase();

describe('the shop', () => {
  it('reads a pet', () => petshop.interaction(
    { operation: 'getPet', request: { path: { id: 7 } }, response: { status: 200, relies: ['id'] } },
    ({ url }) => fetch(url + '/pets/7'),
  ));
  it('hears of a sale', () => petshop.message({ webhook: 'pet.sold', given: 'a pet is sold', relies: ['by'], metadata: ['X-Event'] }, ({ bytes }) => buyerIn(bytes)));
  it('is told of a sale by a queue', () => petshop.message({ schema: 'Sold', relies: ['id'] }, ({ bytes }) => buyerIn(bytes.length > 0 ? new TextEncoder().encode('{"by":""}') : bytes)));
});
`;

const file = 'openapi/petshop/petshop.json';
const pact = 'pacts/web-petshop.json';

describe('a consumer that is called by its vendor', function () {
  this.timeout(60_000);
  let workspace: TestWorkspace;
  before(async () => {
    workspace = await aWorkspace();
    await rm(join(workspace.folder, 'pacts'), { recursive: true });
    for (const folder of ['openapi', 'consumers', 'providers']) await mkdir(join(workspace.folder, folder, 'petshop'));
    await workspace.write('vendorproof.config.ts', config);
    await workspace.write(file, JSON.stringify(document));
    await workspace.write('openapi/petshop/source.json', '{}');
    await workspace.write('consumers/petshop/client.ts', 'export {};\n');
    await workspace.write('consumers/petshop/client.pact.test.ts', test);
    await workspace.write('providers/petshop/provider.ts', `export const provider = { states: { 'a pet is sold': { stub: [{ message: 'pet.sold', body: { by: 'Ada' } }] } } };\n`);
    await workspace.run('test', 'petshop');
    await workspace.run('publish', '--version', '1');
  });
  after(() => workspace.close());

  const verify = async (...args: readonly string[]): Promise<readonly unknown[]> => {
    const { out, err } = await workspace.run('verify', '--version', '1', '--json', ...args);
    const outcomes = lookUp(parseJson(out === '' ? '{}' : out, 'out'), '/interactions');
    return Array.isArray(outcomes) ? outcomes.map(({ kind, description, outcome, mismatches }) => [kind, description, outcome, ...mismatches.map(({ code }: { code: string }) => code)]) : [err];
  };

  it('has what it calls and what it is told in one pact', async () => {
    const { interactions, messages } = readPact(await workspace.read(pact), pact);
    expect([...interactions, ...messages].map(({ description }) => description)).to.deep.equal(['getPet answers 200', 'Sold is sent', 'pet.sold is sent when a pet is sold']);
  });

  it('is verified against the stub, and against the document', async () => {
    const all = (kind: string) => ['getPet answers 200', 'Sold is sent', 'pet.sold is sent when a pet is sold'].map((name) => [kind, name, 'passed']);
    expect(await verify('--against', 'stub')).to.have.deep.members(all('stub'));
    expect(await verify('--against', 'document')).to.have.deep.members(all('document'));
    expect((await workspace.run('gate', '--version', '1')).code).to.equal(0);
  });

  it('verifies one message that is named', async () => {
    expect(await verify('--operation', 'pet.sold', '--against', 'stub')).to.deep.equal([['stub', 'pet.sold is sent when a pet is sold', 'passed']]);
  });

  it('is told which message a new document breaks, whatever it is held against', async () => {
    await workspace.edit(file, '/components/schemas/Sold/properties/by', { type: 'integer' });
    expect((await workspace.run('compare', file, pact)).code).to.equal(1);
    expect(await verify('--against', 'document')).to.deep.include(['document', 'pet.sold is sent when a pet is sold', 'failed', 'response.body.type']);
    expect(await verify('--operation', 'pet.sold', '--against', 'stub')).to.deep.equal([['stub', 'pet.sold is sent when a pet is sold', 'failed', 'message.contents.mismatch']]);
    await workspace.write(file, JSON.stringify(document));
  });

  it('is told that the vendor sends something no more', async () => {
    await workspace.edit(file, '/webhooks/pet.sold');
    expect(await verify('--operation', 'pet.sold', '--against', 'stub')).to.deep.equal([['stub', 'pet.sold is sent when a pet is sold', 'failed', 'message.undocumented']]);
    expect((await workspace.run('diff', join(workspace.folder, file), file, '--pact', pact)).code).to.equal(0);
    await workspace.write(file, JSON.stringify(document));
  });
});
