import type { ProviderFile } from 'vendorproof';
import { accountStates } from './states/account.ts';
import { eventStates } from './states/events.ts';
import { paymentStates } from './states/payments.ts';
import { refusalStates } from './states/refusals.ts';

export const provider: ProviderFile = {
  states: {
    ...accountStates,
    ...paymentStates,
    ...eventStates,
    ...refusalStates,
  },
};
