import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect } from 'chai';
import { testServers } from '../../../src/http/testing/serve.ts';
import { isArray, parseJson } from '../../../src/json/json.ts';
import { lookUp } from '../../../src/json/pointer.ts';
import { listeningUrl, startCommand } from '../testing/serving.ts';
import type { CommandRun, TestWorkspace } from '../testing/workspace.ts';
import { aWorkspace } from '../testing/workspace.ts';

const nobody = 'http://127.0.0.1:9';

describe('a broker that is not there', function () {
  this.timeout(60_000);
  const { serve, closeAll } = testServers();
  after(closeAll);
  let workspace: TestWorkspace;
  beforeEach(async () => {
    workspace = await aWorkspace();
  });
  afterEach(() => workspace.close());

  const at = (url: string, ...args: readonly string[]): Promise<CommandRun> =>
    workspace.runWith({ environment: { PATH: '/usr/bin:/bin', PACT_BROKER_BASE_URL: url } }, ...args);

  it('ends a run once, after the tests, with no word of a verdict', async () => {
    const { code, out, err } = await at(nobody, 'run', 'bitbucket', '--json', '--quiet');
    const answer = parseJson(out, 'the answer');
    const stages = lookUp(answer, '/stages');
    expect([code, err.trimEnd().split('\n').length, lookUp(answer, '/verdict'), lookUp(answer, '/results')]).to.deep.equal([4, 1, 'unknown', []], err);
    expect(isArray(stages) ? stages.map((stage) => lookUp(stage, '/name')) : []).to.deep.equal(['test', 'publish']);
    expect(lookUp(answer, '/stages/1/problem')).to.contain('the broker cannot be reached');
  });

  it('is remembered, with what to do next', async () => {
    await at(nobody, 'run', 'bitbucket', '--quiet');
    const { out } = await workspace.run('status');
    expect([out.includes('  publish: http://127.0.0.1:9: the broker cannot be reached'), out.includes('next: vendorproof run')]).to.deep.equal([true, true], out);
  });

  it('is a problem that the doctor finds', async () => {
    const { code, out } = await at(nobody, 'doctor', '--json');
    expect([code, lookUp(parseJson(out, 'the answer'), '/problems/0/code')]).to.deep.equal([1, 'broker.unreachable'], out);
  });

  it('is told from a web page at its address by the doctor', async () => {
    const url = await serve((_request, response) => response.setHeader('content-type', 'text/html').end('<html>Log in</html>'));
    const { code, out } = await at(url, 'doctor');
    expect([code, out.includes('this is not a Pact broker')]).to.deep.equal([1, true], out);
  });

  it('does not speak https there, which is one line', async () => {
    const url = await serve((_request, response) => response.end());
    const { code, err } = await at(url.replace('http:', 'https:'), 'gate');
    expect([code, err.trimEnd().split('\n').length, err.includes('does not speak https there')]).to.deep.equal([4, 1, true], err);
  });

  it('has an address that is none: the variable is named', async () => {
    const { code, err } = await at('localhost:9292', 'gate');
    expect([code, err]).to.deep.equal([2, 'vendorproof: PACT_BROKER_BASE_URL: localhost:9292 is no http or https address → write it as https://host/path\n']);
  });
});

describe('an embedded broker that breaks on a request', function () {
  this.timeout(60_000);

  it('says so where people see it, under the reference that its answer gives', async () => {
    const workspace = await aWorkspace();
    const broker = startCommand(workspace, 'broker', 'start', '--port', '0', '--quiet');
    const url = await listeningUrl(broker);
    const database = new DatabaseSync(join(workspace.folder, '.vendorproof/broker.sqlite'));
    for (const { name } of database.prepare("select name from sqlite_master where type = 'table' and name like '%environment%'").all()) database.exec(`drop table "${String(name)}"`);
    database.close();
    const answer = await fetch(`${url}/environments`, { headers: { accept: 'application/hal+json' } });
    const reference = String(lookUp(parseJson(await answer.text(), url), '/error/reference'));
    const { err } = await broker.stop();
    await workspace.close();
    expect([answer.status, err.includes(`the embedded broker broke on a request (${reference})`)]).to.deep.equal([500, true], err);
  });
});
