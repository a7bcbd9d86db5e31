import { expect } from 'chai';
import type { TestBroker } from './testing/a-broker.ts';
import { aBroker } from './testing/a-broker.ts';

describe('environments', () => {
  let broker: TestBroker;
  beforeEach(async () => (broker = await aBroker()));
  afterEach(() => broker.close());

  it('are created with an id and a display name', async () => {
    const answer = await broker.post('/environments', { name: 'pre-prod', production: false });
    expect([answer.status, answer.at('/displayName'), answer.at('/production')]).to.deep.equal([201, 'Pre Prod', false]);
    expect(answer.headers.get('location')).to.equal(`http://broker/environments/${answer.at('/uuid')}`);
  });

  it('are listed by display name, and found by name', async () => {
    for (const [name, displayName] of [
      ['z', 'a'],
      ['y', 'B'],
      ['x', 'c'],
    ])
      await broker.post('/environments', { name, displayName, production: false });
    expect((await broker.get('/environments')).each('/_embedded/environments', '/displayName')).to.deep.equal(['a', 'B', 'c']);
    expect((await broker.get('/environments?name=y')).each('/_embedded/environments', '/name')).to.deep.equal(['y']);
  });

  it('are replaced whole, and keep whatever a contact says', async () => {
    const uuid = await broker.environment('test');
    const contacts = [{ name: 'Team', email: 'team@example.org', details: { room: 1 } }];
    const answer = await broker.put(`/environments/${uuid}`, { name: 'test', production: true, contacts });
    expect([answer.at('/production'), answer.at('/contacts')]).to.deep.equal([true, contacts]);
  });

  it('are deleted with what was recorded there', async () => {
    await broker.version('web', '1');
    const uuid = await broker.environment('test');
    const recorded = await broker.deploy('web', '1', 'test');
    expect((await broker.delete(`/environments/${uuid}`)).status).to.equal(204);
    expect((await broker.get(`/environments/${uuid}`)).status).to.equal(404);
    expect((await broker.get(`/deployed-versions/${recorded.at('/uuid')}`)).status).to.equal(404);
  });

  const refused: readonly (readonly [what: string, body: object, errors: object])[] = [
    ['nothing at all', {}, { name: ['is missing'], production: ['is missing'] }],
    ['a name with spaces', { name: 'a b', production: true }, { name: ['cannot contain spaces'] }],
    ['production as a word', { name: 'a', production: 'yes' }, { production: ['must be one of: true, false'] }],
    ['a contact without a name', { name: 'a', production: true, contacts: [{}] }, { contacts: ['name is missing (at index 0)'] }],
    ['a contact that is none', { name: 'a', production: true, contacts: [1] }, { contacts: ['must be an object (at index 0)'] }],
    ['contacts that are no list', { name: 'a', production: true, contacts: {} }, { contacts: ['must be an array'] }],
  ];
  for (const [what, body, errors] of refused) {
    it(`refuse ${what}`, async () => {
      const answer = await broker.post('/environments', body);
      expect(answer.status).to.equal(400);
      expect(answer.at('/errors')).to.deep.equal(errors);
    });
  }

  it('refuse a name that is taken', async () => {
    await broker.environment('test');
    const other = await broker.environment('other');
    expect((await broker.post('/environments', { name: 'test', production: true })).status).to.equal(400);
    expect((await broker.put(`/environments/${other}`, { name: 'test', production: true })).at('/errors/name/0')).to.contain("'test'");
  });
});

/** A broker with an environment, and two versions that could go there. */
async function aBrokerToDeployTo(): Promise<{ readonly broker: TestBroker; readonly uuid: string }> {
  const broker = await aBroker();
  const uuid = await broker.environment('test');
  for (const number of ['1', '2']) await broker.version('web', number);
  return { broker, uuid };
}

describe('deployments', () => {
  let broker: TestBroker;
  let uuid: string;
  beforeEach(async () => ({ broker, uuid } = await aBrokerToDeployTo()));
  afterEach(() => broker.close());

  const current = async (query = '') => {
    const answer = await broker.get(`/environments/${uuid}/deployed-versions/currently-deployed${query}`);
    return answer.each('/_embedded/deployedVersions', '/_embedded/version/number');
  };

  it('answer 201 with the whole record, and the same record when repeated', async () => {
    const first = await broker.deploy('web', '1', 'test');
    const second = await broker.deploy('web', '1', 'test');
    expect([first.status, second.status]).to.deep.equal([201, 201]);
    expect(second.at('/uuid')).to.equal(first.at('/uuid'));
    expect(first.at('/_embedded/environment/name')).to.equal('test');
    expect(first.headers.get('location')).to.equal(`http://broker/deployed-versions/${first.at('/uuid')}`);
  });

  it('replace the version before', async () => {
    const first = await broker.deploy('web', '1', 'test');
    await broker.deploy('web', '2', 'test');
    expect(await current()).to.deep.equal(['2']);
    const before = await broker.get(`/deployed-versions/${first.at('/uuid')}`);
    expect([before.at('/currentlyDeployed'), before.at('/undeployedAt')]).to.deep.equal([false, '2026-01-01T00:00:00+00:00']);
  });

  it('of several instances live side by side', async () => {
    await broker.deploy('web', '1', 'test');
    await broker.deploy('web', '2', { name: 'test', applicationInstance: 'blue' });
    expect(await current()).to.deep.equal(['2', '1']);
    expect(await current('?applicationInstance=blue')).to.deep.equal(['2']);
    expect(await current('?applicationInstance=')).to.deep.equal(['1']);
    expect(await current('?pacticipant=nope')).to.deep.equal([]);
  });

  it('end by PATCH, and cannot be begun again so', async () => {
    const address = `/deployed-versions/${(await broker.deploy('web', '1', { name: 'test', target: 'blue' })).at('/uuid')}`;
    expect((await broker.patch(address, {})).at('/currentlyDeployed')).to.equal(true);
    const ended = await broker.patch(address, { currentlyDeployed: false });
    expect([ended.status, ended.at('/currentlyDeployed'), ended.at('/applicationInstance')]).to.deep.equal([200, false, 'blue']);
    const again = await broker.patch(address, { currentlyDeployed: true });
    expect(again.status).to.equal(422);
    expect(again.at('/errors/currentlyDeployed/0')).to.contain('Record a new deployment');
  });

  it('need the version and the environment to exist, and a merge patch to end', async () => {
    expect((await broker.post(`/pacticipants/web/versions/9/deployed-versions/environment/${uuid}`)).status).to.equal(404);
    expect((await broker.post('/pacticipants/web/versions/1/deployed-versions/environment/nope')).status).to.equal(404);
    const address = `/deployed-versions/${(await broker.deploy('web', '1', 'test')).at('/uuid')}`;
    expect((await broker.send('PATCH', address, { body: '{}', headers: { 'content-type': 'application/json' } })).status).to.equal(415);
  });

  it('are listed for a version and an environment', async () => {
    await broker.deploy('web', '1', 'test');
    const answer = await broker.get(`/pacticipants/web/versions/1/deployed-versions/environment/${uuid}`);
    expect(answer.each('/_embedded/deployedVersions', '/currentlyDeployed')).to.deep.equal([true]);
  });

  it('show on the version, ended ones too', async () => {
    await broker.deploy('web', '1', 'test');
    await broker.deploy('web', '2', 'test');
    const answer = await broker.get('/pacticipants/web/versions/1');
    expect(answer.at('/_links/pb:deployed-environments/0')).to.include({ name: 'Test', currently_deployed: false });
  });
});

describe('releases', () => {
  let broker: TestBroker;
  let uuid: string;
  beforeEach(async () => ({ broker, uuid } = await aBrokerToDeployTo()));
  afterEach(() => broker.close());

  const current = async (query = '') => {
    const answer = await broker.get(`/environments/${uuid}/released-versions/currently-supported${query}`);
    return answer.each('/_embedded/releasedVersions', '/_embedded/version/number');
  };

  it('live side by side', async () => {
    await broker.release('web', '1', 'test');
    await broker.release('web', '2', 'test');
    expect(await current()).to.deep.equal(['1', '2']);
    expect(await current('?pacticipant=web&version=1')).to.deep.equal(['1']);
  });

  it('answer 201 first and 200 when repeated, which opens support again', async () => {
    const first = await broker.release('web', '1', 'test');
    const ended = await broker.patch(`/released-versions/${first.at('/uuid')}`, { currentlySupported: false });
    expect([first.status, ended.at('/currentlySupported'), ended.at('/supportEndedAt')]).to.deep.equal([
      201,
      false,
      '2026-01-01T00:00:00+00:00',
    ]);
    expect(await current()).to.deep.equal([]);
    const again = await broker.release('web', '1', 'test');
    expect([again.status, again.at('/uuid'), again.at('/supportEndedAt')]).to.deep.equal([200, first.at('/uuid'), undefined]);
    expect(await current()).to.deep.equal(['1']);
  });

  it('refuse to be supported again by PATCH', async () => {
    const first = await broker.release('web', '1', 'test');
    expect((await broker.patch(`/released-versions/${first.at('/uuid')}`, { currentlySupported: true })).status).to.equal(422);
    expect((await broker.get(`/released-versions/${first.at('/uuid')}`)).at('/currentlySupported')).to.equal(true);
  });

  it('are listed for a version and an environment', async () => {
    await broker.release('web', '1', 'test');
    const answer = await broker.get(`/pacticipants/web/versions/1/released-versions/environment/${uuid}`);
    expect(answer.each('/_embedded/releasedVersions', '/currentlySupported')).to.deep.equal([true]);
  });
});
