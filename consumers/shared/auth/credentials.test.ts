import { expect } from 'chai';
import { failing } from '../testing/failing.ts';
import { manualClock, type ManualClock } from '../testing/manual-clock.ts';
import { recorder, type Recorder } from '../testing/recorder.ts';
import { authorizedBy } from './credentials-authorizer.ts';
import { CredentialError } from './credentials-error.ts';
import { secretFrom } from './credentials-kinds.ts';
import { localReaders } from './credentials-readers.ts';
import type { CredentialSettings } from './credentials.ts';
import { KnownSecrets } from './known-secrets.ts';

describe('a credential', () => {
  let environment: Record<string, string>;
  let clock: ManualClock;
  let observer: Recorder;
  const settings = (): CredentialSettings => ({ vendor: 'petshop', name: 'apiKey', readers: localReaders(environment), clock, observer });
  const told = (): readonly string[] => observer.of('credential').map(({ what }) => what);
  beforeEach(() => {
    environment = { PET_KEY: 'first' };
    clock = manualClock();
    observer = recorder();
  });

  it('is read once for as long as it is fresh', async () => {
    const source = secretFrom('env:PET_KEY', settings());
    expect((await source.get()).reveal()).to.equal('first');
    environment['PET_KEY'] = 'second';
    clock.advance(299_999);
    expect((await source.get()).reveal()).to.equal('first');
  });

  it('is rotated without a restart when its time is up', async () => {
    const source = secretFrom('env:PET_KEY', { ...settings(), timeToLiveMs: 10_000 });
    await source.get();
    environment['PET_KEY'] = 'second';
    clock.advance(10_000);
    expect((await source.get()).reveal()).to.equal('second');
    expect(observer.events).to.deep.equal(
      ['read', 'rotated'].map((what) => ({ event: 'credential', vendor: 'petshop', name: 'apiKey', source: 'env:PET_KEY', what })),
    );
  });

  it('is read anew when the vendor refuses it', async () => {
    const source = secretFrom('env:PET_KEY', settings());
    const refused = await source.get();
    environment['PET_KEY'] = 'second';
    clock.advance(1000);
    expect((await source.renew(refused)).reveal()).to.equal('second');
  });

  it('is not read anew for a value that has been replaced already', async () => {
    const source = secretFrom('env:PET_KEY', settings());
    const refused = await source.get();
    environment['PET_KEY'] = 'second';
    clock.advance(1000);
    await Promise.all([1, 2, 3].map(() => source.renew(refused)));
    clock.advance(1000);
    await source.renew(refused);
    expect(told()).to.deep.equal(['read', 'rotated']);
  });

  it('is read once a second at most, however often it is refused', async () => {
    const source = secretFrom('env:PET_KEY', settings());
    const refused = await source.get();
    for (let call = 0; call < 10; call += 1) {
      await source.renew(refused);
      clock.advance(200);
    }
    expect(told()).to.deep.equal(['read', 'read']);
  });

  it('keeps its last good value where reading fails, and tries again after a second', async () => {
    const source = secretFrom('env:PET_KEY', { ...settings(), timeToLiveMs: 10_000 });
    await source.get();
    delete environment['PET_KEY'];
    clock.advance(10_000);
    expect([(await source.get()).reveal(), (await source.get()).reveal()]).to.deep.equal(['first', 'first']);
    expect(told()).to.deep.equal(['read', 'failed']);
    environment['PET_KEY'] = 'second';
    clock.advance(1000);
    expect((await source.get()).reveal()).to.equal('second');
  });

  it('cannot be had where the first reading fails', async () => {
    const error = await failing(secretFrom('env:NOT_SET', settings()).get(), CredentialError);
    expect(error.message).to.equal('petshop credential apiKey: cannot be had from env:NOT_SET: the variable is not set');
    expect([error.kind, error.source, told()]).to.deep.equal(['authentication', 'env:NOT_SET', ['failed']]);
  });

  it('is learned by who hides known secrets', async () => {
    const known = new KnownSecrets();
    await secretFrom('env:PET_KEY', { ...settings(), known }).get();
    expect(known.hide('the first of all')).to.equal('the [secret] of all');
  });

  describe('as headers', () => {
    const authorizer = () => authorizedBy(secretFrom('env:PET_KEY', settings()), (key) => ({ 'x-api-key': key.reveal() }));

    it('goes along with each call', async () => {
      expect((await authorizer().authorize()).headers).to.deep.equal({ 'x-api-key': 'first' });
    });

    it('is worth another attempt only where another one is found', async () => {
      const each = authorizer();
      const { renew } = await each.authorize();
      clock.advance(1000);
      const before = await renew?.();
      environment['PET_KEY'] = 'second';
      clock.advance(1000);
      expect([before, await renew?.(), (await each.authorize()).headers]).to.deep.equal([false, true, { 'x-api-key': 'second' }]);
    });
  });
});
