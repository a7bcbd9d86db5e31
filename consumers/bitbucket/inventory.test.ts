import { expect } from 'chai';
import { failing } from '../shared/testing/failing.ts';
import { BitbucketError } from './errors/bitbucket-error.ts';
import { takeInventory } from './inventory.ts';
import { bitbucketOnScript } from './testing/client.ts';
import { aRepository, page, refusal, repositoryPage } from './testing/samples.ts';

describe('the inventory', () => {
  const { vendor, client } = bitbucketOnScript();
  const next = (number: number) => ({ next: `${vendor.url}/2.0/repositories/acme-sec?page=${number}` });

  it('knows each repository by the id that survives a rename', async () => {
    vendor.answers(repositoryPage(['{b6f2}'], { size: 1 }));
    const { assets } = await takeInventory(client(), 'acme-sec');
    const lastActivity = '2026-01-05T08:15:30.000000+00:00';
    const asset = { id: '{b6f2}', name: 'acme-sec/inventory', visibility: 'private', defaultBranch: 'main', lastActivity };
    expect(assets).to.deep.equal([asset]);
  });

  it('lists an empty and a public repository as they are', async () => {
    vendor.answers(page([aRepository({ mainbranch: null, is_private: false })]));
    const { assets } = await takeInventory(client(), 'acme-sec');
    expect(assets[0]).to.include({ defaultBranch: undefined, visibility: 'public' });
    expect(vendor.requests).to.have.length(1);
  });

  it('counts a repository that two pages hold as one', async () => {
    vendor.answers(repositoryPage(['{1}', '{2}'], { size: 3, ...next(2) }), repositoryPage(['{2}', '{3}']));
    const { assets, duplicates, complete } = await takeInventory(client(), 'acme-sec');
    expect({ assets: assets.length, duplicates, complete }).to.deep.equal({ assets: 3, duplicates: 1, complete: true });
  });

  it('does not call itself complete when repositories went missing between pages', async () => {
    vendor.answers(repositoryPage(['{1}', '{2}'], { size: 4, ...next(2) }), repositoryPage(['{2}', '{3}']));
    expect(await takeInventory(client(), 'acme-sec')).to.include({ duplicates: 1, complete: false });
  });

  it('fails as a whole when a page fails, and gives no part of the list for the whole', async () => {
    vendor.answers(repositoryPage(['{1}'], next(2)), refusal(401, { message: 'expired' }));
    await failing(takeInventory(client(), 'acme-sec'), BitbucketError);
  });
});
