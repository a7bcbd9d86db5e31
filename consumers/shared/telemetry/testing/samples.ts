import type { KitEvent, WireExchange } from '../../observer.ts';

const name = { vendor: 'petshop', operation: 'listPets', request: 'GET /pets' };

type CallEvent = Extract<KitEvent, { readonly event: 'call' }>;

export const callEvent = (outcome: CallEvent['outcome'] = 'success', milliseconds = 120): CallEvent => ({
  event: 'call', outcome, ...name, status: outcome === 'success' ? 200 : undefined, requestId: 'req_1', attempts: 1, milliseconds,
});

/** One of each kind. */
export const oneOfEach: readonly KitEvent[] = [
  callEvent(),
  { event: 'retry', ...name, attempt: 1, because: 'unavailable', delayMs: 300 },
  { event: 'refusal', ...name, because: 'queue-full' },
  { event: 'breaker', vendor: 'petshop', endpoint: 'eu.petshop.test', state: 'open' },
  { event: 'credential', vendor: 'petshop', name: 'apiKey', source: 'env:PET_KEY', what: 'rotated' },
  { event: 'unexpected', vendor: 'petshop', operation: 'listPets', field: 'pets[0].kind', what: 'enum-member' },
];

export const wireExchange = (changes: Partial<WireExchange> = {}): WireExchange => ({
  call: name,
  startedAt: new Date('2026-11-24T12:00:00Z'),
  milliseconds: 120,
  method: 'GET',
  url: 'https://petshop.test/pets?limit=2',
  requestHeaders: { accept: 'application/json' },
  requestBody: undefined,
  status: 200,
  responseHeaders: { 'content-type': 'application/json' },
  responseBody: '{"pets":[]}',
  ...changes,
});
