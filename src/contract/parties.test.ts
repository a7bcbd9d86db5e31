import { join } from 'node:path';
import { expect } from 'chai';
import { findParties } from './parties.ts';
import type { ContractOptions } from './parties.ts';
import type { Shop } from './testing/shop.ts';
import { openShop } from './testing/shop.ts';

describe('the parties of a contract', () => {
  let shop: Shop;
  before(async () => void (shop = await openShop()));
  after(() => shop.remove());

  const find = (options: Partial<ContractOptions>, environment = {}) => findParties({ consumer: 'petshop-integration', provider: 'petshop', workspace: shop.folder, ...options }, environment);
  const problem = async (options: Partial<ContractOptions>): Promise<string> => find(options).then(() => 'none', (error: unknown) => (error instanceof Error ? error.message : ''));

  it('are found in the workspace, with a place for fragments', async () => {
    const { document, fragments } = await find({});
    expect([document.title, fragments]).to.deep.equal(['Petshop', join(shop.folder, '.vendorproof/fragments')]);
  });

  it('leave fragments where the run says', async () => {
    expect((await find({}, { VENDORPROOF_FRAGMENTS: '/elsewhere' })).fragments).to.equal('/elsewhere');
  });

  it('need no workspace where the document is named', async () => {
    const { document, fragments } = await find({ provider: 'unlisted', document: join(shop.folder, 'petshop.yaml') });
    expect([document.version, fragments]).to.deep.equal(['2.1.0', join(shop.folder, '.vendorproof/fragments')]);
  });

  it('must be known by name', async () => expect(await problem({ provider: 'petshp' })).to.contain('there is no vendor petshp: did you mean petshop?'));

  it('are named by options that exist', async () => {
    const mistyped: Partial<ContractOptions> = JSON.parse('{ "workspce": "." }');
    expect(await problem(mistyped)).to.equal('workspce is not an option of `contract`: did you mean workspace?');
  });

  it('are not groups', async () => expect(await problem({ provider: 'zoo' })).to.contain('zoo is a group of vendors'));

  it('are those that the config has', async () => expect(await problem({ consumer: 'pets-app' })).to.contain('the consumer of petshop is petshop-integration, not pets-app'));
});
