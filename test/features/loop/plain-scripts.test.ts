import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { systemEnvironment } from '../../../src/system/environment.ts';
import type { ServingCommand } from '../testing/serving.ts';
import { listeningUrl, startCommand } from '../testing/serving.ts';
import type { TestWorkspace } from '../testing/workspace.ts';
import { aWorkspace } from '../testing/workspace.ts';

const run = promisify(execFile);

describe('the pipeline in the official command line’s words', function () {
  this.timeout(60_000);
  let workspace: TestWorkspace;
  let broker: ServingCommand;
  let environment: Readonly<Record<string, string | undefined>>;
  before(async () => {
    workspace = await aWorkspace();
    broker = startCommand(workspace, 'broker', 'start', '--port', '0');
    environment = { ...systemEnvironment(), CI: undefined, VERSION: '1', BRANCH: 'main', PACT_BROKER_BASE_URL: await listeningUrl(broker) };
  });
  after(async () => {
    await broker.stop();
    await workspace.close();
  });

  /** The exit code of one of the scripts. */
  const script = (name: string, ...args: readonly string[]): Promise<number> =>
    run(fileURLToPath(new URL(`../../../scripts/plain/${name}.sh`, import.meta.url)), [...args], { env: environment, cwd: workspace.folder }).then(
      () => 0,
      (error: unknown) => (typeof error === 'object' && error !== null && 'code' in error ? Number(error.code) : -1),
    );
  const vendorproof = async (...args: readonly string[]): Promise<number> => (await workspace.runWith({ environment }, ...args, '--version', '1')).code;

  it('publishes, and gives the same verdicts as ours: unknown first, then deployable', async () => {
    const published = await script('publish');
    await vendorproof('publish');
    const before = [await script('can-i-deploy', 'stripe-integration'), await vendorproof('gate', 'stripe-integration')];
    await vendorproof('verify');
    const after = [await script('can-i-deploy', 'stripe-integration'), await vendorproof('gate', 'stripe-integration')];
    expect([published, before, after]).to.deep.equal([0, [1, 3], [0, 0]]);
  });

  it('brings the sandbox evidence that production demands', async () => {
    await script('publish');
    const sandbox = startCommand(workspace, 'stub', 'openapi/stripe/stripe.json', '--provider', 'providers/stripe/provider.ts');
    const url = await listeningUrl(sandbox);
    const at = ['--hostname', '127.0.0.1', '--port', new URL(url).port, '--state-change-url', `${url}/_vendorproof/states`];
    const gate = (): Promise<number> => vendorproof('gate', 'stripe-integration', '--to', 'production');
    const codes = [await gate(), await script('verify-sandbox', 'stripe', '2026-07-29', ...at), await gate()];
    await sandbox.stop();
    expect(codes).to.deep.equal([3, 0, 0]);
  });
});
