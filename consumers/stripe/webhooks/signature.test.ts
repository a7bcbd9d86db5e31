import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { Secret } from '../../shared/auth/secret.ts';
import { signatureFault, signatureOf, type SignedDelivery } from './signature.ts';
import { bytes, oldSecret, secret, signedAt, vectors } from './testing/delivery.ts';

describe('the signature of a webhook', () => {
  const { event, unicode } = vectors;
  const good = { header: `t=${signedAt},v1=${event.v1}`, body: bytes(event.body), secrets: [secret], now: signedAt * 1000 };
  const faultOf = (changes: Partial<SignedDelivery>) => signatureFault({ ...good, ...changes });

  it('is good where it is right and of now (S32)', () => {
    expect(faultOf({})).to.equal(undefined);
    expect(faultOf({ header: `t=${signedAt},v1=${unicode.v1}`, body: bytes(unicode.body) })).to.equal(undefined);
  });

  it('is the HMAC that Stripe publishes vectors of', () => {
    const hmac = (message: string) => createHmac('sha256', 'test_secret').update(message).digest('hex');
    expect(hmac('{"obj1":"hello","obj2":"world"}')).to.equal('bebb1a643997f419b315ddba19e6f5411e1ce7f810ba6d3617ce72823092f363');
    const body = bytes('{"obj1":"hello","obj2":"world"}');
    expect(signatureOf({ secret: new Secret('test_secret'), time: 1, body })).to.equal(hmac('1.{"obj1":"hello","obj2":"world"}'));
  });

  it('is wrong after one byte of the body changed (S33)', () => {
    expect(faultOf({ body: bytes(event.body.replace('0001', '0002')) })).to.equal('wrong-signature');
  });

  it('is too old after 300 seconds, however right it is (S34)', () => {
    expect(faultOf({ now: (signedAt + 300) * 1000 })).to.equal(undefined);
    expect(faultOf({ now: (signedAt + 301) * 1000 })).to.equal('too-old');
  });

  it('is from the future when it is 301 seconds ahead (S35)', () => {
    expect(faultOf({ now: (signedAt - 300) * 1000 })).to.equal(undefined);
    expect(faultOf({ now: (signedAt - 301) * 1000 })).to.equal('from-the-future');
  });

  it('is good when the second of two is (S36)', () => {
    expect(faultOf({ header: `t=${signedAt},v1=${'0'.repeat(64)},v1=${event.v1}` })).to.equal(undefined);
  });

  it('is good by either secret while one takes the other’s place (S36)', () => {
    const header = `t=${signedAt},v1=${event.oldV1}`;
    expect(faultOf({ header })).to.equal('wrong-signature');
    expect(faultOf({ header, secrets: [secret, oldSecret] })).to.equal(undefined);
  });

  it('proves nothing in another scheme than v1 (S37)', () => {
    expect(faultOf({ header: `t=${signedAt},v0=${event.v1}` })).to.equal('no-known-scheme');
  });

  it('is told to be wrong before it is told to be old', () => {
    expect(faultOf({ header: `t=1,v1=${event.v1}` })).to.equal('wrong-signature');
  });

  for (const [what, header] of Object.entries({
    'time that is no number': `t=soon,v1=${event.v1}`,
    'fraction of a second': `t=${signedAt}.5,v1=${event.v1}`,
    'second time': `t=${signedAt},t=${signedAt},v1=${event.v1}`,
    'missing time': `v1=${event.v1}`,
    'text without a meaning': ',,=,',
  })) {
    it(`is unreadable with a ${what}`, () => expect(faultOf({ header })).to.equal('unreadable-header'));
  }

  it('is missing where there is no header', () => {
    expect([faultOf({ header: null }), faultOf({ header: '' })]).to.deep.equal(['no-signature', 'no-signature']);
  });

  it('is wrong in any other length', () => {
    expect(faultOf({ header: `t=${signedAt},v1=${event.v1.slice(1)},v1=é` })).to.equal('wrong-signature');
  });

  it('cannot be checked without a secret, nor with one that was copied wrongly', () => {
    for (const secrets of [[], [new Secret('')], [secret, new Secret('whsec_fixture\n')]]) expect(() => faultOf({ secrets })).to.throw(TypeError, 'without secrets');
  });
});
