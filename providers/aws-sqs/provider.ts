import { createHash } from 'node:crypto';
import type { JsonObject, ProviderFile, StubAnswer } from 'vendorproof';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** The SDK compares the sum with the body. */
const message = (number: number, Body: string, Attributes: JsonObject = {}): JsonObject => ({
  MessageId: `0b7c1f9e-0000-4000-8000-00000000000${number}`,
  ReceiptHandle: `receipt-${number}-{time}`,
  MD5OfBody: md5(Body),
  Body,
  Attributes: { ApproximateReceiveCount: '{times}', ...Attributes },
});

const receiving = (...Messages: readonly JsonObject[]): StubAnswer => ({ operation: 'ReceiveMessage', body: { Messages } });
const job = '{"job":"scan","account":"210987654321"}';

const missing: Omit<StubAnswer, 'operation'> = {
  status: 400,
  body: { __type: 'com.amazonaws.sqs#QueueDoesNotExist', message: 'The queue does not exist.' },
  headers: { 'x-amzn-query-error': 'AWS.SimpleQueueService.NonExistentQueue;Sender' },
};

export const provider: ProviderFile = {
  states: {
    'the queue takes messages': { stub: [{ operation: 'SendMessage', body: { MessageId: '0b7c1f9e-0000-4000-8000-000000000001', MD5OfMessageBody: '{MessageBody|md5}' } }] },
    'a message waits': { stub: [receiving(message(1, job))] },
    'three messages wait': { stub: [receiving(message(1, 'one'), message(2, 'two'), message(3, 'three'))] },
    'a message comes twice': { stub: [receiving(message(1, job), { ...message(1, job), ReceiptHandle: 'receipt-again' })] },
    'three messages of two groups wait': {
      stub: [receiving(message(1, 'one', { MessageGroupId: 'a' }), message(2, 'two', { MessageGroupId: 'a' }), message(3, 'three', { MessageGroupId: 'b' }))],
    },
    'the queue is empty': { stub: [receiving()] },
    'the queue does not exist': { stub: ['SendMessage', 'ReceiveMessage', 'DeleteMessage'].map((operation) => ({ operation, ...missing })) },
    'the receipt is a known one': { stub: [] },
  },
};
