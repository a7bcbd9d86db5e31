import { Secret } from '../../../shared/auth/secret.ts';
import { signatureOf } from '../signature.ts';

/** 1 January 2026, midnight: the time of our own vectors. */
export const signedAt = 1_767_225_600;

export const secret = new Secret('whsec_contractfixture');
export const oldSecret = new Secret('whsec_contractfixture_old');

/** Bodies and their signatures at that time, computed with other means than ours. */
export const vectors = {
  event: {
    body: '{"id":"evt_fix_0001","object":"event","api_version":"2026-07-29.dahlia","created":1767225600,"livemode":false,"type":"customer.created"}',
    v1: 'e44f669f972ad85131ce1e04ae023d5d8974bc24755866ad4d9ce331a56d2d4c',
    oldV1: '6069a65f1ed037591721a2e941d1ff735dcee0eba10fd136569b61b55b0300a0',
  },
  unicode: {
    body: '{"id":"evt_fix_0002","object":"event","note":"Zürich €"}',
    v1: 'd92167d04241f248b08fb29e814db11fc48c0ead9cf56ea10d2149fa3526c878',
  },
};

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const posted = (body: string, header: string): Request =>
  new Request('https://hooks.acme.example/stripe', { method: 'POST', headers: { 'stripe-signature': header, 'content-type': 'application/json' }, body });

/** A body as Stripe signs and delivers it. */
export const signed = (body: string): Request => posted(body, `t=${signedAt},v1=${signatureOf({ secret, time: signedAt, body: bytes(body) })}`);

export const delivered = (event: object): Request => signed(JSON.stringify(event));
