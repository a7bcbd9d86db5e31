import { expect } from 'chai';
import { takeInventory } from './inventory.ts';
import { falconOnStub } from './testing/client.ts';

describe('an inventory', () => {
  const { vendor, now } = falconOnStub();
  const since = new Date(Date.UTC(2026, 10, 1));

  it('has hosts and vulnerabilities by their ids', async () => {
    await vendor.state('three hosts');
    const { hosts, vulnerabilities } = await takeInventory(now().client(), since);
    expect([hosts.result, hosts.items.size, vulnerabilities.result, vulnerabilities.items.size]).to.deep.equal(['whole', 3, 'whole', 1]);
    const [query] = now().observer.exchanges.filter(({ call }) => call.operation === 'CombinedDevicesByFilter');
    expect(new URL(query?.url ?? '').searchParams.get('filter')).to.equal("last_seen:>'2026-11-01T00:00:00.000Z'");
  });

  it('has hosts where the scope for vulnerabilities is missing, and says which (C30)', async () => {
    await vendor.state('the client lacks the scope for vulnerabilities');
    const { hosts, vulnerabilities } = await takeInventory(now().client(), since);
    expect([hosts.result, vulnerabilities.result]).to.deep.equal(['whole', 'broken']);
    expect(vulnerabilities).to.have.nested.property('error.scope', 'Vulnerabilities: Read');
  });

  it('says what is not whole, and why (C20)', async () => {
    await vendor.state('the search for vulnerabilities expires after one page');
    const { vulnerabilities } = await takeInventory(now().client(), since);
    expect([vulnerabilities.result, vulnerabilities.items.size]).to.deep.equal(['broken', 2]);
    expect(vulnerabilities.notices).to.deep.equal([{ kind: 'restart' }]);
  });

  it('does not hide a mistake of our own', async () => {
    const { hosts, vulnerabilities } = now().client();
    const broken = { ...vulnerabilities, list: () => { throw new TypeError('ours'); } };
    const problem: unknown = await takeInventory({ hosts, vulnerabilities: broken }, since).catch((error: unknown) => error);
    expect(problem).to.be.instanceOf(TypeError);
  });
});
