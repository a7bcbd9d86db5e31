import type { Interaction, RuleSet } from '../../src/pact/types.ts';

const rule = (...matchers: RuleSet['matchers']): RuleSet => ({ combine: 'AND', matchers });
const json = { 'Content-Type': ['application/json'] };

export const creates: Interaction = {
  type: 'Synchronous/HTTP',
  description: 'creates a customer and keeps its id',
  providerStates: [{ name: 'the account accepts new customers' }],
  comments: { references: { openapi: { operationId: 'createCustomer' } }, text: ['The client keeps only the id.'] },
  request: {
    method: 'POST',
    path: '/v1/customers',
    headers: { Authorization: ['Bearer example'], 'Content-Type': ['application/x-www-form-urlencoded'] },
    body: { content: 'email=ada%40example.com', contentType: 'application/x-www-form-urlencoded', encoded: false },
    matchingRules: { header: { Authorization: rule({ match: 'regex', regex: '^Bearer \\S+$' }) } },
  },
  response: {
    status: 200,
    headers: json,
    body: { content: { id: 'cus_1', email: 'ada@example.com', created: 1680893993 }, contentType: 'application/json', encoded: false },
    matchingRules: { body: { '$.id': rule({ match: 'regex', regex: '^cus_' }), '$.created': rule({ match: 'integer' }) } },
  },
};

/** Enough to make a body that is folded. */
const charges = Array.from({ length: 50 }, (_, index) => ({ id: `ch_${index}` }));

export const lists: Interaction = {
  type: 'Synchronous/HTTP',
  description: 'lists charges page by page',
  providerStates: [{ name: 'the account has charges', params: { count: 3, currency: 'eur' } }],
  comments: { references: { openapi: { operationId: 'listCharges' } } },
  request: { method: 'GET', path: '/v1/charges', query: { limit: ['50'] } },
  response: {
    status: 200,
    headers: json,
    body: { content: { has_more: false, data: charges }, contentType: 'application/json', encoded: false },
    matchingRules: { body: { '$.data': rule({ match: 'type', min: 1 }), '$.data[*].id': rule({ match: 'regex', regex: '^ch_' }) } },
  },
};

export const downloads: Interaction = {
  type: 'Synchronous/HTTP',
  description: 'downloads an invoice as PDF',
  providerStates: [],
  request: { method: 'GET', path: '/v1/invoices/in_1/pdf' },
  response: { status: 200, body: { content: Buffer.from('%PDF-1.7').toString('base64'), contentType: 'application/pdf', encoded: 'base64' } },
};
