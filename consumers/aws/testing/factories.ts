import type { Instance } from '@aws-sdk/client-ec2';
import type { Account } from '../organization/account.ts';
import type { Message } from '../queue/message.ts';

/** An instance as the SDK hands it out: a terminated one has no more. Whatever matters to a case is given over. */
export const makeInstance = (fields: Instance = {}): Instance => ({ InstanceId: 'i-0a1b2c3d', State: { Code: 48, Name: 'terminated' }, ...fields });

/** An account of ours; of a company, an open one. */
export const makeAccount = (fields: Partial<Account> = {}): Account => ({ id: '123456789012', partition: 'aws', name: null, email: null, state: 'ACTIVE', joinedAt: null, ...fields });

/** A message that was received once, from a standard queue. */
export const makeMessage = (fields: Partial<Message> = {}): Message => ({
  id: '0b7c1f9e-0000-4000-8000-000000000001',
  receipt: 'receipt-1',
  body: '{"job":"scan","account":"210987654321"}',
  receivedTimes: 1,
  group: null,
  ...fields,
});
