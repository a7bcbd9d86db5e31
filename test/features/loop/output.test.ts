import { spawnSync } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { parseJson } from '../../../src/json/json.ts';
import { lookUp } from '../../../src/json/pointer.ts';
import { listeningUrl, startCommand } from '../testing/serving.ts';
import type { TestWorkspace } from '../testing/workspace.ts';
import { aWorkspace } from '../testing/workspace.ts';

const entry = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));

describe('what a command prints', function () {
  this.timeout(60_000);
  let workspace: TestWorkspace;
  before(async () => {
    workspace = await aWorkspace();
  });
  after(() => workspace.close());

  const serving = [['stub', 'openapi/stripe/stripe.json'], ['broker', 'start', '--port', '0'], ['start', '--port', '0']] as const;
  for (const command of serving) {
    it(`is one JSON value with the address, as soon as it serves: ${command[0]}`, async () => {
      const started = startCommand(workspace, ...command, '--quiet', '--json');
      const url = await listeningUrl(started);
      const { status } = await fetch(url);
      const { out } = await started.stop();
      expect([lookUp(parseJson(out, 'the answer'), '/url'), status < 500]).to.deep.equal([url, true]);
    });
  }

  it('is the verdict and the address, also when told to be quiet', async () => {
    const started = startCommand(workspace, 'start', '--port', '0', '--quiet');
    await listeningUrl(started);
    const { out, err } = await started.stop();
    expect([out.includes('→ local: deployable'), /pages are at http:/.test(out), err]).to.deep.equal([true, true, '']);
  });

  for (const misuse of [['gat'], ['gate', '--nope'], ['slice'], ['gate', '--version', ''], ['stub', 'x.json', '--port', 'http'], ['gate', '--too', 'x'], ['run', '--version'], ['slice', 'x.json', '--operation', '--out', 'x'], ['test', '--filter', '--', 'x'], ['help', 'frob'], ['broker'], ['broker', 'stat']]) {
    it(`is one JSON value for misuse as well: ${misuse.join(' ')}`, async () => {
      const { code, out, err } = await workspace.run(...misuse, '--json');
      expect([code, lookUp(parseJson(out, 'the answer'), '/error/code'), /^vendorproof: .*\n$/.test(err)]).to.deep.equal([2, 'usage.invalid', true], err);
    });
  }

  for (const [misuse, line] of [
    [['gate', '--too', 'x'], "unknown option '--too' (Did you mean --to?)"],
    [['run', '--version', '--json'], "option '--version <version>' needs a value, and --json is an option"],
    [['slice', 'x.json', '--operation', '--out', 'x'], "option '--operation <id...>' needs a value, and --out is an option"],
    [['gat', '--nope'], "unknown command 'gat': did you mean gate?"],
    [['generate', 'x.json', '--out', 'x', '--consumer', ' '], "option '--consumer <name>' argument ' ' is invalid. It takes a text, and this one is empty."],
    [['help', 'gat'], "unknown command 'gat': did you mean gate?"],
    [['help', 'broker', 'frob'], "unknown command 'frob': known: start"],
    [['broker'], 'broker needs a command after it: known: start'],
    [['broker', 'stat'], "unknown command 'stat': did you mean start?"],
  ] as const) {
    it(`is one line for misuse: ${misuse.join(' ')}`, async () => expect((await workspace.run(...misuse)).err).to.equal(`vendorproof: ${line}\n`));
  }

  it('has in help how many replays run at once only where there are any', async () => {
    const helps = await Promise.all(['stub', 'inspect', 'verify'].map((command) => workspace.run(command, '--help')));
    expect(helps.map(({ out }) => out.includes('--concurrency'))).to.deep.equal([false, false, true]);
  });

  for (const [words, usage] of [['help --json', '[options]'], ['help gate --json', 'gate'], ['help broker', 'broker'], ['broker help start', 'broker start'], ['gate --help --json', 'gate']] as const) {
    it(`is help for people: ${words}`, async () => {
      const { code, out, err } = await workspace.run(...words.split(' '));
      expect([code, out.startsWith(`Usage: vendorproof ${usage}`), err]).to.deep.equal([0, true, ''], out);
    });
  }

  it('is the command’s own, also where the options stand before it', async () => {
    const { code, out } = await workspace.run('--quiet', '--json', 'gate', 'nobody');
    expect([code, lookUp(parseJson(out, 'the answer'), '/error/code')]).to.deep.equal([2, 'pacticipant.unknown']);
  });

  it('is one line on standard error where standard output cannot be written to', async () => {
    const readOnly = await open(join(workspace.folder, 'package.json'), 'r');
    const { status, stderr } = spawnSync(process.execPath, ['--conditions=source', entry, 'status'], { cwd: workspace.folder, stdio: ['ignore', readOnly.fd, 'pipe'], encoding: 'utf8' });
    await readOnly.close();
    expect([status, /^vendorproof: standard output cannot be written to: .*\n$/.test(stderr)]).to.deep.equal([2, true], stderr);
  });
});
