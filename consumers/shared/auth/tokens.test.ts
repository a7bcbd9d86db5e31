import { expect } from 'chai';
import { manualClock } from '../testing/manual-clock.ts';
import { recorder } from '../testing/recorder.ts';
import { Secret } from './secret.ts';
import { tokens } from './tokens.ts';

describe('an access token', () => {
  const held = (expiresInMs = 1_800_000) => {
    let issued = 0;
    const clock = manualClock();
    const observer = recorder();
    const obtain = async () => {
      await new Promise(setImmediate);
      issued += 1;
      return { value: new Secret(`token-${issued}`), expiresInMs };
    };
    return { clock, observer, issued: () => issued, tokens: tokens({ vendor: 'petshop', obtain, clock, observer }) };
  };

  it('is asked for once by all who need it first', async () => {
    const { tokens: { authorize }, issued } = held();
    const all = await Promise.all(Array.from({ length: 1000 }, () => authorize()));
    expect(new Set(all.map(({ headers }) => headers['authorization']))).to.deep.equal(new Set(['Bearer token-1']));
    expect(issued()).to.equal(1);
  });

  it('is replaced once when a thousand find it expired', async () => {
    const { tokens: { authorize }, clock, issued } = held();
    await authorize();
    clock.advance(1_740_000);
    await Promise.all(Array.from({ length: 1000 }, () => authorize()));
    expect(issued()).to.equal(2);
  });

  it('is kept until its margin begins', async () => {
    const { tokens: { authorize }, clock, issued } = held();
    await authorize();
    clock.advance(1_739_999);
    await authorize();
    expect(issued()).to.equal(1);
  });

  it('is replaced once when many are refused with it', async () => {
    const { tokens: { authorize }, issued, observer } = held();
    const all = await Promise.all(Array.from({ length: 20 }, () => authorize()));
    for (const { renew } of all) expect(await renew?.()).to.equal(true);
    await Promise.all(Array.from({ length: 20 }, () => authorize()));
    expect(issued()).to.equal(2);
    expect(observer.of('credential').map(({ what }) => what)).to.deep.equal(['refreshed', 'dropped', 'refreshed']);
  });

  it('leaves the newer one alone when an old one is refused late', async () => {
    const { tokens: { authorize, current }, issued } = held();
    const old = await authorize();
    await old.renew?.();
    await current();
    await old.renew?.();
    await current();
    expect(issued()).to.equal(2);
  });

  it('is asked for again after a failure', async () => {
    let tries = 0;
    const obtain = async () => {
      tries += 1;
      if (tries === 1) throw new Error('no');
      return { value: new Secret('token'), expiresInMs: 60_001 };
    };
    const { current } = tokens({ vendor: 'petshop', obtain, clock: manualClock(), observer: recorder() });
    expect(await current().catch((error: Error) => error.message)).to.equal('no');
    expect((await current()).reveal()).to.equal('token');
  });
});
