import { inspect } from 'node:util';
import { expect } from 'chai';
import { Secret } from '../../shared/auth/secret.ts';
import { isAuthenticationError } from '../../shared/errors/guards.ts';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { manualClock } from '../../shared/testing/manual-clock.ts';
import { scriptedVendor, type ScriptedAnswer } from '../../shared/testing/scripted-vendor.ts';
import { bitbucketAt, inventory } from '../testing/client.ts';
import { memoryRefreshTokens } from '../testing/refresh-tokens.ts';
import { aRepository, refusal } from '../testing/samples.ts';
import { ConsentNeededError } from './consent-needed-error.ts';
import { oauthSession } from './oauth-session.ts';
import { TokenError } from './token-error.ts';

const consumer = { id: 'consumer-1', secret: new Secret('canary-secret') };
const issued = (access: string, more: object = {}): ScriptedAnswer => ({ body: { access_token: access, token_type: 'bearer', expires_in: 7200, scope: 'repository webhook', ...more } });
const invalidGrant: ScriptedAnswer = { status: 400, body: { error: 'invalid_grant', error_description: 'canary-1 is unknown' } };
const found: ScriptedAnswer = { body: aRepository() };

describe('an OAuth session', () => {
  const vendor = scriptedVendor();
  let clock = manualClock();
  let kept = memoryRefreshTokens('canary-1');
  beforeEach(() => {
    clock = manualClock();
    kept = memoryRefreshTokens('canary-1');
  });

  const session = (refreshTokens = kept) => oauthSession({ consumer, refreshTokens, connection: { baseUrl: vendor.url, clock, retry: { random: () => 0 } } });
  const client = (own = session()) => bitbucketAt(vendor.url, { credentials: { session: own }, clock });
  const log = () => vendor.requests.map(({ url, body, headers }) => (url.includes('oauth2') ? body.replace(/.*refresh_token=/, '') : headers.authorization));

  it('sends id and secret of the consumer in the header alone', async () => {
    vendor.answers(issued('a'));
    await oauthSession({ consumer, connection: { baseUrl: vendor.url } }).current();
    expect(vendor.requests[0]).to.include({ method: 'POST', url: '/site/oauth2/access_token', body: 'grant_type=client_credentials' });
    expect(vendor.requests[0]?.headers).to.include({ authorization: `Basic ${btoa('consumer-1:canary-secret')}` });
  });

  it('keeps the new refresh token before it uses the access token, and never sends the old one again (B14)', async () => {
    vendor.answers(issued('a', { refresh_token: 'canary-2' }), found, issued('b', { refresh_token: 'canary-3' }), found);
    const own = session({ ...kept, save: async (token) => (expect(log()).to.have.length(kept.saved.length * 2 + 1), kept.save(token)) });
    await client(own).getRepository(inventory);
    own.forget();
    await client(own).getRepository(inventory);
    expect(log()).to.deep.equal(['canary-1', 'Bearer a', 'canary-2', 'Bearer b']);
    expect(kept.saved).to.deep.equal(['canary-2', 'canary-3']);
  });

  it('does not use an access token whose refresh token could not be kept', async () => {
    vendor.answers(issued('a', { refresh_token: 'canary-2' }), found);
    const full = { ...kept, save: () => Promise.reject(new Error('disk full')) };
    expect((await failing(client(session(full)).getRepository(inventory), Error)).message).to.equal('disk full');
    expect(vendor.requests).to.have.length(1);
  });

  it('replaces an expired token once, and repeats the call once (B11)', async () => {
    vendor.answers(issued('a', { refresh_token: 'canary-2' }), refusal(401, { message: 'expired' }), issued('b', { refresh_token: 'canary-3' }), found);
    await client().getRepository(inventory);
    expect(log()).to.deep.equal(['canary-1', 'Bearer a', 'canary-2', 'Bearer b']);
  });

  it('gives up on a token that is refused anew', async () => {
    vendor.answers(issued('a'), refusal(401, { message: 'no' }), issued('b'), refusal(401, { message: 'no' }));
    expect(isAuthenticationError(await failing(client().getRepository(inventory), VendorError))).to.equal(true);
    expect(vendor.requests).to.have.length(4);
  });

  it('asks for a person’s consent when its refresh token is refused, and asks the vendor no more (B12)', async () => {
    vendor.answers(invalidGrant);
    const bitbucket = client();
    const error = await failing(bitbucket.getRepository(inventory), ConsentNeededError);
    expect(error).to.include({ kind: 'authentication', authorizeUrl: 'https://bitbucket.org/site/oauth2/authorize?client_id=consumer-1&response_type=code' });
    await failing(bitbucket.getRepository(inventory), ConsentNeededError);
    expect(vendor.requests).to.have.length(1);
    expect(inspect(error, { depth: 9, showHidden: true })).not.to.contain('canary');
  });

  it('goes on with the refresh token that another process has got meanwhile (B12)', async () => {
    vendor.answers(invalidGrant, issued('b'), found);
    const other = { ...kept, load: async () => new Secret(vendor.requests.length === 0 ? 'canary-1' : 'canary-2') };
    await client(session(other)).getRepository(inventory);
    expect(log()).to.deep.equal(['canary-1', 'canary-2', 'Bearer b']);
  });

  it('asks for consent at once where there is no refresh token', async () => {
    await failing(session(memoryRefreshTokens()).current(), ConsentNeededError);
    expect(vendor.requests).to.have.length(0);
  });

  for (const name of ['scope', 'scopes']) {
    it(`knows what its token allows by the field ${name} (B15)`, async () => {
      vendor.answers(issued('a', { scope: undefined, [name]: 'repository pullrequest:write' }));
      const own = session();
      await own.current();
      expect(own.scopes()).to.deep.equal(['repository', 'pullrequest:write']);
    });
  }

  for (const seconds of [3600, 7200]) {
    it(`replaces a token of ${seconds} seconds a minute before its end (B16)`, async () => {
      vendor.answers(issued('a', { expires_in: seconds }), issued('b'));
      const own = session();
      await own.current();
      clock.advance((seconds - 61) * 1000);
      expect((await own.current()).reveal()).to.equal('a');
      clock.advance(1000);
      expect((await own.current()).reveal()).to.equal('b');
    });
  }

  it('carries a token of more than 2,500 characters', async () => {
    const long = 'x'.repeat(3000);
    vendor.answers(issued(long), found);
    await client().getRepository(inventory);
    expect(log()[1]).to.equal(`Bearer ${long}`);
  });

  it('asks again when the token endpoint fails, and says so in the end', async () => {
    vendor.answers({ status: 503 }, issued('a'));
    expect((await session().current()).reveal()).to.equal('a');
    vendor.answers({ status: 401, body: { error: 'Canary words' } });
    expect(await failing(session().current(), TokenError)).to.include({ code: 'no reason given', kind: 'authentication' });
    vendor.answers({ fault: 'reset' });
    expect(await failing(session().current(), VendorError)).to.include({ kind: 'unavailable' });
  });
});
