import type { ProviderFile } from 'vendorproof';

/** What events are about stands in a field of which the document says nothing. */
const payment = { id: 'pi_3RtK5aB7WZ01zgkW0m4QeXy1', object: 'payment_intent', status: 'succeeded', amount: 4900, currency: 'chf', created: 1767225600 };

export const eventStates: ProviderFile['states'] = {
  'an event tells of a payment': { stub: [{ message: 'event', body: { type: 'payment_intent.succeeded', livemode: false, data: { object: payment } } }] },
};
