import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { systemEnvironment } from '../../../src/system/environment.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** What an older Node lacks: it starts Node 24 beside itself. */
const asOnOldNode = 'data:text/javascript,process.execve=undefined';

describe('a serving command', function () {
  this.timeout(30_000);
  const shells: ChildProcess[] = [];
  // Each shell leads a group, so that a failed test leaves nothing behind either.
  afterEach(() => shells.splice(0).forEach(endGroup));

  /** Runs the stub in a shell of its own, as npm does; the shell's last command keeps it from being replaced. */
  const serving = (nodeOptions: string): string => `"${process.execPath}" ${nodeOptions} bin/vendorproof.js stub openapi/stripe/stripe.json; true`;

  async function started(program: string, command: string): Promise<{ readonly shell: ChildProcess; readonly url: string }> {
    const shell = spawn(program, [program === 'sh' ? '-c' : '-e', command], { cwd: root, detached: true, env: { ...systemEnvironment(), npm_lifecycle_event: 'start' }, stdio: ['ignore', 'pipe', 'ignore'] });
    shells.push(shell);
    const [text] = await once(shell.stdout, 'data');
    return { shell, url: /http:\S+/.exec(String(text))?.[0] ?? '' };
  }

  async function isGone(url: string): Promise<boolean> {
    for (let tries = 0; tries < 50; tries += 1) {
      if (!(await fetch(`${url}/_vendorproof/health`).then(() => true, () => false))) return true;
      await sleep(100);
    }
    return false;
  }

  for (const [what, nodeOptions] of [['this Node', ''], ['an older Node', `--import ${asOnOldNode}`]] as const) {
    it(`ends with npm's shell, started by ${what}`, async () => {
      const { shell, url } = await started('sh', serving(nodeOptions));
      const before = await fetch(`${url}/_vendorproof/health`);
      shell.kill('SIGKILL');
      expect([before.status, await isGone(url)]).to.deep.equal([200, true]);
    });

    it(`ends with npm itself, which leaves its shell behind, started by ${what}`, async function () {
      // Other systems do not tell who started the shell.
      if (process.platform !== 'linux') this.skip();
      const npm = `require('node:child_process').spawn('sh', ['-c', ${JSON.stringify(serving(nodeOptions))}], { stdio: 'inherit' })`;
      const { shell, url } = await started(process.execPath, npm);
      const before = await fetch(`${url}/_vendorproof/health`);
      shell.kill('SIGKILL');
      expect([before.status, await isGone(url)]).to.deep.equal([200, true]);
    });
  }
});

function endGroup({ pid = 0 }: ChildProcess): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it is gone, as it should be.
  }
}
