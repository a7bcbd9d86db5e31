import { expect } from 'chai';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { falconOnScript, falconOnStub, signedIn } from '../testing/client.ts';
import { makeEnvelope } from '../testing/factories.ts';

describe('host groups', () => {
  const { vendor, now } = falconOnStub();
  const group = 'b7d2a1f04c6e4b1d9a3e5f7081c2d3e4';

  it('are created empty', async () => {
    await vendor.state('no host group has the name');
    const created = await now().client().hostGroups.create({ name: 'Pilot', description: 'first' });
    expect(created).to.include({ id: group, name: 'Pilot', membership: 'chosen' });
  });

  it('take hosts in and let them go', async () => {
    await vendor.state('a host group exists');
    await now().client().hostGroups.change('add-hosts', group, ['a', "b'"]);
    expect(now().observer.exchanges.at(-1)?.requestBody).to.contain(String.raw`(device_id:['a','b\\''])`);
  });

  it('are deleted', async () => {
    await vendor.state('a host group exists');
    expect(await now().client().hostGroups.delete([group])).to.deep.equal([group]);
  });

  it('are not found where there are none', async () => {
    await vendor.state('no such host group');
    expect(await failing(now().client().hostGroups.delete([group]), VendorError)).to.include({ kind: 'not-found' });
  });
});

describe('a host group that was created without an answer that says so', () => {
  const { vendor, now } = falconOnScript();

  it('breaks the contract', async () => {
    vendor.answers(signedIn(), { status: 201, body: makeEnvelope([]) });
    expect(await failing(now().client().hostGroups.create({ name: 'Pilot' }), VendorError)).to.include({ kind: 'contract', field: 'resources' });
  });
});
