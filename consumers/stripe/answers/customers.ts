import type { Answer } from '../../shared/answer.ts';
import type { Customer, DeletedCustomer } from '../types/customers.ts';
import { metadata, moment } from './scalars.ts';

export const readCustomer = (answer: Answer): Customer => ({
  id: answer.text('id'),
  deleted: false,
  email: answer.textOrNull('email'),
  name: answer.textOrNull('name'),
  createdAt: moment(answer, 'created'),
  live: answer.flag('livemode'),
  metadata: metadata(answer),
});

export const readMaybeDeletedCustomer = (answer: Answer): Customer | DeletedCustomer =>
  answer.flagOrNull('deleted') === true ? { id: answer.text('id'), deleted: true } : readCustomer(answer);
