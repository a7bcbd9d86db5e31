import type { Message as SdkMessage } from '@aws-sdk/client-sqs';
import { required, type Reading } from '../sdk/required.ts';

/** A message as it was received this time. */
export interface Message {
  /** The same however often it is received. */
  readonly id: string;
  /** Another one each time; it is what deletes the message. */
  readonly receipt: string;
  readonly body: string;
  /** How often it was received, this time included. */
  readonly receivedTimes: number;
  /** Of a FIFO queue. */
  readonly group: string | null;
}

export function readMessage({ MessageId, ReceiptHandle, Body, Attributes }: SdkMessage, answer: object): Message {
  const reading: Reading = { vendor: 'aws-sqs', operation: 'ReceiveMessage', answer };
  return {
    id: required(reading, 'Messages[].MessageId', MessageId),
    receipt: required(reading, 'Messages[].ReceiptHandle', ReceiptHandle),
    body: required(reading, 'Messages[].Body', Body),
    receivedTimes: Number(Attributes?.ApproximateReceiveCount ?? 1),
    group: Attributes?.MessageGroupId ?? null,
  };
}
