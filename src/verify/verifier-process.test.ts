import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { testServers } from '../http/testing/serve.ts';
import { systemEnvironment } from '../system/environment.ts';
import { replayFolder } from './replay-files.ts';
import { verifierProcess } from './verifier-process.ts';

const pact = JSON.stringify({
  consumer: { name: 'c' }, provider: { name: 'p' }, metadata: { pactSpecification: { version: '4.0' } },
  interactions: [{ type: 'Synchronous/HTTP', description: 'a', request: { method: 'GET', path: '/' }, response: { status: 200 } }],
});

describe('the verifier’s process', () => {
  const { serve, closeAll } = testServers();
  after(closeAll);

  /** Starts a process for the length of a test, with a file to verify. */
  async function withVerifier<Result>(options: { environment?: object; quietMs?: number }, use: (verify: (url: string) => Promise<string>) => Promise<Result>): Promise<Result> {
    const folder = await replayFolder();
    const verifier = verifierProcess({ quietMs: options.quietMs ?? 10_000, environment: { ...systemEnvironment(), ...folder.certificates, ...options.environment } });
    const file = await folder.write('a.json', pact);
    const statesUrl = `${await serve((_request, response) => response.setHeader('content-type', 'application/json').end('{}'))}/`;
    try {
      return await use((url) => verifier.verify({ file, statesUrl, port: Number(new URL(url).port), messagesPort: 1, timeoutMs: 20_000 }));
    } finally {
      verifier.stop();
      await folder.remove();
    }
  }

  const good = (): Promise<string> => serve((_request, response) => response.end());
  const reason = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'none', (error: unknown) => String(error));

  it('reports what it verified', async () => {
    const report = await withVerifier({}, async (verify) => verify(await good()));
    expect(JSON.parse(report)).to.deep.include({ result: true });
  });

  it('calls the forwarder itself, whatever proxies the environment names', async () => {
    const environment = { HTTP_PROXY: 'http://127.0.0.1:1', http_proxy: 'http://127.0.0.1:1', ALL_PROXY: 'http://127.0.0.1:1' };
    const report = await withVerifier({ environment }, async (verify) => verify(await good()));
    expect(JSON.parse(report)).to.deep.include({ result: true });
  });

  it('says how it ended when it cannot run', async () => {
    const message = await withVerifier({ environment: { NODE_OPTIONS: '--no-such-option' } }, async (verify) => reason(verify(await good())));
    expect(message).to.match(/the verifier ended early \(exit code 9\): .*no-such-option/s);
  });

  it('is ended when it is stuck, and the next call has a new one', async () => {
    const silent = await serve(() => undefined);
    const [stuck, report] = await withVerifier({ quietMs: 1500 }, async (verify) => [await reason(verify(silent)), await verify(await good())]);
    expect(stuck).to.contain('the verifier ended early (SIGKILL)');
    expect(JSON.parse(report)).to.deep.include({ result: true });
  });

  it('ends with its parent, even when that is killed', async function test() {
    if (process.platform !== 'linux') this.skip();
    const script = fileURLToPath(new URL('./testing/verify-forever.ts', import.meta.url));
    // A killed process leaves its folder behind.
    const folder = await mkdtemp(join(tmpdir(), 'vendorproof-killed-'));
    const parent = execFile(process.execPath, [script], { env: { ...systemEnvironment(), TMPDIR: folder } });
    const childPid = await new Promise<string>((resolve) => parent.stdout?.once('data', (pid: string) => resolve(pid.trim())));
    parent.kill('SIGKILL');
    await sleep(300);
    await rm(folder, { recursive: true });
    expect(await readFile(`/proc/${childPid}/stat`, 'utf8').catch(() => 'gone')).to.match(/^gone$|\) Z /);
  });
});

