import type { ProviderFile } from 'vendorproof';

const hook = { type: 'webhook_subscription', url: 'https://hooks.acme.example/bitbucket', description: 'inventory', active: true, events: ['repo:push', 'pullrequest:fulfilled'], secret_set: true };

export const hookStates: ProviderFile['states'] = {
  'the repository takes webhooks': {
    stub: [],
  },
  'a webhook is registered': {
    stub: [
      { operation: 'listHooks', body: { values: [hook] } },
      { operation: 'getHook', body: { ...hook, uuid: '{uid}' } },
    ],
  },
  'no such webhook': {
    stub: [{ operation: 'getHook', when: { uid: '{uid}' }, status: 404, body: { type: 'error', error: { message: 'Webhook {uid} not found' } } }],
  },
};
