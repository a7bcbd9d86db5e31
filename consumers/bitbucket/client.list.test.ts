import { expect } from 'chai';
import { PaginationError } from '../shared/errors/pagination-error.ts';
import { ProtocolError } from '../shared/errors/protocol-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { UnsafeLinkError } from './errors/unsafe-link-error.ts';
import type { ListNotice } from './list.ts';
import { bitbucketOnScript } from './testing/client.ts';
import { page, repositoryPage, samplePullRequest } from './testing/samples.ts';

describe('the Bitbucket client, listing', () => {
  const { vendor, client } = bitbucketOnScript();
  const notices: ListNotice[] = [];
  beforeEach(() => void notices.splice(0));

  const listed = async () => {
    const uuids: string[] = [];
    const repositories = client().listRepositories('acme-sec', { onNotice: (notice) => notices.push(notice) });
    for await (const { uuid } of repositories) uuids.push(uuid);
    return uuids;
  };
  const next = (rest: string) => ({ next: `${vendor.url}/2.0/repositories/acme-sec${rest}` });
  const urls = () => vendor.requests.map(({ url }) => url);

  it('follows the next link of three pages unchanged', async () => {
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
    it(`does not follow a next link to another host: ${link}`, async () => {
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

  it('stops where the next page is the current one', async () => {
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

  it('hands out a repository that two pages hold once, and says so', async () => {
    vendor.answers(repositoryPage(['{1}', '{2}'], next('?page=2')), repositoryPage(['{2}', '{3}']));
    expect(await listed()).to.deep.equal(['{1}', '{2}', '{3}']);
    expect(notices).to.deep.equal([{ kind: 'duplicate', key: '{2}' }]);
  });

  it('says where the count differs from the announced one', async () => {
    vendor.answers(repositoryPage(['{1}'], { size: 2 }));
    await listed();
    expect(notices).to.deep.equal([{ kind: 'drift', announced: 2, found: 1 }]);
  });

  it('refuses a page without values', async () => {
    vendor.answers({ body: { pagelen: 10 } });
    expect(await failing(listed(), ProtocolError)).to.include({ field: 'values' });
  });

  it('asks for no more than fifty pull requests a page', async () => {
    vendor.answers(page([samplePullRequest]));
    const pullRequests = client().listPullRequests({ workspace: 'acme-sec', slug: 'inventory' }, { q: 'state="OPEN"', pagelen: 100 });
    for await (const { id } of pullRequests) expect(id).to.equal(42);
    expect(urls()).to.deep.equal(['/2.0/repositories/acme-sec/inventory/pullrequests?pagelen=50&sort=created_on&q=state%3D%22OPEN%22']);
  });
});
