import { expect } from 'chai';
import { NoAnswerError } from '../../shared/errors/no-answer-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { scriptedVendor } from '../../shared/testing/scripted-vendor.ts';
import { vendorStub } from '../../shared/testing/vendor-stub.ts';
import { ComputeClient } from '../compute/client.ts';
import { AwsError } from '../errors/aws-error.ts';
import { ec2Refusal, instancesPage } from '../testing/answers.ts';
import { connectionTo } from '../testing/connection.ts';

describe('a call that is tried again', () => {
  const stub = vendorStub('aws-ec2');
  const listed = (connection = connectionTo(stub.url)) => Array.fromAsync(new ComputeClient(connection).instances());

  it('succeeds after two limits (A26)', async () => {
    await stub.state('there are three instances in two reservations');
    await stub.faults('status,status=503,count=2');
    const connection = connectionTo(stub.url);
    expect(await listed(connection)).to.have.length(3);
    expect(await stub.calls()).to.have.length(3);
    expect(connection.observer.of('retry').map(({ attempt, because, operation }) => [attempt, because, operation])).to.deep.equal([
      [1, 'rate-limited', 'DescribeInstances'], [2, 'rate-limited', 'DescribeInstances'],
    ]);
  });

  it('repeats the page that a reset broke, and leaves no gap (A52)', async () => {
    await stub.state('there are instances on two pages');
    const pages = new ComputeClient(connectionTo(stub.url)).instances();
    const first = await pages.next();
    await stub.faults('reset,count=1');
    const rest = await Array.fromAsync(pages);
    expect([first.value?.id, ...rest.map(({ id }) => id)]).to.deep.equal(['i-0a1b2c3d4e5f60718', 'i-0a1b2c3d4e5f60719']);
    expect(await stub.calls('DescribeInstances')).to.have.length(3);
  });

  it('stops to be one where too many fail: the SDK’s quota is used up (A29)', async () => {
    await stub.faults('status,status=500');
    const client = new ComputeClient(connectionTo(stub.url));
    for (let call = 0; call < 25; call += 1) await failing(client.regions(), AwsError);
    expect((await stub.calls()).length).to.be.within(26, 74);
  });

  it('says that nobody answered where all attempts were cut', async () => {
    await stub.faults('reset');
    expect(await failing(listed(), NoAnswerError)).to.include({ code: 'ECONNRESET', kind: 'unavailable', status: undefined });
    expect(await stub.calls()).to.have.length(3);
  });

  it('may slow down beforehand where a service throttles', async () => {
    await stub.state('there are no instances');
    await stub.faults('status,status=503,count=1');
    const connection = connectionTo(stub.url, { retry: { mode: 'adaptive', attempts: 2 } });
    expect(await listed(connection)).to.deep.equal([]);
    expect(connection.observer.of('call')[0]).to.include({ attempts: 2 });
  });
});

describe('a pause before another attempt', () => {
  const vendor = scriptedVendor();
  const pausesAfter = async (headers: Readonly<Record<string, string>>) => {
    vendor.answers(ec2Refusal(503, 'Unavailable', headers), instancesPage('i-0a1b2c3d'));
    const connection = connectionTo(vendor.url);
    await Array.fromAsync(new ComputeClient(connection).instances());
    return connection.clock.pauses;
  };

  it('is as long as the service asks for (A28)', async () => expect(await pausesAfter({ 'retry-after': '2' })).to.deep.equal([2000]));

  it('may be asked for in milliseconds', async () => expect(await pausesAfter({ 'x-amz-retry-after': '700' })).to.deep.equal([700]));

  it('is never longer than twenty seconds', async () => expect(await pausesAfter({ 'retry-after': '3600' })).to.deep.equal([20_000]));

  it('is short where nothing usable is asked for', async () => expect(await pausesAfter({ 'retry-after': 'soon' })).to.deep.equal([50]));
});
