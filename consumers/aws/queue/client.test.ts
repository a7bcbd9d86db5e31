import { expect } from 'chai';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { scriptedVendor } from '../../shared/testing/scripted-vendor.ts';
import { vendorStub } from '../../shared/testing/vendor-stub.ts';
import { AwsError } from '../errors/aws-error.ts';
import { amzJson } from '../testing/answers.ts';
import { connectionTo } from '../testing/connection.ts';
import { QueueClient } from './client.ts';
import { refuseOtherRegion } from './queue-url.ts';

const job = '{"job":"scan","account":"210987654321"}';

describe('the client of Amazon SQS', () => {
  const stub = vendorStub('aws-sqs');
  const client = (): QueueClient => new QueueClient({ ...connectionTo(stub.url), url: `${stub.url}/123456789012/jobs` });

  it('sends a message', async () => {
    await stub.state('the queue takes messages');
    expect(await client().send(job, { group: 'a', deduplication: 'a-1', delaySeconds: 5 })).to.equal('0b7c1f9e-0000-4000-8000-000000000001');
    expect(await stub.calls('SendMessage')).to.have.length(1);
  });

  it('receives messages with what it needs to know of them', async () => {
    await stub.state('three messages of two groups wait', { time: 1, times: '2' });
    const [first] = await client().receive({ hiddenSeconds: 60 });
    expect(first).to.deep.equal({ id: '0b7c1f9e-0000-4000-8000-000000000001', receipt: 'receipt-1-1', body: 'one', receivedTimes: 2, group: 'a' });
  });

  it('says that there is no such queue, by AWS’s new name for it (A49)', async () => {
    await stub.state('the queue does not exist');
    const error = await failing(client().send(job), AwsError);
    expect(error).to.include({ kind: 'not-found', code: 'QueueDoesNotExist', legacyCode: 'AWS.SimpleQueueService.NonExistentQueue' });
    expect(await stub.calls()).to.have.length(1);
  });
});

describe('the client of Amazon SQS, on the wire', () => {
  const vendor = scriptedVendor();
  const client = (): QueueClient => new QueueClient({ ...connectionTo(vendor.url), url: `${vendor.url}/123456789012/jobs` });

  it('receives nothing where the field is left out (A46)', async () => {
    vendor.answers(amzJson({}));
    expect(await client().receive({ waitSeconds: 0 })).to.deep.equal([]);
    expect(JSON.parse(vendor.requests[0]?.body ?? '{}')).to.include({ WaitTimeSeconds: 0, MaxNumberOfMessages: 10 });
  });

  it('takes a message whose checksum is another for one that was not sent (A47)', async () => {
    vendor.answers(amzJson({ MessageId: '0b7c1f9e-0000-4000-8000-000000000001', MD5OfMessageBody: '0'.repeat(32) }));
    expect(await failing(client().send(job), ProtocolError)).to.include({ kind: 'contract' });
  });
});

describe('the address of a queue', () => {
  const url = 'https://sqs.eu-central-1.amazonaws.com/123456789012/jobs';

  it('is refused where the client is of another region (A50)', () => {
    expect(() => new QueueClient({ region: 'eu-west-1', url })).to.throw(TypeError, 'the queue is in eu-central-1, the client’s region is eu-west-1'.replace('’', "'"));
  });

  it('passes where it says the same, or nothing', () => {
    expect(() => refuseOtherRegion(url, 'eu-central-1')).not.to.throw();
    expect(() => refuseOtherRegion('http://127.0.0.1:4010/jobs', 'eu-west-1')).not.to.throw();
  });
});
