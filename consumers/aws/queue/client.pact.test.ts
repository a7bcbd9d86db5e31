import { expect } from 'chai';
import { contract } from 'vendorproof';
import { isNotFound } from '../../shared/errors/guards.ts';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { onceTo } from '../testing/connection.ts';
import { makeMessage } from '../testing/factories.ts';
import { QueueClient } from './client.ts';

const sqs = contract({ consumer: 'aws-sqs-integration', provider: 'aws-sqs' });
const url = 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs';

/** The SDK takes the address of the call from the queue's; the stub's has another host. */
const clientOf = (vendor: { readonly url: string }): QueueClient => new QueueClient({ ...onceTo(vendor), url });

describe('our contract with Amazon SQS', () => {
  const job = '{"job":"scan","account":"210987654321"}';
  const message = makeMessage({ receipt: 'receipt-1' });

  it('takes a message', () =>
    sqs.interaction(
      {
        operation: 'SendMessage',
        description: 'takes a message',
        given: 'the queue takes messages',
        request: { body: { QueueUrl: url, MessageBody: job } },
        response: { status: 200, relies: ['MessageId'], examples: { MD5OfMessageBody: '3c007ac5dbb139aca691fc26c35d9c07' } },
      },
      async (vendor) => expect(await clientOf(vendor).send(job)).to.be.a('string'),
    ));

  it('hands out messages', () =>
    sqs.interaction(
      {
        operation: 'ReceiveMessage',
        description: 'hands out messages',
        given: { name: 'a message waits', params: { time: 1, times: '1' } },
        request: { body: { QueueUrl: url, MaxNumberOfMessages: 10, WaitTimeSeconds: 20, MessageSystemAttributeNames: ['All'] } },
        response: { status: 200, relies: ['MessageId', 'ReceiptHandle', 'MD5OfBody', 'Body'].map((field) => `Messages[].${field}`) },
      },
      async (vendor) => expect(await clientOf(vendor).receive()).to.have.length(1),
    ));

  it('removes a message', () =>
    sqs.interaction(
      { operation: 'DeleteMessage', description: 'removes a message', given: 'the receipt is a known one', request: { body: { QueueUrl: url, ReceiptHandle: 'receipt-1' } }, response: { status: 200 } },
      async (vendor) => expect(await clientOf(vendor).remove(message)).to.equal(undefined),
    ));

  it('hides a message for longer', () =>
    sqs.interaction(
      {
        operation: 'ChangeMessageVisibility',
        description: 'hides a message for longer',
        given: 'the receipt is a known one',
        request: { body: { QueueUrl: url, ReceiptHandle: 'receipt-1', VisibilityTimeout: 60 } },
        response: { status: 200 },
      },
      async (vendor) => expect(await clientOf(vendor).hide(message, 60)).to.equal(undefined),
    ));

  it('says that there is no such queue', () =>
    sqs.interaction(
      {
        operation: 'SendMessage',
        description: 'says that there is no such queue',
        given: 'the queue does not exist',
        request: { body: { QueueUrl: url, MessageBody: job } },
        response: { status: 400, values: { __type: 'com.amazonaws.sqs#QueueDoesNotExist' } },
      },
      async (vendor) => expect(isNotFound(await failing(clientOf(vendor).send(job), VendorError))).to.equal(true),
    ));
});
