import { expect } from 'chai';
import type { TestBroker } from './testing/a-broker.ts';
import { aBroker } from './testing/a-broker.ts';
import { aPact } from './testing/a-pact.ts';

describe('the matrix', () => {
  let broker: TestBroker;
  before(async () => {
    broker = await aBroker();
    await broker.publish({ version: '1', branch: 'main', tags: ['prod'] });
    await broker.publish({ version: '2', branch: 'main', content: aPact({ descriptions: ['two'] }) });
    await broker.publish({ version: '3', branch: 'feat', content: aPact({ descriptions: ['three'] }) });
    await broker.verify({ version: '1', providerVersion: 'p1', branch: 'main' });
    await broker.verify({ version: '1', providerVersion: 'p2', success: false });
    await broker.verify({ version: '2', providerVersion: 'p2' });
    await broker.publish({ consumer: 'app', version: 'a1' });
    await broker.environment('test');
  });
  after(() => broker.close());

  const rows = async (query: string) => {
    const answer = await broker.matrix(query);
    const [consumers, providers, results] = ['/consumer/version/number', '/provider/version/number', '/verificationResult/success'].map(
      (pointer) => answer.each('/matrix', pointer),
    );
    return consumers?.map((consumer, index) => `${consumer} ${providers?.[index] ?? '-'} ${results?.[index] ?? '-'}`);
  };
  const pair = 'q[][pacticipant]=web&q[][pacticipant]=petshop';

  it('has a row for each pact and provider version, newest first, and one for a pact without results', async () => {
    expect(await rows(`${pair}&latestby=cvpv`)).to.deep.equal(['3 - -', '2 p2 true', '1 p2 false', '1 p1 true']);
  });

  it('keeps the newest result for each consumer version, or for each pair', async () => {
    expect(await rows(`${pair}&latestby=cvp`)).to.deep.equal(['3 - -', '2 p2 true', '1 p2 false']);
    expect(await rows(`${pair}&latestby=cp`)).to.deep.equal(['3 - -']);
  });

  it('narrows versions by number, branch, tag and place', async () => {
    const one = (selector: string) => rows(`q[][pacticipant]=web&q[]${selector}&q[][pacticipant]=petshop&latestby=cvpv`);
    expect(await one('[version]=2')).to.deep.equal(['2 p2 true']);
    expect(await one('[branch]=main')).to.deep.equal(['2 p2 true', '1 p2 false', '1 p1 true']);
    expect(await rows('q[][pacticipant]=web&q[][branch]=main&q[][latest]=true&q[][pacticipant]=petshop&latestby=cvpv')).to.deep.equal([
      '2 p2 true',
    ]);
    expect(await one('[tag]=prod')).to.deep.equal(['1 p2 false', '1 p1 true']);
    expect(await one('[mainBranch]=true')).to.have.length(3);
    expect(await one('[latest]=true')).to.deep.equal(['3 - -']);
  });

  it('of one consumer has all its results; of one provider only its own', async () => {
    expect(await rows('q[][pacticipant]=web&q[][version]=1&latestby=cvpv')).to.deep.equal(['1 p2 false', '1 p1 true']);
    expect(await rows('q[][pacticipant]=petshop&q[][version]=p1&latestby=cvpv')).to.deep.equal(['1 p1 true']);
  });

  it('is narrowed by outcome', async () => {
    expect(await rows(`${pair}&latestby=cvpv&success[]=true`)).to.deep.equal(['2 p2 true', '1 p1 true']);
    expect(await rows(`${pair}&latestby=cvpv&success=false`)).to.deep.equal(['1 p2 false']);
    expect(await rows(`${pair}&latestby=cvpv&success[]=`)).to.deep.equal(['3 - -']);
  });

  it('looks at so many of the newest rows as it is told', async () => {
    expect(await rows(`${pair}&latestby=cvpv&limit=2`)).to.have.length(2);
  });

  it('says who a version is: branches, tags, environments, links', async () => {
    await broker.deploy('web', '1', 'test');
    const answer = await broker.matrix('q[][pacticipant]=web&q[][version]=1&latestby=cvp');
    expect(answer.at('/matrix/0/consumer/version/branch')).to.equal('main');
    expect(answer.at('/matrix/0/consumer/version/branchVersions/0')).to.include({ name: 'main', latest: false });
    expect(answer.at('/matrix/0/consumer/version/branches')).to.deep.equal(answer.at('/matrix/0/consumer/version/branchVersions'));
    expect(answer.at('/matrix/0/consumer/version/tags/0')).to.include({ name: 'prod', latest: true });
    expect(answer.at('/matrix/0/consumer/version/environments/0')).to.include({ name: 'test', production: false });
    expect(answer.at('/matrix/0/verificationResult/_links/self/href')).to.match(/verification-results\/\d+$/);
  });

  it('says the same thing once, however many rows say it', async () => {
    const answer = await broker.matrix(`${pair}&latestby=cvpv&success[]=`);
    await broker.publish({ version: '4', content: aPact({ descriptions: ['four'] }) });
    const more = await broker.matrix(`${pair}&latestby=cvpv&success[]=`);
    expect([answer, more].map((one) => one.each('/notices', '/type').filter((type) => type === 'error').length)).to.deep.equal([1, 1]);
    await broker.delete('/pacticipants/web/versions/4');
  });

  it('is a table for those who want text', async () => {
    const answer = await broker.get(`/matrix?${pair}&latestby=cp`, { accept: 'text/plain' });
    expect(answer.type).to.equal('text/plain;charset=utf-8');
    expect(answer.text)
      .to.match(/^CONSUMER \| C_VERSION .*\nweb +\| 3 +\| 1 +\| petshop/)
      .and.to.match(/\nDeployable: \nReason: /);
  });

  it('of a pair has the whole history', async () => {
    expect((await broker.get('/matrix/provider/petshop/consumer/web')).each('/matrix', '/consumer/version/number')).to.have.length(4);
    expect((await broker.get('/matrix/provider/petshop/consumer/nope')).at('/error')).to.equal("No consumer with name 'nope' found");
  });

  const refused: readonly (readonly [query: string, error: string])[] = [
    ['', 'Please provide 1 or more version selectors.'],
    ['q[][version]=1', 'Please specify the pacticipant name'],
    ['q[]=web', 'Please specify the pacticipant name'],
    ['q[][pacticipant]=ghost', 'Pacticipant ghost not found'],
    ['q[][pacticipant]=web&q[][version]=1&q[][latest]=true', 'A version number and latest flag cannot both be specified for web'],
    ['q[][pacticipant]=web&tag=a&mainBranch=true', 'Cannot specify more than one of tag, environment and mainBranch.'],
    ['q[][pacticipant]=web&latest=true&environment=test', 'Cannot specify both latest=true and an environment.'],
    ['q[][pacticipant]=web&environment=nope', "Environment with name 'nope' does not exist"],
    ['q[][pacticipant]=web&ignore[][version]=1', 'Please specify the pacticipant name to ignore'],
    ['q[][pacticipant]=web&limit=0', 'The limit must be 1 or greater.'],
    ['q[][pacticipant]=web&latestby=zzz', 'latestby must be one of: cvpv, cvp, cp'],
  ];
  for (const [query, error] of refused) {
    it(`refuses ${query === '' ? 'nothing' : query}`, async () => {
      const answer = await broker.matrix(query);
      expect([answer.status, answer.at('/errors')]).to.deep.equal([400, [error]]);
    });
  }
});

describe('the raw matrix', () => {
  it('has superseded revisions and results too', async () => {
    const broker = await aBroker();
    await broker.publish({ content: aPact({ descriptions: ['one'] }) });
    await broker.verify({ success: false });
    await broker.verify();
    await broker.publish({ content: aPact({ descriptions: ['two'] }), onConflict: 'merge' });
    const answer = await broker.matrix('q[][pacticipant]=web&q[][pacticipant]=petshop');
    expect(answer.each('/matrix', '/verificationResult/success')).to.deep.equal([undefined, true, false]);
    await broker.close();
  });
});

describe('a verdict over a long history', () => {
  it('sees every consumer version in play, however old', async () => {
    const broker = await aBroker();
    await broker.publish({ version: 'old', content: aPact({ descriptions: ['old'] }) });
    await broker.release('web', 'old', 'test');
    for (let version = 0; version < 110; version += 1) await broker.publish({ version: String(version) });
    await broker.verify({ version: '1', providerVersion: 'p1' });
    for (let version = 0; version < 110; version += 1) await broker.release('web', String(version), 'test');
    const answer = await broker.matrix('q[][pacticipant]=petshop&q[][version]=p1&latestby=cvpv&environment=test');
    expect(answer.at('/summary')).to.include({ deployable: null, success: 110, unknown: 1 });
    await broker.close();
  });
});
