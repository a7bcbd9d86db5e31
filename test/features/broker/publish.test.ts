import { expect } from 'chai';
import type { TestBroker } from './testing/a-broker.ts';
import { aBroker } from './testing/a-broker.ts';
import { aPact } from './testing/a-pact.ts';

describe('publishing contracts', () => {
  let broker: TestBroker;
  beforeEach(async () => (broker = await aBroker()));
  afterEach(() => broker.close());

  const shaOf = async (version: string) =>
    (await broker.get(`/pacts/provider/petshop/consumer/web/version/${version}`)).at('/_links/pb:pact-version/name');

  it('answers 200 with the version and links to what was published', async () => {
    const answer = await broker.publish({ branch: 'main', tags: ['dev'] });
    expect(answer.status).to.equal(200);
    expect(answer.type).to.equal('application/hal+json;charset=utf-8');
    expect(answer.at('/_embedded/version')).to.include({ number: '1' });
    expect(answer.each('/_links/pb:pacticipant-version-tags', '/name')).to.deep.equal(['dev']);
    const pact = { name: 'Pact between web (1) and petshop', href: 'http://broker/pacts/provider/petshop/consumer/web/version/1' };
    expect(answer.at('/_links/pb:contracts/0')).to.include(pact);
  });

  it('says what happened in a fixed order, and once more in the older form', async () => {
    const answer = await broker.publish({ branch: 'main' });
    expect(answer.each('/notices', '/type')).to.deep.equal(['debug', 'success', 'debug', 'debug', 'prompt']);
    expect(answer.at('/notices/0/text')).to.equal('Created web version 1 with branch main');
    expect(answer.at('/logs/0')).to.have.keys('level', 'message', 'deprecationWarning');
  });

  it('advises a branch when none was sent', async () => {
    const answer = await broker.publish();
    expect(answer.at('/notices/1/type')).to.equal('prompt');
    expect(answer.at('/notices/1/text')).to.contain('--branch');
  });

  it('keeps one content for publications that ask the same, whatever their order', async () => {
    await broker.publish({ version: '1', content: aPact({ descriptions: ['a', 'b'] }) });
    await broker.publish({ version: '2', content: aPact({ descriptions: ['b', 'a'] }) });
    expect(await shaOf('1')).to.equal(await shaOf('2'));
  });

  it('takes the same content for the same version again', async () => {
    await broker.publish({ branch: 'main' });
    const answer = await broker.publish({ branch: 'main' });
    expect(answer.status).to.equal(200);
    expect(answer.at('/notices/1/text')).to.contain('same content');
  });

  it('refuses other content for the same version with 409, and says what differs', async () => {
    await broker.publish();
    const answer = await broker.publish({ content: aPact({ descriptions: ['a pet', 'another'] }) });
    expect(answer.status).to.equal(409);
    expect(answer.type).to.equal('application/json;charset=utf-8');
    expect(answer.at('/errors/contracts/0')).to.contain('web version 1 and petshop');
    expect(answer.each('/notices', '/type')).to.deep.equal(['error', 'info']);
    expect(answer.at('/notices/1/text')).to.equal('+ another (added)');
  });

  it('merges what parallel builds publish for one version', async () => {
    await broker.publish({ content: aPact({ descriptions: ['one'] }) });
    const answer = await broker.publish({ content: aPact({ descriptions: ['two'] }), onConflict: 'merge' });
    const pact = await broker.get('/pacts/provider/petshop/consumer/web/version/1');
    expect(answer.status).to.equal(200);
    expect(pact.each('/interactions', '/description')).to.deep.equal(['one', 'two']);
  });

  it('identifies a merged pact by all of its content', async () => {
    await broker.publish({ version: '1', content: aPact({ descriptions: ['one'] }) });
    await broker.publish({ version: '1', content: aPact({ descriptions: ['two'] }), onConflict: 'merge' });
    await broker.publish({ version: '2', content: aPact({ descriptions: ['one', 'two'] }) });
    expect(await shaOf('1')).to.equal(await shaOf('2'));
  });

  it('refuses a merge in which one description asks two things', async () => {
    await broker.publish({ content: aPact({ path: '/pets/1' }) });
    const answer = await broker.publish({ content: aPact({ path: '/pets/2' }), onConflict: 'merge' });
    expect(answer.status).to.equal(409);
    expect(answer.at('/errors/contracts/0')).to.contain('a pet');
  });

  it('refuses a new name that looks like one that exists, and names the way out', async () => {
    await broker.publish();
    const answer = await broker.publish({ consumer: 'mobile', provider: 'petshop-service' });
    expect(answer.status).to.equal(409);
    expect(answer.at('/errors/contracts/0')).to.contain('pact broker create-or-update-pacticipant --name "petshop-service"');
  });

  it('publishes nothing of a request of which one contract is refused', async () => {
    await broker.publish();
    const contracts = [
      { ...aContract, providerName: 'bank', content: base64(aPact({ provider: 'bank' })) },
      { ...aContract, content: base64(aPact({ descriptions: ['changed'] })) },
    ];
    expect((await broker.post('/contracts/publish', aRequest({ contracts }))).status).to.equal(409);
    expect((await broker.get('/pacticipants/bank')).status).to.equal(404);
  });

  it('takes a request without contracts', async () => {
    const answer = await broker.post('/contracts/publish', aRequest({ contracts: [] }));
    expect(answer.status).to.equal(200);
    expect(answer.at('/_links/pb:contracts')).to.deep.equal([]);
  });

  it('detects the main branch once, and never overrides it', async () => {
    await broker.publish({ version: '1', branch: 'feat/x' });
    await broker.publish({ version: '2', branch: 'master' });
    await broker.publish({ version: '3', branch: 'main' });
    expect((await broker.get('/pacticipants/web')).at('/mainBranch')).to.equal('master');
  });
});

const base64 = (content: string | Uint8Array): string => Buffer.from(content).toString('base64');

const aContract = {
  consumerName: 'web',
  providerName: 'petshop',
  specification: 'pact',
  contentType: 'application/json',
  content: base64(aPact()),
};

const aRequest = (changes: object): object => ({
  pacticipantName: 'web',
  pacticipantVersionNumber: '1',
  contracts: [aContract],
  ...changes,
});

const withContract = (changes: object): object => aRequest({ contracts: [{ ...aContract, ...changes }] });

describe('what publishing refuses', () => {
  let broker: TestBroker;
  before(async () => (broker = await aBroker()));
  after(() => broker.close());

  const notJson = 'content could not be parsed as application/json';
  const refused: readonly (readonly [what: string, body: object, field: string, message: string])[] = [
    ['a missing name', aRequest({ pacticipantName: undefined }), 'pacticipantName', 'is missing'],
    ['an empty name', aRequest({ pacticipantName: '' }), 'pacticipantName', 'must be filled'],
    ['a blank version', aRequest({ pacticipantVersionNumber: '  ' }), 'pacticipantVersionNumber', 'cannot be blank'],
    ['a version of two lines', aRequest({ pacticipantVersionNumber: '1\n2' }), 'pacticipantVersionNumber', 'cannot contain multiple lines'],
    ['a blank branch', aRequest({ branch: ' ' }), 'branch', 'cannot be blank'],
    ['tags that are no list', aRequest({ tags: 'dev' }), 'tags', 'must be an array'],
    ['an empty tag', aRequest({ tags: [''] }), 'tags', 'must be filled (at index 0)'],
    ['a tag that is neither text nor number', aRequest({ tags: [true] }), 'tags', 'must be a string (at index 0)'],
    ['missing contracts', aRequest({ contracts: undefined }), 'contracts', 'is missing'],
    ['contracts that are no list', aRequest({ contracts: {} }), 'contracts', 'must be an array'],
    ['a contract that is no object', aRequest({ contracts: ['x'] }), 'contracts', 'must be an object (at index 0)'],
    ['missing content', withContract({ content: undefined }), 'contracts', 'content is missing (at index 0)'],
    [
      'another consumer',
      withContract({ consumerName: 'app' }),
      'contracts',
      "consumerName ('app') must match pacticipantName ('web') (at index 0)",
    ],
    ['another specification', withContract({ specification: 'oas' }), 'contracts', 'specification must be one of: pact (at index 0)'],
    [
      'another content type',
      withContract({ contentType: 'text/plain' }),
      'contracts',
      'contentType must be one of: application/json (at index 0)',
    ],
    [
      'an unknown way out of a conflict',
      withContract({ onConflict: 'x' }),
      'contracts',
      'onConflict must be one of: overwrite, merge (at index 0)',
    ],
    ['bad Base64', withContract({ content: 'e30=\n' }), 'contracts', 'is not valid Base64 (at index 0)'],
    ['content that is not JSON', withContract({ content: base64('{') }), 'contracts', `${notJson} (at index 0)`],
    [
      'content that is not UTF-8',
      withContract({ content: base64(Uint8Array.of(0x22, 0xff, 0x22)) }),
      'contracts',
      `${notJson} (at index 0)`,
    ],
    [
      'content that is nested too deep',
      withContract({ content: base64('['.repeat(60) + ']'.repeat(60)) }),
      'contracts',
      `${notJson}: it is nested too deep (at index 0)`,
    ],
    [
      'content that is a list',
      withContract({ content: base64('[]') }),
      'contracts',
      'parsed content was expected to be an object but was an array (at index 0)',
    ],
    [
      'content of another provider',
      withContract({ content: base64(aPact({ provider: 'bank' })) }),
      'contracts',
      "provider name in contract content ('bank') must match providerName in contract params ('petshop') (at index 0)",
    ],
  ];

  for (const [what, body, field, message] of refused) {
    it(`is ${what}`, async () => {
      const answer = await broker.post('/contracts/publish', body);
      expect(answer.status).to.equal(400);
      expect(answer.at(`/errors/${field}`)).to.deep.equal([message]);
    });
  }

  it('is another content type, before the body is looked at', async () => {
    expect((await broker.post('/contracts/publish', '', { 'content-type': 'text/plain' })).status).to.equal(415);
  });
});
