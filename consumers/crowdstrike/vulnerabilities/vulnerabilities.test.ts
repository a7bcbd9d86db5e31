import { expect } from 'chai';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { MissingScopeError } from '../errors/missing-scope-error.ts';
import { SearchExpiredError } from '../errors/search-expired-error.ts';
import type { ListNotice } from '../list.ts';
import { falconOnScript, falconOnStub, signedIn } from '../testing/client.ts';
import { hexId, makeEnvelope, makeRefusal, makeVulnerability } from '../testing/factories.ts';

describe('a list of vulnerabilities', () => {
  const { vendor, now } = falconOnStub();

  it('says facets, filter and order with each page, and ends where the cursor is empty (C19)', async () => {
    await vendor.state('vulnerabilities on two pages');
    expect(await Array.fromAsync(now().client().vulnerabilities.list())).to.have.length(3);
    const queries = now().observer.exchanges.slice(1).map(({ url }) => new URL(url).searchParams);
    expect(queries.map((query) => query.get('after'))).to.deep.equal([null, 'p2']);
    expect(queries.map((query) => query.getAll('facet').join())).to.deep.equal(['cve,host_info', 'cve,host_info']);
    expect(new Set(queries.map((query) => query.get('filter')))).to.deep.equal(new Set(["status:['open','reopen']"]));
  });

  it('names the scope that is missing, and leaves hosts alone (C30)', async () => {
    await vendor.state('the client lacks the scope for vulnerabilities');
    const client = now().client();
    const error = await failing(Array.fromAsync(client.vulnerabilities.list()), MissingScopeError);
    expect(error).to.include({ kind: 'permission', scope: 'Vulnerabilities: Read', status: 403 });
    expect(await Array.fromAsync(client.hosts.list())).to.have.length(1);
  });

  it('fails when its search expires again and again, and is never empty then (C20)', async () => {
    await vendor.state('the search for vulnerabilities expires after one page');
    const found: string[] = [];
    const reading = async () => {
      for await (const { id } of now().client().vulnerabilities.list()) found.push(id);
    };
    expect(await failing(reading(), SearchExpiredError)).to.include({ kind: 'timeout', retryable: true, status: 404 });
    expect([found.length, (await vendor.calls('combinedQueryVulnerabilities')).length]).to.deep.equal([2, 4]);
  });
});

describe('a list of vulnerabilities whose search expires', () => {
  const { vendor, now } = falconOnScript();
  const page = (numbers: readonly number[], after: string) => ({
    body: makeEnvelope(numbers.map((number) => makeVulnerability({ id: `${hexId(number)}_a`, aid: hexId(number) })), { after, limit: 1000, total: 3 }),
  });
  const expired = { status: 404, body: { ...makeRefusal(404, 'Search context expired'), meta: { pagination: { after: '', total: 0 } } } };

  it('is begun anew once, and hands nothing out twice (C20)', async () => {
    vendor.answers(signedIn(), page([1], 'b'), page([2], 'c'), expired, page([1], 'd'), page([2], 'e'), page([3], ''));
    const notices: ListNotice[] = [];
    const found = await Array.fromAsync(now().client().vulnerabilities.list({ onNotice: (notice) => notices.push(notice) }));
    expect(found.map(({ hostId }) => hostId)).to.deep.equal([1, 2, 3].map(hexId));
    expect(notices).to.deep.equal([{ kind: 'restart' }]);
  });

  it('is no search that expired where its first page is not found', async () => {
    vendor.answers(signedIn(), expired);
    const error = await failing(Array.fromAsync(now().client().vulnerabilities.list()), VendorError);
    expect([error.kind, error instanceof SearchExpiredError]).to.deep.equal(['not-found', false]);
  });
});
