import { expect } from 'chai';
import type { TestBroker } from './testing/a-broker.ts';
import { aBroker } from './testing/a-broker.ts';
import { aPact } from './testing/a-pact.ts';

const contentOf = (name: string): string => aPact({ descriptions: [name] });

describe('pacts for verification', () => {
  let broker: TestBroker;
  before(async () => {
    broker = await aBroker();
    await broker.publish({ version: '1', branch: 'main', tags: ['prod'], content: contentOf('one') });
    await broker.publish({ version: '2', branch: 'main', content: contentOf('two') });
    await broker.publish({ version: '3', branch: 'feat/x', tags: ['dev'], content: contentOf('three') });
    await broker.publish({ consumer: 'app', version: 'a1', branch: 'main', content: aPact({ consumer: 'app' }) });
    await broker.deploy('web', '1', 'production');
    await broker.release('app', 'a1', 'store');
  });
  after(() => broker.close());

  const selected = async (selector: object, more: object = {}) =>
    (await broker.forVerification({ consumerVersionSelectors: [selector], ...more })).each('/_embedded/pacts', '/_links/self/name');
  const web = (...versions: readonly string[]) => versions.map((version) => `Pact between web (${version}) and petshop`);
  const app = 'Pact between app (a1) and petshop';

  const cases: readonly (readonly [what: string, selector: object, expected: readonly string[], more?: object])[] = [
    ['the latest of each consumer', { latest: true }, [app, ...web('3')]],
    ['each main branch', { mainBranch: true }, [app, ...web('2')]],
    ['a branch', { branch: 'feat/x' }, web('3')],
    ['every branch', { branch: true }, [app, ...web('2', '3')]],
    ['the branch of the provider', { matchingBranch: true }, web('3'), { providerVersionBranch: 'feat/x' }],
    [
      'a branch that is missing, or else another, each consumer for itself',
      { branch: 'feat/x', fallbackBranch: 'main' },
      [app, ...web('3')],
    ],
    ['the latest with a tag', { tag: 'dev', latest: true }, web('3')],
    ['all with a tag', { tag: 'prod' }, web('1')],
    ['the latest with a tag, or else another', { tag: 'nope', latest: true, fallbackTag: 'prod' }, web('1')],
    ['what is deployed', { deployed: true }, web('1')],
    ['what is released', { released: true }, [app]],
    ['what is deployed or released', { deployedOrReleased: true }, [app, ...web('1')]],
    ['what is in an environment', { environment: 'store' }, [app]],
    ['what is deployed to an environment', { deployed: true, environment: 'store' }, []],
    ['one consumer alone', { mainBranch: true, consumer: 'web' }, web('2')],
    ['a consumer that nobody knows', { mainBranch: true, consumer: 'nope' }, []],
  ];
  for (const [what, selector, expected, more] of cases) {
    it(`are ${what}`, async () => {
      expect(await selected(selector, more)).to.deep.equal(expected);
    });
  }

  it('without selectors are the main branches and whatever runs somewhere', async () => {
    const answer = await broker.forVerification({});
    expect(answer.each('/_embedded/pacts', '/_links/self/name')).to.deep.equal([app, ...web('1', '2')]);
  });

  it('name every reason for one content once, under its newest version', async () => {
    await broker.publish({ version: '4', branch: 'other', content: contentOf('one') });
    const answer = await broker.forVerification({ consumerVersionSelectors: [{ deployed: true }, { branch: 'other' }] });
    expect(answer.each('/_embedded/pacts', '/_links/self/name')).to.deep.equal(web('4'));
    expect(answer.at('/_embedded/pacts/0/shortDescription')).to.equal('latest from branch other, deployed to production');
    expect(answer.at('/_embedded/pacts/0/verificationProperties/notices/0/text'))
      .to.contain("branch 'other' (4)")
      .and.to.contain('deployed to production now (1)');
  });

  it('are what the verifier can read: link objects, texts, always notices', async () => {
    const answer = await broker.forVerification({ consumerVersionSelectors: [{ branch: true }], includePendingStatus: false });
    expect(answer.at('/_embedded/pacts/0/verificationProperties')).to.have.all.keys('notices');
    expect(answer.at('/_embedded/pacts/0/_links/self')).to.have.all.keys('href', 'name');
    expect(answer.at('/_embedded/pacts/0/shortDescription')).to.equal('latest from branch main');
  });

  it('lead to the pact, whose results stand for the selected versions', async () => {
    const href = (await broker.forVerification({ consumerVersionSelectors: [{ branch: 'feat/x' }] })).textAt(
      '/_embedded/pacts/0/_links/self/href',
    );
    const pact = await broker.get(href);
    expect(pact.each('/_links/pb:consumer-versions', '/name')).to.deep.equal(['3']);
    expect(pact.at('/_links/pb:publish-verification-results/href')).to.equal(`${href}/verification-results`);
  });

  it('are answered to GET too, with selectors in the query', async () => {
    const query =
      'consumer_version_selectors[][tag]=dev&consumer_version_selectors[][latest]=true&include_pending_status=false&provider_version_branch=main';
    const answer = await broker.get(`/pacts/provider/petshop/for-verification?${query}`);
    expect(answer.each('/_embedded/pacts', '/_links/self/name')).to.deep.equal(web('3'));
    expect(answer.at('/_embedded/pacts/0/verificationProperties/notices/0/text')).to.contain('GET');
  });

  it('have an address that the verifier follows', async () => {
    expect((await broker.get('/pacts/provider/petshop/for-verification')).at('/_links/self/href')).to.equal(
      'http://broker/pacts/provider/petshop/for-verification',
    );
  });

  it('answer 404 for a provider nobody knows, but check the request first', async () => {
    expect((await broker.forVerification({}, 'nope')).at('/error')).to.equal("No provider with name 'nope' found");
    expect((await broker.forVerification({ consumerVersionSelectors: [{}] }, 'nope')).status).to.equal(400);
  });
});

describe('what selectors may not be', () => {
  let broker: TestBroker;
  before(async () => {
    broker = await aBroker();
    await broker.publish();
    await broker.environment('test');
  });
  after(() => broker.close());

  const cases: readonly (readonly [selector: unknown, message: string])[] = [
    [{}, 'must specify a value for environment'],
    [{ consumer: 'web' }, 'must specify a value for environment'],
    [{ main_branch: true }, 'must specify a value for environment'],
    ['x', 'must be a hash'],
    [{ mainBranch: false }, 'mainBranch must be one of: true'],
    [{ latest: 'x' }, 'latest must be one of: true, false'],
    [{ branch: '' }, 'branch must be a non-empty string or true'],
    [{ tag: 7 }, 'tag must be filled'],
    [{ tag: 'a', branch: 'b' }, 'cannot specify both a tag and a branch'],
    [{ branch: 'a', environment: 'test' }, 'cannot specify the field branch with the field environment'],
    [{ environment: 'nope' }, "environment with name 'nope' does not exist"],
    [{ deployed: true, released: true }, 'cannot specify both deployed=true and released=true'],
    [{ tag: 'a', fallbackTag: 'b' }, 'fallbackTag can only be set if latest is true'],
    [{ latest: true, fallbackTag: 'b' }, 'a tag must be specified when a fallbackTag is specified'],
    [{ mainBranch: true, fallbackBranch: 'b' }, 'cannot specify the field mainBranch with the field fallbackBranch'],
    [{ mainBranch: true, latest: false }, 'cannot specify mainBranch=true with latest=false'],
    [{ branch: 'a', latest: false }, 'cannot specify a branch with latest=false'],
    [{ matchingBranch: true }, 'the providerVersionBranch must be specified'],
    [{ matchingBranch: true, tag: 'x' }, 'cannot specify the field matchingBranch with the field tag'],
  ];
  for (const [selector, message] of cases) {
    it(`are not ${JSON.stringify(selector)}`, async () => {
      const answer = await broker.forVerification({ consumerVersionSelectors: [{ latest: true }, selector] });
      expect(answer.status).to.equal(400);
      expect(answer.at('/errors/consumerVersionSelectors/0')).to.contain(message).and.to.contain('(at index 1)');
    });
  }

  it('refuses other fields of the wrong form', async () => {
    const answer = await broker.forVerification({
      consumerVersionSelectors: {},
      providerVersionTags: 'x',
      includePendingStatus: 'x',
      includeWipPactsSince: 'yesterday',
      providerVersionBranch: 7,
    });
    expect(answer.at('/errors')).to.have.all.keys(
      'consumerVersionSelectors',
      'providerVersionTags',
      'includePendingStatus',
      'includeWipPactsSince',
      'providerVersionBranch',
    );
  });

  it('refuses a blank branch, and an empty one where pending depends on it', async () => {
    const refused = async (body: object) => (await broker.forVerification(body)).at('/errors/providerVersionBranch/0');
    expect(await refused({ providerVersionBranch: ' ' })).to.equal('cannot be blank');
    expect(await refused({ providerVersionBranch: '', includePendingStatus: true })).to.contain('must not be empty');
    expect(await refused({ providerVersionBranch: '' })).to.equal(undefined);
  });

  it('refuses a list and another content type as body', async () => {
    expect((await broker.forVerification([])).status).to.equal(400);
    expect((await broker.post('/pacts/provider/petshop/for-verification', 'x', { 'content-type': 'text/plain' })).status).to.equal(415);
  });

  it('takes no body at all', async () => {
    expect((await broker.post('/pacts/provider/petshop/for-verification', '')).status).to.equal(200);
  });
});
