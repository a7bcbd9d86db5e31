import { expect } from 'chai';
import type { Json } from '../../../src/json/json.ts';
import type { TestBroker } from './testing/a-broker.ts';
import { aBroker } from './testing/a-broker.ts';
import { aPact } from './testing/a-pact.ts';
import type { Answer } from './testing/an-answer.ts';

const other = (name: string): string => aPact({ descriptions: [name] });
const toTest = (pacticipant: string, version: string): string =>
  `q[][pacticipant]=${pacticipant}&q[][version]=${version}&latestby=cvpv&environment=test`;

type Given = (broker: TestBroker) => Promise<unknown>;

/** The usual pact and a result of it. */
const verified = (success = true): Given => async (broker) => [await broker.publish(), await broker.verify({ success })];
/** The same, and what gave the result is in the environment. */
const verifiedThere = (success = true): Given => async (broker) => [await verified(success)(broker), await broker.deploy('petshop', 'p1', 'test')];

interface Case {
  readonly what: string;
  readonly given: Given;
  readonly query: string;
  readonly deployable: Json;
  /** Types of the notices, and words of the last one. */
  readonly notices: readonly string[];
  readonly says: string;
  readonly counts?: object;
}

const cases: readonly Case[] = [
  {
    what: 'a verified pact with what is deployed',
    given: verifiedThere(),
    query: toTest('web', '1'),
    deployable: true,
    notices: ['success'],
    says: 'All required verification results are published and successful',
    counts: { success: 1, failed: 0, unknown: 0 },
  },
  {
    what: 'a consumer whose provider is not there',
    given: verified(),
    query: toTest('web', '1'),
    deployable: null,
    notices: ['error'],
    says: 'a version of petshop currently in test (no version is recorded as deployed or released there',
    counts: { success: 0, failed: 0, unknown: 1 },
  },
  {
    what: 'a provider whose consumer is not there',
    given: verified(false),
    query: toTest('petshop', 'p1'),
    deployable: true,
    notices: ['success'],
    says: 'There are no missing dependencies',
  },
  {
    what: 'a pacticipant without any pact',
    given: (broker) => broker.version('lonely', '1'),
    query: toTest('lonely', '1'),
    deployable: true,
    notices: ['success'],
    says: 'There are no missing dependencies',
  },
  {
    what: 'a version that nobody published',
    given: (broker) => broker.publish(),
    query: toTest('web', '9'),
    deployable: false,
    notices: ['error'],
    says: 'No pacts or verifications have been published for version 9 of web',
    counts: { success: 0, failed: 0, unknown: 0 },
  },
  {
    what: 'a branch without a head',
    given: (broker) => broker.publish({ branch: 'main' }),
    query: 'q[][pacticipant]=web&q[][branch]=nope&q[][latest]=true&latestby=cvpv&environment=test',
    deployable: false,
    notices: ['warning', 'error'],
    says: 'There is no version of web from branch nope',
  },
  {
    what: 'a tag that nothing has',
    given: (broker) => broker.publish(),
    query: 'q[][pacticipant]=web&q[][tag]=nope&q[][latest]=true&latestby=cvpv&environment=test',
    deployable: false,
    notices: ['warning', 'error'],
    says: 'There is no version of web with tag nope',
  },
  {
    what: 'a failed verification',
    given: verifiedThere(false),
    query: toTest('web', '1'),
    deployable: false,
    notices: ['error'],
    says: 'The verification of the pact between version 1 of web and the version of petshop currently in test (p1) failed',
    counts: { success: 0, failed: 1, unknown: 0 },
  },
  {
    what: 'several provider versions there of which one failed',
    given: async (broker) => [
      await verified()(broker),
      await broker.verify({ providerVersion: 'p2', success: false }),
      await broker.release('petshop', 'p1', 'test'),
      await broker.release('petshop', 'p2', 'test'),
    ],
    query: toTest('web', '1'),
    deployable: false,
    notices: ['error'],
    says: 'one of the versions of petshop currently in test (p2) failed',
  },
  {
    what: 'several provider versions there of which one never verified',
    given: async (broker) => [
      await verified()(broker),
      await broker.version('petshop', 'p2'),
      await broker.release('petshop', 'p1', 'test'),
      await broker.release('petshop', 'p2', 'test'),
    ],
    query: toTest('web', '1'),
    deployable: true,
    notices: ['success'],
    says: 'All required',
  },
  {
    what: 'several consumer versions there of which one has no result',
    given: async (broker) => [
      await broker.publish({ version: '1' }),
      await broker.publish({ version: '2', content: other('two') }),
      await broker.verify({ version: '1' }),
      await broker.release('web', '1', 'test'),
      await broker.release('web', '2', 'test'),
    ],
    query: toTest('petshop', 'p1'),
    deployable: null,
    notices: ['error'],
    says: 'There is no verified pact between one of the versions of web currently in test (2) and version p1 of petshop',
    counts: { success: 1, failed: 0, unknown: 1 },
  },
  {
    what: 'one failed and one unknown consumer: what is unknown outranks what failed',
    given: async (broker) => [
      await broker.publish(),
      await broker.publish({ consumer: 'app', version: 'a1' }),
      await broker.verify({ success: false }),
      await broker.deploy('web', '1', 'test'),
      await broker.deploy('app', 'a1', 'test'),
    ],
    query: toTest('petshop', 'p1'),
    deployable: null,
    notices: ['error', 'error'],
    says: 'the version of app currently in test (a1)',
    counts: { success: 0, failed: 1, unknown: 1 },
  },
  {
    what: 'an ignored provider that failed',
    given: verifiedThere(false),
    query: `${toTest('web', '1')}&ignore[][pacticipant]=petshop`,
    deployable: true,
    notices: ['success'],
    says: 'There are no missing dependencies',
    counts: { success: 0, failed: 0, unknown: 0, ignored: 1 },
  },
  {
    what: 'an ignored version of a provider that failed',
    given: verifiedThere(false),
    query: `${toTest('web', '1')}&ignore[][pacticipant]=petshop&ignore[][version]=p1`,
    deployable: true,
    notices: ['success'],
    says: 'There are no missing dependencies',
  },
  {
    what: 'an ignore selector for what does not exist',
    given: verifiedThere(),
    query: `${toTest('web', '1')}&ignore[][pacticipant]=ghost`,
    deployable: true,
    notices: ['warning', 'success'],
    says: 'All required',
    counts: { success: 1, failed: 0, unknown: 0, ignored: 0 },
  },
  {
    what: 'a pact of a program with itself',
    given: async (broker) => [
      await broker.publish({ consumer: 'petshop', version: '1' }),
      await broker.verify({ consumer: 'petshop', version: '1', providerVersion: '1' }),
    ],
    query: toTest('petshop', '1'),
    deployable: true,
    notices: ['success'],
    says: 'All required',
  },
  {
    what: 'a content that was verified for another version',
    given: async (broker) => [
      await verified()(broker),
      await broker.publish({ version: '2' }),
      await broker.deploy('petshop', 'p1', 'test'),
    ],
    query: toTest('web', '2'),
    deployable: true,
    notices: ['success'],
    says: 'All required',
  },
  {
    what: 'a result that was replaced by a newer one of the same version',
    given: async (broker) => [
      await verified(false)(broker),
      await broker.verify(),
      await broker.deploy('petshop', 'p1', 'test'),
    ],
    query: toTest('web', '1'),
    deployable: true,
    notices: ['success'],
    says: 'All required',
    counts: { success: 1, failed: 0, unknown: 0 },
  },
  {
    what: 'both versions by number, never verified',
    given: async (broker) => [await broker.publish(), await broker.version('petshop', 'p1')],
    query: 'q[][pacticipant]=web&q[][version]=1&q[][pacticipant]=petshop&q[][version]=p1&latestby=cvpv',
    deployable: null,
    notices: ['error'],
    says: 'There is no verified pact between version 1 of web and version p1 of petshop',
  },
  {
    what: 'the latest version of a main branch, by names alone',
    given: async (broker) => [await broker.publish({ branch: 'main' }), await broker.verify({ branch: 'main' })],
    query: 'q[][pacticipant]=web&q[][version]=1&latestby=cvp&latest=true&mainBranch=true',
    deployable: true,
    notices: ['success'],
    says: 'All required',
  },
  {
    what: 'no destination',
    given: verified(),
    query: 'q[][pacticipant]=web&q[][version]=1&latestby=cvp&latest=true',
    deployable: true,
    notices: ['warning', 'success'],
    says: 'All required',
  },
];

describe('can-i-deploy', () => {
  let broker: TestBroker;
  beforeEach(async () => {
    broker = await aBroker();
    await broker.environment('test');
  });
  afterEach(() => broker.close());

  for (const { what, given, query, deployable, notices, says, counts } of cases) {
    it(`answers ${String(deployable)} for ${what}`, async () => {
      await given(broker);
      const answer = await broker.matrix(query);
      expect(answer.at('/summary/deployable')).to.equal(deployable);
      expect(answer.each('/notices', '/type')).to.deep.equal(notices);
      expect(answer.each('/notices', '/text').at(-1)).to.contain(says);
      if (counts !== undefined) expect(answer.at('/summary')).to.include(counts);
    });
  }
});

describe('GET /can-i-deploy', () => {
  let broker: TestBroker;
  before(async () => {
    broker = await aBroker();
    await broker.publish({ branch: 'main', tags: ['dev'] });
    await broker.verify({ tag: 'prod' });
    await broker.deploy('petshop', 'p1', 'test');
  });
  after(() => broker.close());

  const ask = (query: string): Promise<Answer> => broker.get(`/can-i-deploy?${query}`);

  it('asks about an environment or about a tag', async () => {
    expect((await ask('pacticipant=web&version=1&environment=test')).at('/summary/deployable')).to.equal(true);
    expect((await ask('pacticipant=web&version=1&to=prod')).at('/summary/deployable')).to.equal(true);
    expect((await ask('pacticipant=web&version=1&to=nope')).at('/summary/deployable')).to.equal(null);
  });

  it('takes names to ignore', async () => {
    const answer = await ask('pacticipant=web&version=1&to=nope&ignore[]=petshop&ignore[][pacticipant]=ghost&ignore[][version]=1');
    expect([answer.at('/summary/deployable'), answer.at('/summary/ignored')]).to.deep.equal([true, 1]);
  });

  it('says what is missing, field by field', async () => {
    const answer = await ask('');
    const whole = "Must specify either an environment or a 'to' tag.";
    expect(answer.at('/errors')).to.deep.equal({ pacticipant: ['is missing'], version: ['is missing'], '': [whole] });
    const both = await ask('pacticipant=web&version=1&to=a&environment=test');
    expect([both.status, both.at('/errors/')]).to.deep.equal([400, ["Cannot specify both a 'to' tag and an environment."]]);
  });

  it('says what does not exist', async () => {
    const answer = await ask('pacticipant=nope&version=1&environment=nope');
    expect(answer.at('/errors')).to.deep.equal({
      pacticipant: ['does not match an existing pacticipant'],
      environment: ["with name 'nope' does not exist"],
    });
  });

  it('has addresses for a branch and an environment, and for two tags', async () => {
    const branch = await broker.get('/pacticipants/web/branches/main/latest-version/can-i-deploy/to-environment/test');
    const tag = await broker.get('/pacticipants/web/latest-version/dev/can-i-deploy/to/prod');
    expect([branch.at('/summary/deployable'), tag.at('/summary/deployable')]).to.deep.equal([true, true]);
    expect((await broker.get('/pacticipants/web/branches/nope/latest-version/can-i-deploy/to-environment/test')).status).to.equal(404);
    expect((await broker.get('/pacticipants/web/latest-version/nope/can-i-deploy/to/prod')).status).to.equal(404);
  });
});
