import { mkdir, readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Discovery } from '../../../src/contract/discover/types.ts';
import { gitIn } from '../testing/git.ts';
import type { TestWorkspace } from '../testing/workspace.ts';
import { aWorkspace } from '../testing/workspace.ts';

describe('the test command', function () {
  this.timeout(60_000);
  let workspace: TestWorkspace;
  beforeEach(async () => {
    workspace = await aWorkspace();
  });
  afterEach(() => workspace.close());

  /** The repository's own config, with another command and, where one is given, another bitbucket. */
  const withCommand = async (test: readonly string[], bitbucket = {}): Promise<void> => {
    await workspace.write('own.config.ts', await workspace.read('vendorproof.config.ts'));
    const changed = `{ ...own, test: ${JSON.stringify(test)}, vendors: { ...own.vendors, bitbucket: ${JSON.stringify(bitbucket)} } }`;
    await workspace.write('vendorproof.config.ts', `import own from './own.config.ts';\nexport default ${changed};\n`);
  };

  /** The one contract test of a vendor. */
  const own = 'consumers/bitbucket/own.pact.test.ts';

  it('is missing rather than failing where its runner is not installed', async () => {
    await withCommand(['node', 'node_modules/mocha-of-nobody/mocha.js']);
    const { code, err } = await workspace.run('test');
    expect([code, err.trimEnd().split('\n').length, err.includes('there is no node_modules/mocha-of-nobody/mocha.js → npm install --save-dev mocha')]).to.deep.equal([2, 1, true], err);
  });

  for (const options of [[], ['--quiet'], ['--quiet', '--json']]) {
    it(`says once why a test failed: ${['test', ...options].join(' ')}`, async () => {
      await withCommand(['node', '--eval', 'console.error("the reason"); process.exit(1)']);
      const { code, out, err } = await workspace.run('test', ...options);
      expect([code, out.includes('the reason'), err.split('the reason').length - 1]).to.deep.equal([1, false, 1], err);
    });
  }

  it('is not heard with --quiet when all is well', async () => {
    await withCommand(['node', '--eval', 'console.error("all is well")']);
    expect((await workspace.run('test', '--quiet')).err).not.to.contain('all is well');
  });

  it('has proven nothing when no test fits the filter', async () => {
    const { code, out } = await workspace.run('test', 'bitbucket', '--filter', 'nothing fits this');
    expect([code, out]).to.deep.equal([3, '? no contract test ran: nothing fits nothing fits this\n']);
  });

  describe('with --filter, under node --test', () => {
    const file = 'pacts/bitbucket-integration-bitbucket.json';
    const passing = "async ({ url }) => fetch(`${url}/repositories/a/b`, { headers: { accept: 'application/json', authorization: 'Bearer x' } })";
    const spec = `import { it } from 'node:test';
      import { contract } from 'vendorproof';
      const bitbucket = contract({ consumer: 'bitbucket-integration', provider: 'bitbucket' });
      const expectation = { operation: 'getRepository', request: { path: { workspace: 'a', repo_slug: 'b' } }, response: { status: 200 } };
      it('gets a repository', () => bitbucket.interaction(expectation, ${passing}));
      it('fails', () => { throw new Error('the other test ran'); });`;

    for (const [filter, code] of [['gets a repo', 0], ['fails', 1], ['nope', 3]] as const) {
      it(`answers ${code} where ${filter} is asked for, and leaves the pacts as they are`, async () => {
        await withCommand(['node', '--test'], { tests: own });
        await workspace.write(own, spec);
        const before = await workspace.read(file);
        const run = await workspace.run('test', 'bitbucket', '--filter', filter);
        expect([run.code, run.err.includes('the other test ran'), await workspace.read(file)]).to.deep.equal([code, code === 1, before], run.out + run.err);
      });
    }
  });

  describe('with --discover', () => {
    const file = 'pacts/bitbucket-integration-bitbucket.json';
    const spec = (relies: string, read: string): string => `import { it } from 'node:test';
      import { contract } from 'vendorproof';
      const bitbucket = contract({ consumer: 'bitbucket-integration', provider: 'bitbucket' });
      const expectation = { operation: 'getRepository', request: { path: { workspace: 'a', repo_slug: 'b' } }, response: { status: 200, relies: ${relies} } };
      const get = async ({ url }) => (await fetch(url + '/repositories/a/b', { headers: { accept: 'application/json', authorization: 'Bearer x' } })).json();
      it('gets a repository', () => bitbucket.interaction(expectation, async (vendor) => { const repository = await get(vendor); ${read} }));`;

    const discover = async (relies: string, read: string) => {
      await withCommand(['node', '--test'], { tests: own });
      await workspace.write(own, spec(relies, read));
      const before = await workspace.read(file);
      const run = await workspace.run('test', 'bitbucket', '--discover', '--json');
      const printed: { readonly interactions: readonly Discovery[] } = JSON.parse(run.out);
      return { ...run, found: printed.interactions[0], pact: await workspace.read(file), before };
    };

    it('says what a list lacks and what is not needed, and leaves the pacts as they are', async () => {
      const { code, found, pact, before, err } = await discover("['name', 'slug']", "repository.name.trim(); if ('owner' in repository) repository.owner.uuid.trim();");
      expect([code, found?.unneeded, found?.missing, pact === before], err).to.deep.equal([1, ['slug'], ['owner.uuid'], true]);
    });

    it('has nothing to say against a list that is right', async () => {
      const { code, found, pact, before, err } = await discover("['name']", 'repository.name.trim();');
      expect([code, found?.relied, found?.missing, pact === before], err).to.deep.equal([0, ['name'], [], true]);
    });

    it('writes the pact of a test that leaves its list to experiments, as a run without it does', async () => {
      const { code, found, pact, before, err } = await discover("'discover'", 'repository.name.trim();');
      expect([code, found?.relied, pact === before, pact.includes('"reliance"')], err).to.deep.equal([0, ['name'], false, true]);
      expect([(await workspace.run('test', 'bitbucket')).code, await workspace.read(file)]).to.deep.equal([0, pact]);
    });
  });

  it('clears away what runs that were killed have left, but nothing of today', async () => {
    const fragments = join(workspace.folder, '.vendorproof/fragments');
    for (const name of ['run-old', 'run-new']) await mkdir(join(fragments, name), { recursive: true });
    const longAgo = new Date('2026-01-01T00:00:00Z');
    await utimes(join(fragments, 'run-old'), longAgo, longAgo);
    await withCommand(['node', '--eval', '']);
    await workspace.run('test');
    expect(await readdir(fragments)).to.deep.equal(['run-new']);
  });

  it('leaves the work tree clean, whatever the team’s .gitignore says', async () => {
    await workspace.write('.gitignore', 'node_modules\nsrc\n');
    gitIn(workspace.folder, 'init', '--quiet');
    gitIn(workspace.folder, 'add', '.');
    const { code } = await workspace.run('gate');
    expect([code, gitIn(workspace.folder, 'status', '--porcelain').split('\n').filter((line) => line.startsWith('??'))]).to.deep.equal([3, []]);
  });
});
