import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Scene } from './testing/command.ts';
import { aScene } from './testing/command.ts';

const document = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Petshop', version: '1' },
  paths: {
    '/pets': {
      get: { operationId: 'listPets', parameters: [{ name: 'kind', in: 'query', required: true, schema: { enum: ['cat', 'dog', 'fish', 'bird', 'newt'] } }], responses: { 200: answer({ id: { type: 'string', format: 'uuid' }, age: { type: 'integer' } }), 400: answer({ error: { type: 'string' } }) } },
    },
    '/health': { get: { operationId: 'health', responses: { 503: { description: 'down' } } } },
  },
});

function answer(properties: object): object {
  return { description: '', content: { 'application/json': { schema: { type: 'object', properties } } } };
}

describe('generate', () => {
  let scene: Scene;
  before(async () => void (scene = await aScene({ 'openapi.json': document })));
  after(() => scene.close());

  /** The pact that the command writes with these options, and what it says of it. */
  const generated = async (...options: readonly string[]) => {
    const { code, out, err } = await scene.run('generate', 'openapi.json', '--out', 'pacts', '--json', ...options);
    return { code, err, said: out === '' ? undefined : JSON.parse(out), pact: await readFile(join(scene.folder, 'pacts/petshop-consumer-petshop.json'), 'utf8') };
  };

  it('writes the same bytes for the same --seed, others for another, and the usual ones without', async () => {
    const [usual, one, again, other] = [await generated(), await generated('--seed', '1'), await generated('--seed', '1'), await generated('--seed', '2')].map(({ pact }) => pact);
    expect([one === again, one === other, one === usual, (await generated()).pact === usual]).to.deep.equal([true, false, false, true]);
  });

  it('writes pacts that agree with the document whatever the --seed', async () => {
    for (const seed of ['-3', '0', '7', '123456789012345']) {
      await generated('--seed', seed, '--negative');
      expect((await scene.run('compare', 'openapi.json', 'pacts/petshop-consumer-petshop.json')).code).to.equal(0);
    }
  });

  it('takes no --seed that is no whole number', async () => expect((await generated('--seed', 'now')).code).to.equal(2));

  it('asks wrongly with --negative, and says what cannot be asked wrongly', async () => {
    const { said, pact } = await generated('--negative');
    expect([said.interactions, said.covered, said.skipped.map((one: { readonly code: string }) => one.code)]).to.deep.equal([3, 2, ['operation.nothing-to-refuse']]);
    expect(pact).to.include('listPets answers 400 with the query parameter kind left out');
  });

  it('says by code which operation documents errors only', async () => {
    const [few, all] = [await generated(), await generated('--responses', 'all')];
    expect([few.said.covered, few.said.skipped.map((one: { readonly code: string }) => one.code)]).to.deep.equal([2, ['operation.no-success']]);
    expect([all.said.covered, all.said.skipped]).to.deep.equal([2, []]);
  });
});
