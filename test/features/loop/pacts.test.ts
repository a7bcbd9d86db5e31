import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { expect } from 'chai';
import type { TestWorkspace } from '../testing/workspace.ts';
import { aWorkspace } from '../testing/workspace.ts';

const files = ['pacts/stripe-integration-stripe.json', 'pacts/bitbucket-integration-bitbucket.json'];

describe('the committed pacts', function () {
  this.timeout(60_000);
  let workspace: TestWorkspace;
  let committed: readonly string[];
  beforeEach(async () => {
    workspace = await aWorkspace();
    committed = await Promise.all(files.map((file) => workspace.read(file)));
  });
  afterEach(() => workspace.close());

  const pacts = (): Promise<readonly string[]> => Promise.all(files.map((file) => workspace.read(file)));
  const withCommand = (command: readonly string[]): Promise<void> =>
    workspace.write('vendorproof.config.ts', `export default ${JSON.stringify({ test: command, vendors: { stripe: {}, bitbucket: {} }, environments: { local: { demands: 'stub' } } })};\n`);
  const mocha = ['node', 'node_modules/mocha/bin/mocha.js', '--no-config', '--extension', 'ts', '--timeout', '20000', '--reporter', 'dot'];

  it('come out the same, byte for byte, when they are made again', async () => {
    await workspace.write(files[0] ?? '', '{}');
    const test = await workspace.run('test');
    expect([test.code, await pacts()]).to.deep.equal([0, committed], test.err);
  });

  it('come out the same from tests that run in parallel', async () => {
    await withCommand([...mocha, '--parallel', '--jobs', '4', '--node-option', 'conditions=source']);
    await workspace.write(files[1] ?? '', '{}');
    const test = await workspace.run('test');
    expect([test.code, await pacts()]).to.deep.equal([0, committed], test.err);
  });

  it('come out the same from tests in the opposite order, on another day', async () => {
    await withCommand(['node', '--import', './reversed.mjs', ...mocha.slice(1)]);
    await workspace.write('reversed.mjs', 'const RealDate = Date;\nglobalThis.Date = class extends RealDate { constructor(...args) { super(...(args.length > 0 ? args : ["2031-07-01T00:00:00Z"])); } };\nprocess.argv = [...process.argv.slice(0, -2), ...process.argv.slice(-2).reverse()];\n');
    await workspace.write(files[1] ?? '', '{}');
    const test = await workspace.run('test');
    expect([test.code, await pacts()]).to.deep.equal([0, committed], test.err);
  });

  it('stay as they are when a test fails', async () => {
    await workspace.edit('openapi/stripe/stripe.json', '/components/schemas/customer/properties/email');
    const test = await workspace.run('test');
    expect([test.code, await pacts()]).to.deep.equal([1, committed]);
  });

  it('stay as they are when only some tests run', async () => {
    const test = await workspace.run('test', 'stripe', '--filter', 'retrieves a customer');
    expect([test.code, await pacts()]).to.deep.equal([0, committed], test.err);
  });

  it('are what a plain run of the test runner leaves alone', async () => {
    execFileSync(process.execPath, ['--conditions=source', ...mocha.slice(1), ...globSync('consumers/*/*.pact.test.ts', { cwd: workspace.folder })], { cwd: workspace.folder, stdio: 'pipe' });
    expect(await pacts()).to.deep.equal(committed);
  });

  it('lose an interaction whose test is gone', async () => {
    const file = 'consumers/bitbucket/client.pact.test.ts';
    const source = await workspace.read(file);
    await workspace.write(file, source.slice(0, source.indexOf("  it('tells a revoked token'")) + '});\n');
    const test = await workspace.run('test', 'bitbucket');
    expect([test.code, (await pacts())[1]?.includes('revoked token')]).to.deep.equal([0, false], test.err);
  });
});
