import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import got from 'got';
import type { Serving } from './testing/command.ts';
import { serve, until } from './testing/command.ts';

/** A document with a part in a file of its own. */
const document = (version: string, path: string): string => `
openapi: 3.0.3
info: { title: Petshop, version: ${version} }
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: 'pet.yaml' } } } } }
  ${path}:
    get: { responses: { '204': { description: ok } } }
`;
const pet = (kind: string): string => `{ type: object, required: [id, kind], properties: { id: { type: string }, kind: { type: string, enum: [${kind}] } } }`;
const provider = (kind: string): string => `export const provider = { states: { 'pets are ${kind}': { stub: [] } } };`;

describe('a stub that watches its files', () => {
  let folder: string;
  let stub: Serving;
  const write = (file: string, text: string): Promise<void> => writeFile(join(folder, file), text);
  const status = async (path: string): Promise<number> => (await got(stub.url + path, { throwHttpErrors: false, retry: { limit: 0 } })).statusCode;
  const kind = async (): Promise<unknown> => Object(await got(`${stub.url}/pets/7`).json()).kind;
  /** How long it takes until something is so, in milliseconds. */
  const timeUntil = async (isSo: () => Promise<boolean>): Promise<number> => {
    const start = performance.now();
    await until(async () => ((await isSo()) ? true : undefined), () => stub.words());
    return performance.now() - start;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'watched-'));
    await write('petshop.yaml', document('1', '/old'));
    await write('pet.yaml', pet('cat'));
    await write('provider.mjs', provider('tame'));
    stub = await serve(folder, 'petshop.yaml', '--provider', 'provider.mjs', '--strict-states', '--watch');
  });
  afterEach(async () => {
    await stub.end();
    await rm(folder, { recursive: true });
  });

  it('serves a changed document within a second, and says so', async () => {
    await write('petshop.yaml', document('2', '/new'));
    expect(await timeUntil(async () => (await status('/new')) === 204)).to.be.below(1000);
    expect(await status('/old')).to.equal(404);
    expect(stub.words()).to.contain('serving what has changed: Petshop 2');
  });

  it('sees a document that an editor puts in the old one’s place, more than once', async () => {
    for (const path of ['/second', '/third']) {
      await write('draft', document('2', path));
      await rename(join(folder, 'draft'), join(folder, 'petshop.yaml'));
      await timeUntil(async () => (await status(path)) === 204);
    }
    expect(await status('/second')).to.equal(404);
  });

  it('sees a change in a part of the document', async () => {
    expect(await kind()).to.equal('cat');
    await write('pet.yaml', pet('dog'));
    await timeUntil(async () => (await kind()) === 'dog');
  });

  it('sees a change in the provider file', async () => {
    const setUp = async (state: string) => (await got.post(`${stub.url}/_vendorproof/states`, { json: { state }, throwHttpErrors: false })).statusCode;
    expect(await setUp('pets are wild')).to.equal(404);
    await write('provider.mjs', provider('wild'));
    await timeUntil(async () => (await setUp('pets are wild')) === 200);
  });

  it('goes on with the old document while the new one cannot be read, and tells why in a line', async () => {
    await write('petshop.yaml', 'openapi: [');
    await timeUntil(async () => stub.words().includes('is still served'));
    expect(stub.words()).to.match(/^petshop\.yaml.*; what was there before is still served$/m);
    expect(await status('/old')).to.equal(204);
    await write('petshop.yaml', document('3', '/mended'));
    await timeUntil(async () => (await status('/mended')) === 204);
  });

  it('keeps the journal', async () => {
    await status('/old');
    await write('petshop.yaml', document('2', '/new'));
    await timeUntil(async () => (await status('/new')) === 204);
    const { requests } = await got(`${stub.url}/_vendorproof/requests`).json<{ requests: { path: string }[] }>();
    expect(requests.map(({ path }) => path)).to.include.members(['/old', '/new']);
  });
});
