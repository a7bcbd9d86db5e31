import { expect } from 'chai';
import { localReaders } from '../shared/auth/credentials-readers.ts';
import { systemClock } from '../shared/clock.ts';
import { isPermissionError } from '../shared/errors/guards.ts';
import { unobserved } from '../shared/observer.ts';
import { CrowdStrikeClient } from './client.ts';
import { apiClientFrom } from './credentials.ts';
import { equals } from './fql.ts';
import { takeInventory } from './inventory.ts';
import { falconOnStub } from './testing/client.ts';

/** What a caller of the client goes through in one sync, in whatever tenant: it changes nothing. */
async function sync(client: CrowdStrikeClient): Promise<void> {
  const { hosts, vulnerabilities } = await takeInventory(client, new Date(systemClock.now() - 86_400_000));
  expect(hosts.result).to.equal('whole');
  if (vulnerabilities.result === 'broken') expect(isPermissionError(vulnerabilities.error), `${vulnerabilities.error}`).to.equal(true);
  const { ids, total } = await client.hosts.queryIds({ limit: 10 });
  expect(ids.length).to.be.at.most(total);
  const { assets, missing } = await client.hosts.details(ids);
  expect([assets.length + missing.length, (await client.hosts.onlineStates(ids)).size]).to.deep.equal([ids.length, ids.length]);
  const { value: alert } = await client.alerts.list({ pageSize: 10 }).next();
  if (alert) expect((await client.alerts.details([alert.id])).items).to.have.length(1);
  await client.signOut();
  await client.hostGroups.list().next();
}

/** Makes a group of one host and takes it away again. */
async function group(client: CrowdStrikeClient, name: string): Promise<void> {
  const [id] = (await client.hosts.queryIds({ limit: 1 })).ids;
  const made = await client.hostGroups.create({ name, description: 'made by a test' });
  try {
    await client.hostGroups.change('add-hosts', made.id, id === undefined ? [] : [id]);
    const found = await Array.fromAsync(client.hostGroups.list({ filter: equals('name', name) }));
    expect(found.map((one) => one.id)).to.deep.equal([made.id]);
  } finally {
    await client.hostGroups.delete([made.id]);
  }
}

describe('the Falcon client, end to end at the stub', () => {
  const { vendor, now } = falconOnStub();

  it('syncs', () => sync(now().client()));

  it('makes a group, and takes it away', async () => {
    await vendor.state('no host group has the name');
    await group(now().client(), 'Pilot');
    expect((await vendor.calls('deleteHostGroups')).map(({ status }) => status)).to.deep.equal([200]);
  });
});

describe('the Falcon client, end to end in a tenant', () => {
  const { RUN_INTEGRATION_TESTS: wanted, FALCON_CLIENT_ID: id, FALCON_CLIENT_SECRET: secret, FALCON_CLOUD: cloud = 'us-1', FALCON_TEST_GROUP: groupName } = process.env;
  const isThere = wanted === 'true' && id && secret;
  const tenant = (): CrowdStrikeClient =>
    new CrowdStrikeClient({ cloud, credentials: apiClientFrom({ readers: localReaders(process.env), clock: systemClock, observer: unobserved }) });

  if (!isThere) it('is not tried: RUN_INTEGRATION_TESTS=true, FALCON_CLIENT_ID and FALCON_CLIENT_SECRET are not all set');
  else it('syncs', () => sync(tenant())).timeout(600_000);

  if (!isThere || !groupName) it('makes no group: FALCON_TEST_GROUP is not set, or no tenant is');
  else it('makes a group, and takes it away', () => group(tenant(), groupName)).timeout(300_000);
});
