import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Answer } from '../shared/answer.ts';
import { readEvent } from './answers/events.ts';
import { readInvoice, readSubscription } from './answers/subscriptions.ts';
import {
  makeEvent, makeInvoice, makePaymentIntent, makeSubscription, sampleCharge, sampleDispute, sampleInvoice, samplePaymentIntent, sampleRefund, sampleSubscription,
} from './testing/factories.ts';
import { pinnedReleases, readableReleases, releaseOf, stripeVersion } from './version.ts';

const answer = (body: object) => new Answer(body, { vendor: 'stripe', request: 'GET /', status: 200, requestId: undefined });

describe('the version that we pin', () => {
  it('is that of the document', () => {
    const document = readFileSync(join(import.meta.dirname, '../../openapi/stripe/stripe.json'), 'utf8');
    expect(document).to.contain(`"version": "${stripeVersion}"`);
  });

  it('is of a release that is read, as are those whose events are kept for 30 days', () => {
    expect([releaseOf(stripeVersion), releaseOf('2022-11-15')]).to.deep.equal(['endive', undefined]);
    expect(readableReleases).to.include.members([...pinnedReleases]);
  });
});

describe('what the release before wrote', () => {
  /** What 2026-07-29.dahlia has otherwise: kinds of payment methods are not restricted, and fields of endive are not there. */
  const dahlia = { api_version: '2026-07-29.dahlia' };

  for (const object of [makePaymentIntent({ payment_method_types: ['card'] }), sampleCharge, sampleRefund, sampleDispute, sampleSubscription, sampleInvoice]) {
    it(`is read as what the pinned one writes: ${object.object}`, () => {
      const before = readEvent(answer(makeEvent(object, dahlia)), readableReleases);
      const now = readEvent(answer(makeEvent({ ...object, allowed_payment_method_types: null, status_details: {} })));
      expect(before.subject).to.deep.equal(now.subject);
    });
  }

  it('is not read unless that is asked for', () => {
    expect(readEvent(answer(makeEvent(samplePaymentIntent, dahlia))).subject).to.deep.equal({ kind: 'unreadable', release: 'dahlia' });
  });

  it('is read of an event of any version that names itself otherwise as unreadable', () => {
    for (const api_version of ['2022-11-15', null]) expect(readEvent(answer(makeEvent({}, { api_version }))).subject.kind).to.equal('unreadable');
  });
});

describe('what a subscription and an invoice lead to', () => {
  it('is the same whether it is expanded or not', () => {
    const expanded = makeSubscription({ customer: { id: 'cus_RtK2m9PfQx81Va', object: 'customer' }, latest_invoice: makeInvoice({ confirmation_secret: null }) });
    expect(readSubscription(answer(expanded))).to.deep.equal(readSubscription(answer(sampleSubscription)));
  });

  it('is the secret of the first payment, else of the card', () => {
    const secretOf = (changes: object) => readSubscription(answer(makeSubscription({ ...changes }))).clientSecret?.reveal();
    expect(secretOf({ latest_invoice: makeInvoice({ confirmation_secret: { client_secret: 'pi_secret_1' } }) })).to.equal('pi_secret_1');
    expect(secretOf({ pending_setup_intent: { id: 'seti_1', client_secret: 'seti_secret_1' } })).to.equal('seti_secret_1');
    expect(secretOf({ pending_setup_intent: 'seti_1' })).to.equal(undefined);
  });

  it('is no payment where an invoice is not paid by one', () => {
    const { payments: _, ...unpaid } = sampleInvoice;
    expect(readInvoice(answer(unpaid))).to.deep.include({ paymentIntents: [], subscription: 'sub_1RtK6cB7WZ01zgkWm5Hd8s2L' });
    expect(readInvoice(answer({ ...unpaid, parent: null }))).to.include({ subscription: null });
  });
});
