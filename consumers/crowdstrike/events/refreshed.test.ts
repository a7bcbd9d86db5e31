import { expect } from 'chai';
import { refreshed } from './refreshed.ts';

describe('what is read while a session is refreshed', () => {
  /** Items that come when they are told to, and a time that comes when it is told to. */
  const setUp = () => {
    const items: PromiseWithResolvers<IteratorResult<number, void>>[] = [];
    const pauses: PromiseWithResolvers<void>[] = [];
    const told: string[] = [];
    const next = () => {
      const item = Promise.withResolvers<IteratorResult<number, void>>();
      items.push(item);
      return item.promise;
    };
    const sleep = (milliseconds: number) => {
      told.push(`sleeps ${milliseconds}`);
      const pause = Promise.withResolvers<void>();
      pauses.push(pause);
      return pause.promise;
    };
    const refresh = async () => void told.push('refreshes');
    const settings = { everyMs: 9, refresh, clock: { now: () => 0, sleep }, stop: () => void told.push('stops') };
    return { items, pauses, told, settings, read: (more = {}) => refreshed({ next }, { ...settings, ...more }) };
  };

  it('comes as it comes, and ends as it ends', async () => {
    const { items, told, read } = setUp();
    const reading = read();
    const first = reading.next();
    items[0]?.resolve({ value: 1 });
    expect(await first).to.deep.equal({ value: 1, done: false });
    const last = reading.next();
    items[1]?.resolve({ value: undefined, done: true });
    expect(await last).to.include({ done: true });
    expect(told).to.deep.equal(['sleeps 9', 'stops']);
  });

  it('is refreshed also while nothing comes', async () => {
    const { items, pauses, told, read } = setUp();
    const first = read().next();
    pauses[0]?.resolve();
    await new Promise(setImmediate);
    pauses[1]?.resolve();
    await new Promise(setImmediate);
    items[0]?.resolve({ value: 1 });
    expect((await first).value).to.equal(1);
    expect(told).to.deep.equal(['sleeps 9', 'refreshes', 'sleeps 9', 'refreshes', 'sleeps 9']);
  });

  it('ends when a refresh fails, and stops what is being read', async () => {
    const { items, pauses, told, read } = setUp();
    const first = read({ refresh: () => Promise.reject(new Error('refused')) }).next();
    pauses[0]?.resolve();
    expect(await first.catch((error: Error) => error.message)).to.equal('refused');
    items[0]?.reject(new Error('stopped'));
    expect(told).to.deep.equal(['sleeps 9', 'stops']);
  });
});
