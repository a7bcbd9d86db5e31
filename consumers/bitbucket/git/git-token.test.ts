import { expect } from 'chai';
import { secretFrom } from '../../shared/auth/credentials-kinds.ts';
import { localReaders } from '../../shared/auth/credentials-readers.ts';
import { Secret } from '../../shared/auth/secret.ts';
import { tokens } from '../../shared/auth/tokens.ts';
import { unobserved } from '../../shared/observer.ts';
import { manualClock } from '../../shared/testing/manual-clock.ts';
import { sessionToken, sourceToken } from './git-token.ts';

describe('a token for Git', () => {
  it('of a session is another one after it was refused', async () => {
    let issued = 0;
    const obtain = async () => ({ value: new Secret(`t${(issued += 1)}`), expiresInMs: 7_200_000 });
    const token = sessionToken(tokens({ vendor: 'bitbucket', obtain, clock: manualClock(), observer: unobserved }));
    const first = await token.current();
    expect([await token.renew(first), (await token.current()).reveal()]).to.deep.equal([true, 't2']);
  });

  it('from a reference is another one only where another one is there', async () => {
    const environment: Record<string, string> = { BITBUCKET_TOKEN: 'a' };
    const clock = manualClock();
    const token = sourceToken(secretFrom('env:BITBUCKET_TOKEN', { vendor: 'bitbucket', name: 'token', readers: localReaders(environment), clock, observer: unobserved }), 'x-bitbucket-api-token-auth');
    const first = await token.current();
    clock.advance(1000);
    const same = await token.renew(first);
    environment['BITBUCKET_TOKEN'] = 'b';
    clock.advance(1000);
    expect([token.user, same, await token.renew(first), (await token.current()).reveal()]).to.deep.equal(['x-bitbucket-api-token-auth', false, true, 'b']);
  });
});
