import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Scene } from './testing/command.ts';
import { aScene, commandsOn } from './testing/command.ts';

const megabyte = 1024 * 1024;

/** The published example of a pattern that backtracks for ever on it. */
const runaway = JSON.stringify({
  openapi: '3.0.3',
  info: { title: 'Petshop', version: '1' },
  paths: { '/pets': { get: { operationId: 'listPets', responses: { 200: { description: '', content: { 'application/json': { schema: { $ref: '#/components/schemas/Photo' } } } } } } } },
  components: { schemas: { Photo: { type: 'object', required: ['url'], properties: { url: { type: 'string', pattern: '^(([a-z]+)+[.]?)+$', example: `${'a'.repeat(60)}!` } } } } },
});

const manyOperations = JSON.stringify({
  openapi: '3.0.3',
  info: { title: 'Petshop', version: '1' },
  paths: Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`/pets${index}`, { get: { operationId: `list${index}`, responses: { 204: { description: '' } } } }])),
});

const wide = JSON.stringify({
  openapi: '3.0.3',
  info: { title: 'Petshop', version: '1' },
  paths: {},
  components: { schemas: Object.fromEntries(Array.from({ length: 150_000 }, (_, index) => [`Pet${index}`, { type: 'string' }])) },
});

describe('a document that is made to use up time or memory', () => {
  let scene: Scene;
  before(async () => {
    scene = await aScene({ 'runaway.json': runaway, 'many.json': manyOperations, 'wide.json': wide, 'wide.yaml': `# YAML\n${wide}\n` });
  });
  after(() => scene.close());

  /** Writes a large file without holding it. */
  async function writeLarge(file: string, { start, filler, megabytes }: { readonly start: string; readonly filler: string; readonly megabytes: number }): Promise<void> {
    const handle = await open(join(scene.folder, file), 'w');
    const block = filler.repeat(megabyte / filler.length);
    await handle.write(start);
    for (let index = 0; index < megabytes; index += 1) await handle.write(block);
    await handle.close();
  }

  const traps = [
    { file: 'nested.json', start: '{"openapi":"3.0.3","x":', filler: '[', megabytes: 200, says: 'is larger than 64 MB' },
    { file: 'nested-less.json', start: '{"openapi":"3.0.3","x":', filler: '[', megabytes: 60, says: 'is nested deeper than 400 levels' },
    { file: 'objects.json', start: '{"openapi":"3.0.3","x":[', filler: '{}, ', megabytes: 60, says: 'holds more than' },
    { file: 'text.json', start: '{"openapi":"3.0.3","x":"', filler: 'a\\"b', megabytes: 60, says: 'it ends too early' },
    { file: 'nested.yaml', start: 'openapi: 3.0.3\nx: ', filler: '[', megabytes: 12, says: 'nested deeper' },
    { file: 'dashes.yaml', start: 'openapi: 3.0.3\nx:\n  ', filler: '- ', megabytes: 12, says: 'nested deeper' },
    { file: 'large.yaml', start: 'openapi: 3.0.3\nx:\n', filler: '  - word', megabytes: 40, says: 'too much for YAML' },
  ] as const;

  for (const { file, says, ...content } of traps) {
    it(`is refused in ${file}, in bounded time and memory`, async () => {
      await writeLarge(file, { ...content });
      const { code, err } = await scene.runApart('inspect', file);
      expect([code, err.split('\n').length], err.slice(0, 500)).to.deep.equal([2, 2]);
      expect(err).to.contain(says);
      // The bound itself: a shared machine may be slow, an endless reading stays endless.
    }).timeout(60_000);
  }

  it('is used all the same where a pattern runs away on its own example', async () => {
    for (const command of commandsOn('runaway.json').filter(([name]) => name !== 'stub')) {
      const { code, err } = await scene.runApart(...command);
      expect(code, `${command.join(' ')}: ${err}`).to.equal(0);
    }
  }).timeout(60_000);

  it('may have more members in one object than a call may have arguments', async () => {
    const { code, err } = await scene.runApart('diff', 'wide.json', 'wide.yaml');
    expect(`${code} ${err}`).to.equal('0 ');
  }).timeout(60_000);

  it('lists 20,000 operations', async () => {
    const { code } = await scene.runApart('generate', 'many.json', '--out', 'pacts', '--operation', 'list7');
    expect(code).to.equal(0);
  }).timeout(60_000);
});
