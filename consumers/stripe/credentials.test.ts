import { expect } from 'chai';
import { authorization } from './credentials.ts';

describe('the Stripe key', () => {
  it('is sent as a bearer token', () => {
    expect(authorization({ apiKey: 'rk_test_fixture' })).to.equal('Bearer rk_test_fixture');
  });

  it('is refused when it is live and nobody asked for live', () => {
    expect(() => authorization({ apiKey: 'sk_live_fixture' })).to.throw(TypeError, 'a live key was given where a test key is expected');
  });

  it('may be live where live is asked for', () => {
    expect(authorization({ apiKey: 'sk_live_fixture', mode: 'live' })).to.equal('Bearer sk_live_fixture');
  });

  it('is refused when it is for tests and live was asked for', () => {
    expect(() => authorization({ apiKey: 'sk_test_fixture', mode: 'live' })).to.throw(TypeError);
  });

  for (const apiKey of ['pk_test_fixture', 'sk_test_fixture\n', '', 'hello']) {
    it(`is refused without being quoted: ${JSON.stringify(apiKey)}`, () => {
      expect(() => authorization({ apiKey })).to.throw(TypeError, /^the Stripe key is neither a secret nor a restricted key/);
    });
  }
});
