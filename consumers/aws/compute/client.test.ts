import { expect } from 'chai';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { vendorStub } from '../../shared/testing/vendor-stub.ts';
import { AwsError } from '../errors/aws-error.ts';
import { connectionTo } from '../testing/connection.ts';
import { ComputeClient, inputFor, type InstanceQuery } from './client.ts';
import { RegionNotEnabledError } from './not-enabled.ts';

describe('the client of Amazon EC2', () => {
  const stub = vendorStub('aws-ec2');
  const client = (): ComputeClient => new ComputeClient(connectionTo(stub.url));
  const listed = (query?: InstanceQuery) => Array.fromAsync(client().instances(query));

  it('lists the regions that are enabled', async () => {
    await stub.state('two regions are enabled');
    expect(await client().regions()).to.deep.equal(['eu-west-1', 'us-east-1']);
  });

  it('hands out three instances of two reservations (A42)', async () => {
    await stub.state('there are three instances in two reservations');
    expect((await listed()).map(({ id }) => id)).to.deep.equal(['i-0a1b2c3d4e5f60718', 'i-0a1b2c3d4e5f60719', 'i-0a1b2c3d4e5f6071a']);
  });

  it('walks two pages', async () => {
    await stub.state('there are instances on two pages');
    expect(await listed()).to.have.length(2);
    expect(await stub.calls('DescribeInstances')).to.have.length(2);
  });

  it('hands out nothing where there is nothing (A37)', async () => {
    await stub.state('there are no instances');
    expect(await listed()).to.deep.equal([]);
  });

  it('decodes what XML escapes, and keeps digits as text (A41)', async () => {
    await stub.state('an instance has odd tags');
    const [instance] = await listed();
    expect(instance).to.include({ name: '<x> é' });
    expect(instance?.tags.get('number')).to.equal('007');
  });

  it('says that a region is not enabled (A15)', async () => {
    await stub.state('the region is not enabled');
    const error = await failing(listed(), RegionNotEnabledError);
    expect(error).to.include({ kind: 'permission', code: 'AuthFailure', region: 'eu-west-1' });
    expect(error.message).to.contain('the region eu-west-1 is not enabled');
  });

  for (const [given, may] of [['instances may be listed', true], ['instances may not be listed', false]] as const) {
    it(`knows by a dry run that ${given} (A35)`, async () => {
      await stub.state(given);
      expect(await client().mayListInstances()).to.equal(may);
      expect(await stub.calls()).to.have.length(1);
    });
  }

  it('does not take another failure of a dry run for an answer', async () => {
    await stub.state('the region is not enabled');
    expect(await failing(client().mayListInstances(), AwsError)).to.include({ code: 'AuthFailure' });
  });

  it('takes a dry run that lists for a permission', async () => {
    await stub.state('there are no instances');
    expect(await client().mayListInstances()).to.equal(true);
  });

  it('gives up on a limit after its attempts, by a kind of its own', async () => {
    await stub.faults('status,status=503');
    expect(await failing(listed(), VendorError)).to.include({ kind: 'rate-limited', status: 503 });
  });
});

describe('a query for instances', () => {
  it('is refused here with both ids and a page size (A25)', () => {
    expect(() => inputFor({ ids: ['i-0a1b2c3d4e5f60718'], pageSize: 1000 })).to.throw(TypeError, 'leave `pageSize` out');
  });

  it('is of a thousand unless it says otherwise', () => expect([inputFor({}), inputFor({ pageSize: 5 })]).to.deep.equal([{ MaxResults: 1000 }, { MaxResults: 5 }]));

  it('may name ids and filters', () => {
    expect(inputFor({ ids: ['i-1'], filters: { 'instance-state-name': ['running'] } })).to.deep.equal({
      InstanceIds: ['i-1'], Filters: [{ Name: 'instance-state-name', Values: ['running'] }],
    });
  });
});
