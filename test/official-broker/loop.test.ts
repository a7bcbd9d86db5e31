import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { parseJson } from '../../src/json/json.ts';
import { lookUp } from '../../src/json/pointer.ts';
import { systemEnvironment } from '../../src/system/environment.ts';
import type { CommandRun, TestWorkspace } from '../features/testing/workspace.ts';
import { aWorkspace } from '../features/testing/workspace.ts';
import { withOfficialBroker } from './suite.ts';

const pact = createRequire(import.meta.url).resolve('@pact-foundation/pact-cli/bin/pact.js');
const run = promisify(execFile);

describe('the loop on the official broker', function () {
  this.timeout(120_000);
  const url = withOfficialBroker();
  let workspace: TestWorkspace;
  before(async () => {
    workspace = await aWorkspace();
  });
  after(() => workspace.close());

  const vendorproof = (...args: readonly string[]): Promise<CommandRun> =>
    workspace.runWith({ environment: { ...systemEnvironment(), CI: undefined, PACT_BROKER_BASE_URL: url() } }, ...args);
  const verdict = ({ out }: CommandRun): unknown => lookUp(parseJson(out, 'the answer'), '/verdict');
  const official = (...args: readonly string[]): Promise<number> =>
    run(process.execPath, [pact, 'broker', ...args, '--broker-base-url', url()]).then(
      () => 0,
      (error: unknown) => (typeof error === 'object' && error !== null && 'code' in error ? Number(error.code) : -1),
    );
  const canIDeploy = (version: string): Promise<number> => official('can-i-deploy', '--pacticipant', 'stripe-integration', '--version', version, '--to-environment', 'local');

  it('is deployable at first, as it is on ours', async () => {
    const loop = await vendorproof('run', '--json', '--version', '1');
    expect([loop.code, verdict(loop), await canIDeploy('1')]).to.deep.equal([0, 'deployable', 0], loop.err);
  });

  it('is deployable again when nothing has changed', async () => {
    const loop = await vendorproof('run', '--json', '--version', '2');
    expect([loop.code, verdict(loop), await canIDeploy('2')]).to.deep.equal([0, 'deployable', 0], loop.err);
  });

  it('is unknown for a version that nobody published', async () => {
    const gate = await vendorproof('gate', 'stripe-integration', '--json', '--version', 'never');
    expect([gate.code, verdict(gate), await canIDeploy('never')]).to.deep.equal([3, 'unknown', 1]);
  });

  it('is unknown where sandbox evidence is demanded', async () => {
    const gate = await vendorproof('gate', '--json', '--version', '1', '--to', 'production');
    expect([gate.code, verdict(gate)]).to.deep.equal([3, 'unknown']);
  });

  it('is blocked when a field that the client relies on is gone', async () => {
    await workspace.edit('openapi/stripe/stripe.json', '/components/schemas/customer/properties/email');
    const loop = await vendorproof('run', 'stripe', '--json', '--version', '3');
    expect([loop.code, verdict(loop), await canIDeploy('3')]).to.deep.equal([1, 'blocked', 1], loop.err);
    expect(loop.out).to.contain('PostCustomers').and.to.contain('$.email');
  });
});
