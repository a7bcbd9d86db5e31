import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { isArray, parseJson } from '../../../src/json/json.ts';
import { lookUp } from '../../../src/json/pointer.ts';
import type { TestWorkspace } from '../testing/workspace.ts';
import { aWorkspace } from '../testing/workspace.ts';

/** One consumer of both vendors, with a group. */
const config = `export default {
  vendors: { stripe: { consumer: 'shop', group: 'all' }, bitbucket: { consumer: 'shop', group: 'all' } },
  environments: { local: { demands: 'stub' } },
};
`;

describe('a consumer of two vendors', function () {
  this.timeout(60_000);
  let workspace: TestWorkspace;
  before(async () => {
    workspace = await aWorkspace();
    await workspace.write('vendorproof.config.ts', config);
    for (const vendor of ['stripe', 'bitbucket']) await underOneName(vendor);
  });
  after(() => workspace.close());

  async function underOneName(vendor: string): Promise<void> {
    const [pact, test] = [`pacts/${vendor}-integration-${vendor}.json`, `consumers/${vendor}/client.pact.test.ts`];
    await workspace.write(`pacts/shop-${vendor}.json`, (await workspace.read(pact)).replaceAll(`${vendor}-integration`, 'shop'));
    await rm(join(workspace.folder, pact));
    await workspace.write(test, (await workspace.read(test)).replaceAll(`${vendor}-integration`, 'shop'));
  }

  const listAt = (out: string, pointer: string, field: string): readonly unknown[] => {
    const list = lookUp(parseJson(out, 'the answer'), pointer);
    return isArray(list) ? list.map((one) => lookUp(one, field)) : [];
  };

  it('is published with all its pacts, also when one vendor is named: its version stands for all of them', async () => {
    const { out } = await workspace.run('publish', 'stripe', '--version', '1', '--json');
    expect(listAt(out, '/published', '/provider')).to.deep.equal(['stripe', 'bitbucket']);
  });

  it('is not deployable on the evidence of one vendor', async () => {
    await workspace.run('publish', 'stripe', '--version', '1');
    await workspace.run('verify', 'stripe', '--version', '1');
    const { code, out } = await workspace.run('gate', 'shop', '--version', '1');
    expect([code, out.includes('no stub evidence'), out.includes('vendorproof verify bitbucket --against stub')]).to.deep.equal([3, true, true], out);
  });

  it('has one verdict in a run of the group', async () => {
    const { code, out, err } = await workspace.run('run', 'all', '--json');
    expect([code, listAt(out, '/results', '/pacticipant')]).to.deep.equal([0, ['shop']], err);
  });
});
