import { expect } from 'chai';
import { testServers } from '../../../src/http/testing/serve.ts';
import { isArray, isObject, parseJson } from '../../../src/json/json.ts';
import { lookUp } from '../../../src/json/pointer.ts';
import { gitIn, makeRepository } from '../testing/git.ts';
import { listeningUrl, startCommand } from '../testing/serving.ts';
import type { CommandRun, TestWorkspace } from '../testing/workspace.ts';
import { aWorkspace } from '../testing/workspace.ts';

describe('start', function () {
  this.timeout(180_000);
  const { serve, closeAll } = testServers();
  after(closeAll);
  let workspace: TestWorkspace;
  beforeEach(async () => {
    workspace = await aWorkspace();
  });
  afterEach(() => workspace.close());

  const startOnce = (...args: readonly string[]): Promise<CommandRun> => workspace.run('start', '--once', '--port', '0', '--json', ...args);
  const versionOf = ({ out }: CommandRun): unknown => lookUp(parseJson(out, 'the answer'), '/results/0/version');

  it('ends with 0 and a verdict for each vendor in a folder without Git', async () => {
    const start = await startOnce();
    const results = lookUp(parseJson(start.out, 'the answer'), '/results');
    const verdicts = isArray(results) ? results.map((result) => isObject(result) && [result['pacticipant'], result['verdict']]) : [];
    expect([start.code, verdicts]).to.deep.equal([0, [['stripe-integration', 'deployable'], ['bitbucket-integration', 'deployable']]], start.err);
  });

  it('ends with 0 again, after an edit, on a feature branch and on a detached HEAD', async () => {
    const commit = makeRepository(workspace.folder);
    const first = await startOnce();
    const second = await startOnce();
    await workspace.write('note.txt', 'an edit that is not committed');
    const dirty = await startOnce();
    gitIn(workspace.folder, 'switch', '--quiet', '--create', 'feature/x');
    const feature = await startOnce();
    gitIn(workspace.folder, 'switch', '--quiet', '--detach');
    const detached = await startOnce();
    expect([first, second, dirty, feature, detached].map(({ code }) => code)).to.deep.equal([0, 0, 0, 0, 0], dirty.err);
    expect([versionOf(first), versionOf(second), String(versionOf(dirty)).startsWith(`${commit}-dirty.`)]).to.deep.equal([commit, commit, true]);
  });

  it('serves the pages until it is stopped', async () => {
    const start = startCommand(workspace, 'start', '--port', '0');
    const page = await fetch(await listeningUrl(start), { headers: { accept: 'text/html' } });
    const html = await page.text();
    const { code } = await start.stop();
    expect([page.status, html.includes('stripe-integration'), code]).to.deep.equal([200, true, 0]);
  });

  it('says that a port is taken, and how to go on', async () => {
    const { port } = new URL(await serve((_request, response) => response.end()));
    const start = await workspace.run('start', '--once', '--port', port);
    expect([start.code, start.err]).to.deep.equal([2, `vendorproof: port ${port} on 127.0.0.1 is already in use → end what uses it, or choose another with --port N\n`]);
  });

  it('refuses what is no port', async () => {
    expect((await workspace.run('start', '--port', 'http')).code).to.equal(2);
  });
});
