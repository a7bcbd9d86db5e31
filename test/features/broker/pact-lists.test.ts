import { expect } from 'chai';
import type { TestBroker } from './testing/a-broker.ts';
import { aBroker } from './testing/a-broker.ts';
import { aPact } from './testing/a-pact.ts';

const ofProvider = '/pacts/provider/petshop';
const ofPair = `${ofProvider}/consumer/web`;

describe('lists of pacts', () => {
  let broker: TestBroker;
  before(async () => {
    broker = await aBroker();
    await broker.publish({ version: '1', branch: 'main', tags: ['prod'] });
    await broker.publish({ version: '2', branch: 'main', content: aPact({ descriptions: ['two'] }) });
    await broker.publish({ version: '3', branch: 'feat/x' });
    await broker.publish({ consumer: 'app', version: '1', branch: 'main' });
  });
  after(() => broker.close());

  const named = async (path: string) => (await broker.get(path)).each('/_links/pb:pacts', '/title');
  const versions = async (path: string) => (await broker.get(path)).each('/_embedded/pacts', '/_embedded/consumerVersion/number');

  it('has the latest pact of every integration, with the names that the command line prints', async () => {
    const answer = await broker.get('/pacts/latest');
    expect(answer.each('/pacts', '/_embedded/consumer/name')).to.deep.equal(['app', 'web']);
    expect(answer.each('/pacts', '/_embedded/consumer/_embedded/version/number')).to.deep.equal(['1', '3']);
    expect(answer.each('/pacts', '/_embedded/provider/name')).to.deep.equal(['petshop', 'petshop']);
  });

  it('has the latest pacts of a provider also under the name that the verifier reads', async () => {
    const answer = await broker.get(`${ofProvider}/latest`);
    expect(answer.each('/_links/pacts', '/href')).to.deep.equal([
      'http://broker/pacts/provider/petshop/consumer/app/version/1',
      'http://broker/pacts/provider/petshop/consumer/web/version/3',
    ]);
  });

  it('narrows the pacts of a provider to tags and branches', async () => {
    expect(await named(`${ofProvider}/latest/prod`)).to.deep.equal(['Pact between web (1) and petshop']);
    expect(await named(`${ofProvider}/tag/prod`)).to.deep.equal(['Pact between web (1) and petshop']);
    expect(await named(ofProvider)).to.have.length(4);
    expect(await named(`${ofProvider}/branch/main`)).to.have.length(3);
    expect(await named(`${ofProvider}/branch`)).to.have.length(3);
    expect(await named(`${ofProvider}/branch/latest`)).to.deep.equal([
      'Pact between app (1) and petshop',
      'Pact between web (2) and petshop',
    ]);
    expect(await named(`${ofProvider}/branch/feat%2Fx/latest`)).to.deep.equal(['Pact between web (3) and petshop']);
  });

  it('narrows the pacts of a pair to tags and branches', async () => {
    expect(await versions(`${ofPair}/versions`)).to.deep.equal(['3', '2', '1']);
    expect(await versions(`${ofPair}/tag/prod`)).to.deep.equal(['1']);
    expect(await versions(`${ofPair}/branch/main`)).to.deep.equal(['1', '2']);
    expect(await versions(`${ofPair}/branch/versions`)).to.deep.equal(['1', '2']);
    expect(await versions(`${ofPair}/branch/main/latest/versions`)).to.deep.equal(['2']);
    expect(await versions(`${ofPair}/branch/latest/versions`)).to.deep.equal(['2']);
  });

  it('takes a branch whose slashes are not encoded', async () => {
    expect(await versions(`${ofPair}/branch/feat/x`)).to.deep.equal(['3']);
    expect(await named(`${ofProvider}/branch/feat/x`)).to.deep.equal(['Pact between web (3) and petshop']);
    expect(await named(`${ofProvider}/branch/feat/x/latest`)).to.deep.equal(['Pact between web (3) and petshop']);
  });

  it("takes the consumer's main branch where the command line leaves the branch out", async () => {
    expect(await versions(`${ofPair}/branch`)).to.deep.equal(['1', '2']);
    expect(await versions(`${ofPair}/branch/latest`)).to.deep.equal(['2']);
  });

  it('prefers a branch that is really called latest', async () => {
    await broker.publish({ consumer: 'tv', version: '7', branch: 'latest' });
    expect(await versions(`${ofProvider}/consumer/tv/branch/latest`)).to.deep.equal(['7']);
  });

  it('answers 404 for a provider or consumer nobody knows, by its role', async () => {
    expect((await broker.get('/pacts/provider/nope/latest')).at('/error')).to.equal("No provider with name 'nope' found");
    expect((await broker.get(`${ofProvider}/consumer/nope/versions`)).at('/error')).to.equal("No consumer with name 'nope' found");
  });
});

describe('lists of pacts that are deleted', () => {
  let broker: TestBroker;
  beforeEach(async () => {
    broker = await aBroker();
    await broker.publish({ version: '1', branch: 'main', tags: ['prod'] });
    await broker.publish({ version: '2', branch: 'main' });
    await broker.publish({ version: '3', branch: 'other' });
  });
  afterEach(() => broker.close());

  const left = async () => (await broker.get(`${ofPair}/versions`)).each('/_embedded/pacts', '/_embedded/consumerVersion/number');

  it('leave the pacts of other tags and branches', async () => {
    const answer = await broker.delete(`${ofPair}/tag/prod`);
    expect([answer.status, answer.at('/_links/pb:latest-pact-version/href')]).to.deep.equal([200, `http://broker${ofPair}/latest`]);
    expect(await left()).to.deep.equal(['3', '2']);
    expect((await broker.delete(`${ofPair}/branch/main`)).status).to.equal(200);
    expect(await left()).to.deep.equal(['3']);
  });

  it('leave the versions', async () => {
    expect((await broker.delete(`${ofPair}/versions`)).status).to.equal(204);
    expect(await left()).to.deep.equal([]);
    expect((await broker.get('/pacticipants/web/versions')).each('/_embedded/versions', '/number')).to.deep.equal(['3', '2', '1']);
  });
});
