import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Listening } from '../../src/http/listen.ts';
import { listen } from '../../src/http/listen.ts';
import type { TestBroker } from './broker/testing/a-broker.ts';
import { aBroker } from './broker/testing/a-broker.ts';
import { aPact } from './broker/testing/a-pact.ts';
import type { Ran } from './broker/testing/official-programs.ts';
import { pact } from './broker/testing/official-programs.ts';

describe("Pact's own command line against this broker", function () {
  this.timeout(120_000);
  let broker: TestBroker;
  let server: Listening;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'official-'));
    broker = await aBroker();
    server = await listen(broker.handler, { port: 0 });
  });
  after(async () => {
    await server.close();
    await broker.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (...args: readonly string[]): Promise<Ran> => pact('broker', ...args, '--broker-base-url', server.url);
  const publish = (version: string, descriptions: readonly string[], ...more: readonly string[]): Promise<Ran> => {
    const file = join(folder, 'web-petshop.json');
    writeFileSync(file, aPact({ descriptions }));
    return run('publish', file, '--consumer-app-version', version, ...more);
  };
  const web = (version: string): readonly string[] => ['--pacticipant', 'web', '--version', version];

  it('publishes a pact, again without a change, and not with one', async () => {
    const first = await publish('1', ['a pet'], '--branch', 'main', '--tag', 'dev');
    expect(first.code, first.output).to.equal(0);
    expect(first.output).to.contain('Created web version 1 with branch main').and.to.not.contain('Failed to process');
    expect((await publish('1', ['a pet'], '--branch', 'main')).code).to.equal(0);
    const changed = await publish('1', ['changed']);
    expect(changed.code).to.equal(1);
    expect(changed.output).to.contain('Cannot change the content');
  });

  it('creates, lists, describes and changes environments', async () => {
    expect((await run('create-environment', '--name', 'test', '--display-name', 'Test')).code).to.equal(0);
    expect((await run('create-environment', '--name', 'gone')).code).to.equal(0);
    const list = await run('list-environments');
    expect([list.code, /test/.test(list.output)]).to.deep.equal([0, true]);
    const uuid = (await broker.get('/environments?name=gone')).textAt('/_embedded/environments/0/uuid');
    expect((await run('describe-environment', '--uuid', uuid)).code).to.equal(0);
    expect((await run('update-environment', '--uuid', uuid, '--name', 'gone', '--production')).code).to.equal(0);
    expect((await run('delete-environment', '--uuid', uuid)).code).to.equal(0);
  });

  it('says no to a deployment whose provider is not there, and to a merge that nobody verified', async () => {
    const deploy = await run('can-i-deploy', ...web('1'), '--to-environment', 'test');
    expect([deploy.code, deploy.output.includes('There is no verified pact between version 1 of web')]).to.deep.equal([1, true]);
    expect((await run('can-i-merge', ...web('1'))).code).to.equal(1);
    expect((await run('can-i-deploy', ...web('1'), '--to-environment', 'nope')).code).to.equal(1);
    expect((await run('can-i-deploy', ...web('1'), '--to-environment', 'test', '--dry-run')).code).to.equal(0);
  });

  it('verifies what the broker selects, and publishes the result', async () => {
    const provider = await listen(() => Response.json({ id: 1 }), { port: 0 });
    const verified = await verify(provider.url, 'p1', '--consumer-version-selectors', '{"mainBranch":true}');
    await provider.close();
    expect(verified.code, verified.output).to.equal(0);
    expect(verified.output).to.contain("latest version of web from its main branch 'main' (1)");
    const answer = await broker.matrix('q[][pacticipant]=web&q[][version]=1&latestby=cvpv');
    expect(answer.each('/matrix', '/provider/version/number')).to.deep.equal(['p1']);
    expect(answer.each('/matrix', '/provider/version/branch')).to.deep.equal(['main']);
    expect(answer.each('/matrix', '/verificationResult/success')).to.deep.equal([true]);
  });

  it('keeps the result of every interaction under the id that the pact gave it', async () => {
    const pactOf = await broker.get('/pacts/provider/petshop/consumer/web/version/1');
    const result = await broker.get('/pacts/provider/petshop/consumer/web/version/1/verification-results/latest');
    expect(result.at('/testResults/tests/0/interactionId') ?? result.at('/testResults/0/interactionId')).to.equal(
      pactOf.at('/interactions/0/_id'),
    );
  });

  const verify = (url: string, version: string, ...more: readonly string[]): Promise<Ran> => {
    const { hostname, port } = new URL(url);
    const target = ['--hostname', hostname, '--port', port, '--provider-name', 'petshop'];
    return pact(
      'verifier',
      '--broker-url',
      server.url,
      ...target,
      '--publish',
      '--provider-version',
      version,
      '--provider-branch',
      'main',
      ...more,
    );
  };

  it('does not fail for a failure that is pending, and does for one that is not', async () => {
    await publish('2', ['a pet', 'a fish'], '--branch', 'feat/fish');
    const provider = await listen(() => Response.json({ id: 'one' }), { port: 0 });
    const pending = await verify(provider.url, 'p2', '--consumer-version-selectors', '{"branch":"feat/fish"}', '--enable-pending');
    const settled = await verify(provider.url, 'p3', '--consumer-version-selectors', '{"mainBranch":true}', '--enable-pending');
    await provider.close();
    expect([pending.code, settled.code]).to.deep.equal([0, 1]);
    expect(pending.output).to.contain('This pact is pending for petshop');
    expect((await broker.get('/pacts/provider/petshop/consumer/web/version/2/verification-results/latest')).at('/success')).to.equal(false);
  });

  it('verifies without selectors, and work in progress', async () => {
    const provider = await listen(() => Response.json({ id: 1 }), { port: 0 });
    const wip = await verify(
      provider.url,
      'p4',
      '--enable-pending',
      '--include-wip-pacts-since',
      '2025-01-01',
      '--consumer-version-selectors',
      '{"mainBranch":true}',
    );
    const plain = await verify(provider.url, 'p4');
    await provider.close();
    expect([plain.code, wip.code], plain.output).to.deep.equal([0, 0]);
    expect(wip.output).to.contain('work in progress');
  });

  it('records deployments and releases, and what they end', async () => {
    const at = ['--environment', 'test'];
    await broker.version('petshop', 'p1');
    expect((await run('record-deployment', '--pacticipant', 'petshop', '--version', 'p1', ...at)).code).to.equal(0);
    expect((await run('can-i-deploy', ...web('1'), '--to-environment', 'test')).code).to.equal(0);
    expect((await run('record-deployment', ...web('1'), ...at, '--application-instance', 'blue')).code).to.equal(0);
    expect((await run('record-undeployment', '--pacticipant', 'web', ...at, '--application-instance', 'blue')).code).to.equal(0);
    expect((await run('record-release', ...web('1'), ...at)).code).to.equal(0);
    expect((await run('record-support-ended', ...web('1'), ...at)).code).to.equal(0);
    expect((await run('record-support-ended', ...web('1'), ...at)).code).to.equal(1);
  });

  it('says yes to a merge with verified main branches', async () => {
    await broker.verify({ version: '1', providerVersion: 'p5', branch: 'main' });
    const answer = await run('can-i-merge', ...web('1'));
    expect(answer.code, answer.output).to.equal(0);
  });

  it('describes versions and lists latest pacts', async () => {
    for (const args of [
      web('1'),
      ['--pacticipant', 'web', '--latest'],
      ['--pacticipant', 'web', '--latest', 'dev'],
      ['--pacticipant', 'web', '--environment', 'test'],
    ]) {
      const described = await run('describe-version', ...args);
      expect(described.code, `${args.join(' ')}: ${described.output}`).to.equal(0);
    }
    const list = await run('list-latest-pact-versions');
    expect([list.code, /"web".*"2".*"petshop"/.test(list.output)]).to.deep.equal([0, true]);
  });

  it('creates, describes and lists pacticipants', async () => {
    expect(
      (await run('create-or-update-pacticipant', '--name', 'web', '--main-branch', 'main', '--repository-url', 'http://example.org')).code,
    ).to.equal(0);
    expect((await run('create-or-update-pacticipant', '--name', 'new', '--display-name', 'Brand new')).code).to.equal(0);
    expect((await run('describe-pacticipant', '--name', 'new')).code).to.equal(0);
    expect((await run('list-pacticipants')).output).to.contain('Brand new');
  });

  it('creates versions and tags, and deletes tags and branches', async () => {
    expect((await run('create-or-update-version', ...web('9'), '--branch', 'old', '--tag', 'x')).code).to.equal(0);
    expect((await run('create-version-tag', ...web('9'), '--tag', 'y')).code).to.equal(0);
    expect((await run('delete-version-tag', ...web('9'), '--tag', 'y')).code).to.equal(0);
    expect((await run('delete-branch', '--pacticipant', 'web', '--branch', 'old')).code).to.equal(0);
    expect((await broker.get('/pacticipants/web/versions/9')).each('/_embedded/tags', '/name')).to.deep.equal(['x']);
  });

  it('downloads pacts, of a branch with a slash too', async () => {
    const target = join(folder, 'downloads');
    const all = await run('get-pacts', '--provider', 'petshop', '--latest', '--download', '--download-dir', target);
    expect(all.code, all.output).to.equal(0);
    const branch = await run(
      'get-pacts',
      '--provider',
      'petshop',
      '--consumer',
      'web',
      '--branch',
      'feat/fish',
      '--download',
      '--download-dir',
      target,
    );
    expect(branch.code, branch.output).to.equal(0);
    expect(readdirSync(target)).to.have.length.greaterThan(0);
  });
});
