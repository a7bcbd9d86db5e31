import { expect } from 'chai';
import { localReaders } from '../shared/auth/credentials-readers.ts';
import { secretFrom } from '../shared/auth/credentials-kinds.ts';
import { unobserved } from '../shared/observer.ts';
import { failing } from '../shared/testing/failing.ts';
import { manualClock } from '../shared/testing/manual-clock.ts';
import { StripeClient } from './client.ts';
import { stripeAuthorizer, type StripeCredentials } from './credentials.ts';

describe('the Stripe key', () => {
  const headersOf = async (credentials: StripeCredentials) => (await stripeAuthorizer(credentials).authorize()).headers;
  const kept = (environment: Record<string, string>) =>
    secretFrom('env:STRIPE_KEY', { vendor: 'stripe', name: 'apiKey', readers: localReaders(environment), clock: manualClock(), observer: unobserved });

  it('is sent as a bearer token', async () => {
    expect(await headersOf({ apiKey: 'rk_test_fixture' })).to.deep.equal({ authorization: 'Bearer rk_test_fixture' });
  });

  it('is refused before anything is sent when it is live and nobody asked for live (S07)', () => {
    expect(() => new StripeClient({ credentials: { apiKey: 'sk_live_fixture' } })).to.throw(TypeError, 'a live key was given where a test key is expected');
  });

  it('may be live where live is asked for', async () => {
    expect(await headersOf({ apiKey: 'sk_live_fixture', mode: 'live' })).to.deep.equal({ authorization: 'Bearer sk_live_fixture' });
  });

  it('is refused when it is for tests and live was asked for', () => {
    expect(() => stripeAuthorizer({ apiKey: 'sk_test_fixture', mode: 'live' })).to.throw(TypeError);
  });

  it('is read from where it is kept, so that a rotation needs no restart', async () => {
    expect(await headersOf({ apiKey: kept({ STRIPE_KEY: 'rk_test_kept\n' }) })).to.deep.equal({ authorization: 'Bearer rk_test_kept' });
  });

  it('is refused when a live one is kept where a test key is expected', async () => {
    await failing(headersOf({ apiKey: kept({ STRIPE_KEY: 'rk_live_kept' }) }), TypeError);
  });

  for (const apiKey of ['pk_test_fixture', 'sk_test_fixture\n', '', 'hello']) {
    it(`is refused without being quoted: ${JSON.stringify(apiKey)}`, () => {
      expect(() => stripeAuthorizer({ apiKey })).to.throw(TypeError, /^the Stripe key is neither a secret nor a restricted key/);
    });
  }
});
