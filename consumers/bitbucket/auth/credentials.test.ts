import { expect } from 'chai';
import { KnownSecrets } from '../../shared/auth/known-secrets.ts';
import { secretFrom } from '../../shared/auth/credentials-kinds.ts';
import { unobserved } from '../../shared/observer.ts';
import { manualClock } from '../../shared/testing/manual-clock.ts';
import { localReaders } from '../../shared/auth/credentials-readers.ts';
import { authorizerOf, type BitbucketCredentials } from './credentials.ts';

describe('Bitbucket credentials', () => {
  const known = new KnownSecrets();
  const headerOf = async (credentials: BitbucketCredentials) => (await authorizerOf(credentials, known).authorize()).headers['authorization'];

  it('send an API token together with its owner’s address', async () => {
    expect(await headerOf({ email: 'ann@acme.example', token: 'fixture' })).to.equal('Basic YW5uQGFjbWUuZXhhbXBsZTpmaXh0dXJl');
  });

  it('hide both the token and the encoded pair', async () => {
    await headerOf({ email: 'ann@acme.example', token: 'fixture' });
    expect(known.hide('fixture or YW5uQGFjbWUuZXhhbXBsZTpmaXh0dXJl')).to.equal('[secret] or [secret]');
  });

  it('come from wherever a reference leads', async () => {
    const token = secretFrom('env:BITBUCKET_TOKEN', { vendor: 'bitbucket', name: 'token', readers: localReaders({ BITBUCKET_TOKEN: 'canary' }), clock: manualClock(), observer: unobserved });
    expect(await headerOf({ token })).to.equal('Bearer canary');
    expect(known.hide('a canary')).to.equal('a [secret]');
  });

  for (const token of ['', 'two words', 'line\nbreak']) {
    it(`are refused with a token that cannot be one, unquoted: ${JSON.stringify(token)}`, () => {
      expect(() => authorizerOf({ token }, known)).to.throw(TypeError, 'the Bitbucket token is empty, or holds what no token holds');
    });
  }
});
