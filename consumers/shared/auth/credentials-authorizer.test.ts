import { expect } from 'chai';
import { createCaller } from '../call/caller.ts';
import { isAuthenticationError, isUnavailable } from '../errors/guards.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { recorder } from '../testing/recorder.ts';
import { scriptedVendor } from '../testing/scripted-vendor.ts';
import { authorizedBy } from './credentials-authorizer.ts';
import { secretFrom } from './credentials-kinds.ts';
import { localReaders } from './credentials-readers.ts';
import type { SecretReaders } from './credentials.ts';

describe('a client whose credential is rotated', () => {
  const vendor = scriptedVendor();
  const callerOf = (readers: SecretReaders, reference = 'env:PET_KEY') => {
    const [clock, observer] = [manualClock(), recorder()];
    const key = secretFrom(reference, { vendor: 'petshop', name: 'apiKey', readers, clock, observer });
    const authorizer = authorizedBy(key, (secret) => ({ 'x-api-key': secret.reveal() }));
    const caller = createCaller({ vendor: 'petshop', endpoints: vendor.url, authorizer }, { clock, observer, retry: { attempts: 1 } });
    return { clock, observer, readPet: () => caller.call({ operation: 'getPet', method: 'GET', path: 'pets/7', read: (reply) => reply.json().text('name') }) };
  };
  const keys = () => vendor.requests.map(({ headers }) => headers['x-api-key']);

  it('goes on with the new one as soon as the vendor refuses the old one, within the same call', async () => {
    const environment = { PET_KEY: 'old' };
    const { clock, observer, readPet } = callerOf(localReaders(environment));
    vendor.answers({ body: { name: 'Rex' } }, { status: 401 }, { body: { name: 'Rex' } });
    await readPet();
    environment.PET_KEY = 'new';
    clock.advance(1000);
    expect([await readPet(), keys()]).to.deep.equal(['Rex', ['old', 'old', 'new']]);
    expect(observer.of('credential').map(({ what }) => what)).to.deep.equal(['read', 'rotated']);
  });

  it('asks no second time with the same one', async () => {
    const { clock, readPet } = callerOf(localReaders({ PET_KEY: 'old' }));
    vendor.answers({ body: { name: 'Rex' } }, { status: 401 });
    await readPet();
    clock.advance(1000);
    expect(isAuthenticationError(await readPet().catch((error: unknown) => error))).to.equal(true);
    expect(keys()).to.deep.equal(['old', 'old']);
  });

  it('sends nothing where there is none, and says so by the kind of its error', async () => {
    const [unset, unread] = [callerOf(localReaders({})), callerOf({ ssm: () => Promise.reject(new Error('down')) }, 'ssm:/key')];
    const [missing, unreadable]: readonly unknown[] = await Promise.all([unset.readPet().catch((error: unknown) => error), unread.readPet().catch((error: unknown) => error)]);
    expect([isAuthenticationError(missing), isUnavailable(unreadable), vendor.requests.length]).to.deep.equal([true, true, 0]);
    expect([unset, unread].map(({ observer }) => observer.of('call')[0]?.outcome)).to.deep.equal(['authentication', 'unavailable']);
  });
});
