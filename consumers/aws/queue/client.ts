import { ChangeMessageVisibilityCommand, DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { AwsConnection } from '../sdk/connection.ts';
import { required } from '../sdk/required.ts';
import { sdkClient } from '../sdk/settings.ts';
import { readMessage, type Message } from './message.ts';
import { refuseOtherRegion } from './queue-url.ts';

export interface QueueOptions extends AwsConnection {
  /** The queue's own address; it is the one that is called. */
  readonly url: string;
}

export interface SendOptions {
  /** Of a FIFO queue: messages of one group come in order. */
  readonly group?: string;
  /** Of a FIFO queue: a second message of the same id within five minutes is dropped, so sending may be repeated. */
  readonly deduplication?: string;
  readonly delaySeconds?: number;
}

export interface ReceiveOptions {
  /** 1 to 10. Default 10. */
  readonly most?: number;
  /** How long to wait for a message. Default 20: fewer, cheaper calls. */
  readonly waitSeconds?: number;
  /** For how long nobody else gets them. Default: the queue's. */
  readonly hiddenSeconds?: number;
}

/** One queue. Messages come at least once, on standard queues in any order. */
export interface QueueApi {
  /** Answers the message's id. */
  send(body: string, options?: SendOptions): Promise<string>;
  receive(options?: ReceiveOptions): Promise<readonly Message[]>;
  /** After it was dealt with. */
  remove(message: Message): Promise<void>;
  /** Hides it for so long from now; 0 gives it back at once. */
  hide(message: Message, seconds: number): Promise<void>;
}

const vendor = 'aws-sqs';

/** Amazon SQS. The SDK compares checksums: a message that arrived otherwise than sent is no message sent. */
export class QueueClient implements QueueApi {
  readonly #sqs: SQSClient;
  readonly #url: string;

  constructor({ url, ...connection }: QueueOptions) {
    refuseOtherRegion(url, connection.region);
    this.#url = url;
    this.#sqs = sdkClient(vendor, connection, (settings) => new SQSClient(settings));
  }

  async send(body: string, { group, deduplication, delaySeconds }: SendOptions = {}): Promise<string> {
    const answer = await this.#sqs.send(
      new SendMessageCommand({
        QueueUrl: this.#url,
        MessageBody: body,
        ...(group === undefined ? {} : { MessageGroupId: group }),
        ...(deduplication === undefined ? {} : { MessageDeduplicationId: deduplication }),
        ...(delaySeconds === undefined ? {} : { DelaySeconds: delaySeconds }),
      }),
    );
    return required({ vendor, operation: 'SendMessage', answer }, 'MessageId', answer.MessageId);
  }

  async receive({ most = 10, waitSeconds = 20, hiddenSeconds }: ReceiveOptions = {}): Promise<readonly Message[]> {
    const answer = await this.#sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: this.#url,
        MaxNumberOfMessages: most,
        WaitTimeSeconds: waitSeconds,
        MessageSystemAttributeNames: ['All'],
        ...(hiddenSeconds === undefined ? {} : { VisibilityTimeout: hiddenSeconds }),
      }),
    );
    // An empty queue leaves the field out.
    return (answer.Messages ?? []).map((message) => readMessage(message, answer));
  }

  async remove({ receipt }: Message): Promise<void> {
    await this.#sqs.send(new DeleteMessageCommand({ QueueUrl: this.#url, ReceiptHandle: receipt }));
  }

  async hide({ receipt }: Message, seconds: number): Promise<void> {
    await this.#sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl: this.#url, ReceiptHandle: receipt, VisibilityTimeout: seconds }));
  }
}
