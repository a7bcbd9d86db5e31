import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import * as made from './factories.ts';

/** OpenAPI 3.0 says of a schema itself that null will do. */
const withNull = (_: string, schema: unknown): unknown =>
  typeof schema === 'object' && schema !== null && 'nullable' in schema ? { anyOf: [{ ...schema, nullable: undefined }, { type: 'null' }] } : schema;

describe('what the tests make up', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, inlineRefs: false, code: { optimize: false } });
  before(async () => {
    const text = await readFile(join(import.meta.dirname, '../../../openapi/stripe/stripe.json'), 'utf8');
    ajv.addSchema(JSON.parse(text, withNull), 'document');
  });

  for (const [schema, value] of [
    ['customer', made.makeCustomer()],
    ['payment_intent', made.makePaymentIntent()],
    ['charge', made.makeCharge()],
    ['refund', made.makeRefund()],
    ['dispute', made.makeDispute()],
    ['subscription', made.makeSubscription()],
    ['invoice', made.makeInvoice()],
    ['event', made.makeEvent(made.makeCustomer())],
    ['error', made.refusal(404, { type: 'invalid_request_error', code: 'resource_missing', param: 'customer' }).body],
  ] as const) {
    it(`is valid by the document: ${schema}`, () => {
      const validate = ajv.getSchema(`document#/components/schemas/${schema}`);
      expect(validate?.(value), JSON.stringify(validate?.errors)).to.equal(true);
    });
  }
});
