import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { main } from '../../src/cli/program.ts';
import { loadProvider } from '../../src/config/provider.ts';
import { listen } from '../../src/http/listen.ts';
import { readDocument } from '../../src/openapi/read.ts';
import { createStub } from '../../src/stub/stub.ts';
import { petshopWorkspace } from './run-example.ts';

const run = promisify(execFile);
const hasCurl = (): boolean => spawnSync('curl', ['--version']).status === 0;
const docs = join(import.meta.dirname, '../../docs');
const page = (name: string): string => readFileSync(join(docs, name), 'utf8');
/** The blocks of a page, in their order. */
const blocks = (text: string): readonly string[] => [...text.matchAll(/^```\w*(?: \S+)?\n([^]*?)^```$/gm)].map(([, block = '']) => block);

describe('what a page prints', () => {
  it('is what `diff` says of the new document', async () => {
    const [command = '', printed] = blocks(page('reviewing-a-new-document.md'));
    const out: string[] = [];
    const surroundings = { folder: join(docs, 'petshop'), environment: {}, clock: () => new Date(0), err: () => {}, untilStopped: async () => {} };
    await main(command.trim().split(' ').slice(2), { ...surroundings, out: (text) => out.push(text) });
    expect(out.join('')).to.equal(printed);
  });

  describe('of the stub', () => {
    let workspace: ReturnType<typeof petshopWorkspace>;
    let stub: Awaited<ReturnType<typeof listen>>;
    before(async () => {
      workspace = petshopWorkspace('');
      const [, path = '', text = ''] = /^```ts (providers\S+)\n([^]*?)^```$/m.exec(page('getting-started.md')) ?? [];
      const file = join(workspace.folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      const served = { document: await readDocument(join(docs, 'petshop/petshop.yaml')), provider: await loadProvider(file) };
      stub = await listen(createStub({ documents: [served], clock: () => new Date(0) }).handler, { port: 0 });
    });
    after(async () => {
      await stub.close();
      workspace.remove();
    });

    it('is what curl prints', async function () {
      if (!hasCurl()) this.skip();
      const [, commands = '', printed] = blocks(page('stub.md'));
      const { stdout } = await run('sh', ['-c', commands.replace('http://127.0.0.1:4010', stub.url)]);
      expect(stdout).to.equal(printed);
    });

    it('has every call that it takes', async () => {
      const { detail } = JSON.parse(await (await fetch(`${stub.url}/_vendorproof/nope`)).text());
      const named = [...page('stub.md').matchAll(/^\| `.*(\/_vendorproof\/\w+)` \|/gm)].map(([, call]) => call);
      expect(detail).to.equal(`there is no /_vendorproof/nope; there are ${named.join(', ')}`);
    });
  });
});
