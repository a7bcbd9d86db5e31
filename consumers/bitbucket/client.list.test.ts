import { expect } from 'chai';
import { PaginationError } from '../shared/errors/pagination-error.ts';
import { ProtocolError } from '../shared/errors/protocol-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { UnsafeLinkError } from './errors/unsafe-link-error.ts';
import type { ListNotice } from './list.ts';
import { bitbucketOnScript, inventory } from './testing/client.ts';
import { aCommit, hash, olderHash, repositoryPage } from './testing/samples.ts';

describe('the Bitbucket client, listing', () => {
  const { vendor, client } = bitbucketOnScript();
  const notices: ListNotice[] = [];
  beforeEach(() => void notices.splice(0));

  const listed = async () => {
    const ids: string[] = [];
    const repositories = client().listRepositories('acme-sec', { onNotice: (notice) => notices.push(notice) });
    for await (const { id } of repositories) ids.push(id);
    return ids;
  };
  const next = (rest: string) => ({ next: `${vendor.url}/2.0/repositories/acme-sec${rest}` });
  const urls = () => vendor.requests.map(({ url }) => url);

  it('follows the next link of three pages unchanged (B02)', async () => {
    const second = '?pagelen=2&page=2&q=a%3D%22b%22';
    vendor.answers(repositoryPage(['{1}', '{2}'], next(second)), repositoryPage(['{3}'], next('?page=3')), repositoryPage(['{4}']));
    expect(await listed()).to.deep.equal(['{1}', '{2}', '{3}', '{4}']);
    expect(urls().slice(1)).to.deep.equal([`/2.0/repositories/acme-sec${second}`, '/2.0/repositories/acme-sec?page=3']);
  });

  it('asks for full pages in an order that new repositories do not disturb', async () => {
    vendor.answers(repositoryPage([]));
    expect(await listed()).to.deep.equal([]);
    expect(urls()).to.deep.equal(['/2.0/repositories/acme-sec?pagelen=100&sort=created_on']);
  });

  for (const link of ['http://127.0.0.1:1/2.0/repositories', 'https://evil.example/2.0/x', 'file:///2.0/x', 'not a link']) {
    it(`does not follow a next link to another host: ${link} (B19)`, async () => {
      vendor.answers(repositoryPage(['{1}'], { next: link }));
      await failing(listed(), UnsafeLinkError);
      expect(vendor.requests).to.have.length(1);
    });
  }

  it('does not follow a next link out of the API’s path', async () => {
    vendor.answers(repositoryPage(['{1}'], { next: `${vendor.url}/2.0/../internal` }));
    await failing(listed(), UnsafeLinkError);
  });

  it('does not follow a next link that brings its own credentials', async () => {
    vendor.answers(repositoryPage(['{1}'], { next: vendor.url.replace('//', '//user@').concat('/2.0/x') }));
    await failing(listed(), UnsafeLinkError);
  });

  it('stops where the next page is the current one (B20)', async () => {
    vendor.answers(repositoryPage(['{1}'], next('?pagelen=100&sort=created_on')));
    expect(await failing(listed(), PaginationError)).to.include({ fault: 'loop' });
    expect(vendor.requests).to.have.length(1);
  });

  it('stops at the page cap', async () => {
    vendor.answers(...[2, 3, 4, 5].map((number) => repositoryPage([`{${number}}`], next(`?page=${number}`))));
    expect(await failing(listed(), PaginationError)).to.include({ fault: 'too-many-pages' });
    expect(vendor.requests).to.have.length(4);
  });

  it('passes over one empty page, not over two', async () => {
    const pages = [[], ['{1}'], [], []].map((uuids, index) => repositoryPage(uuids, next(`?page=${index + 2}`)));
    vendor.answers(...pages);
    expect(await failing(listed(), PaginationError)).to.include({ fault: 'empty-page' });
    expect(vendor.requests).to.have.length(4);
  });

  it('hands out a repository that two pages hold once, and says so (B23)', async () => {
    vendor.answers(repositoryPage(['{1}', '{2}'], next('?page=2')), repositoryPage(['{2}', '{3}']));
    expect(await listed()).to.deep.equal(['{1}', '{2}', '{3}']);
    expect(notices).to.deep.equal([{ kind: 'duplicate', key: '{2}' }]);
  });

  it('says where the count differs from the announced one', async () => {
    vendor.answers(repositoryPage(['{1}'], { size: 2 }));
    await listed();
    expect(notices).to.deep.equal([{ kind: 'drift', announced: 2, found: 1 }]);
  });

  it('refuses a page without values (B24)', async () => {
    vendor.answers({ body: { pagelen: 10 } });
    expect(await failing(listed(), ProtocolError)).to.include({ field: 'values' });
  });

  it('walks commits, whose pages are opaque and uncounted (B22)', async () => {
    vendor.answers({ body: { values: [aCommit()], next: `${vendor.url}/2.0/repositories/acme-sec/inventory/commits?ctx=b3BhcXVl&page=2` } }, { body: { values: [aCommit({ hash: olderHash })] } });
    const commits = await Array.fromAsync(client().listCommits(inventory, { include: ['a', 'b'], exclude: ['c'] }));
    expect(commits.map((commit) => commit.hash)).to.deep.equal([hash, olderHash]);
    const path = '/2.0/repositories/acme-sec/inventory/commits';
    expect(urls()).to.deep.equal([`${path}?pagelen=100&include=a&include=b&exclude=c`, `${path}?ctx=b3BhcXVl&page=2`]);
  });

  it('asks for the next page besides the fields that its caller names (B25)', async () => {
    vendor.answers(repositoryPage(['{1}']));
    await Array.fromAsync(client().listRepositories('acme-sec', { fields: 'values.uuid,values.name,size' }));
    expect(urls()).to.deep.equal(['/2.0/repositories/acme-sec?pagelen=100&sort=created_on&fields=values.uuid%2Cvalues.name%2Csize%2Cnext']);
  });
});
