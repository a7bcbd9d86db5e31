import { expect } from 'chai';
import type { TestWorkspace } from '../testing/workspace.ts';
import { aWorkspace } from '../testing/workspace.ts';

const providerFile = 'providers/bitbucket/provider.ts';
const source = 'openapi/bitbucket/source.json';

describe('what stops a run', function () {
  this.timeout(30_000);
  let workspace: TestWorkspace;
  before(async () => {
    workspace = await aWorkspace();
    await workspace.write(providerFile, "export const provider = { states: { 'a mistyped state': { stub: [{ operation: 'getRepo' }] } } };\n");
    await workspace.write(source, '{"provider":');
    await workspace.run('publish');
  });
  after(() => workspace.close());

  const mistyped = /providers\/bitbucket\/provider\.ts: the state “a mistyped state”: there is no operation getRepo: did you mean getRepository/;

  it('is found by the doctor, by provider file and state', async () => {
    const { code, out } = await workspace.run('doctor');
    expect(out).to.match(mistyped);
    expect(code).to.equal(1);
  });

  it('is told by the replay in the same words', async () => {
    const { code, err } = await workspace.run('verify', 'bitbucket');
    expect(err).to.match(mistyped);
    expect(code).to.equal(2);
  });

  it('is a source that is not JSON to the doctor', async () => {
    const { out } = await workspace.run('doctor', '--json');
    expect(JSON.parse(out).problems).to.deep.include({
      code: 'json.syntax',
      severity: 'error',
      message: `${source}: is not JSON: it ends too early (line 1, column 13)`,
      fix: 'mend it, then run vendorproof doctor again',
    });
  });
});
