import { expect } from 'chai';
import { failing } from '../../shared/testing/failing.ts';
import { vendorStub } from '../../shared/testing/vendor-stub.ts';
import { ComputeClient } from '../compute/client.ts';
import { roleCredentials } from '../credentials/role.ts';
import { IdentityClient } from '../identity/client.ts';
import type { Account } from '../organization/account.ts';
import { connectionTo } from '../testing/connection.ts';
import { makeAccount } from '../testing/factories.ts';
import { scanInstances, type ScannedPart } from './scan.ts';

describe('a scan of accounts and regions', () => {
  const [sts, west, east] = [vendorStub('aws-sts'), vendorStub('aws-ec2'), vendorStub('aws-ec2')];
  beforeEach(async () => {
    await west.state('two regions are enabled');
    await west.state('there are three instances in two reservations');
    await east.state('there are instances on two pages');
  });

  /** `us-east-1` has a stub of its own. */
  const compute = (one: Account, region = 'eu-west-1'): ComputeClient => {
    const role = { arn: `arn:${one.partition}:iam::${one.id}:role/InventoryRead`, sessionName: 'scan-42' };
    const credentials = roleCredentials(new IdentityClient(connectionTo(sts.url)), role);
    return new ComputeClient(connectionTo((region === 'us-east-1' ? east : west).url, { region, credentials }));
  };
  const told = (parts: readonly ScannedPart[]) => parts.map(({ accountId, region, outcome, assets }) => [accountId, region, outcome, assets.length]);

  it('is complete for four of five accounts where one is denied, and says why (A53)', async () => {
    await sts.state('one of five roles is denied');
    const accounts = ['111111111111', '222222222222', '333333333333', '444444444444', '555555555555'].map((id) => makeAccount({ id }));
    const parts = await scanInstances({ accounts, compute });
    expect(new Set(parts.filter(({ outcome }) => outcome === 'complete').map(({ accountId }) => accountId))).to.have.property('size', 4);
    const failed = parts.find(({ outcome }) => outcome === 'failed');
    expect(failed).to.include({ accountId: '333333333333', region: undefined, because: 'permission' });
    expect(failed).to.have.property('message').that.contains('arn:aws:iam::333333333333:role/InventoryRead');
  });

  it('goes on with other regions where one is not enabled (A15)', async () => {
    await sts.state('the role can be assumed');
    await east.state('the region is not enabled');
    expect(told(await scanInstances({ accounts: [makeAccount()], compute }))).to.deep.equal([
      ['123456789012', 'eu-west-1', 'complete', 3],
      ['123456789012', 'us-east-1', 'failed', 0],
    ]);
  });

  it('takes a region that breaks off in the middle for one that failed', async () => {
    await sts.state('the role can be assumed');
    await west.state('two regions are enabled');
    await east.faults('truncate,operation=DescribeInstances');
    const [, broken] = await scanInstances({ accounts: [makeAccount()], compute });
    expect(broken).to.include({ region: 'us-east-1', outcome: 'failed' });
  });

  it('leaves closed accounts alone', async () => expect(await scanInstances({ accounts: [makeAccount({ state: 'CLOSED' })], compute })).to.deep.equal([]));

  it('does not hide a bug', async () => {
    const broken = (): never => {
      throw new RangeError('a bug');
    };
    await failing(scanInstances({ accounts: [makeAccount()], compute: broken }), RangeError);
  });
});
