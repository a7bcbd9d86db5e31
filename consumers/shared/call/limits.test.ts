import { expect } from 'chai';
import { setImmediate as turn } from 'node:timers/promises';
import { Limits, QueueFull } from './limits.ts';

describe('the limits of a client', () => {
  const slow = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    return { promise, end: () => resolve() };
  };

  it('let no more be under way than allowed', async () => {
    const limits = new Limits({ concurrent: 2 });
    let most = 0;
    const task = async () => {
      most = Math.max(most, limits.underWay);
      await turn();
    };
    await Promise.all(Array.from({ length: 20 }, () => limits.run(task)));
    expect(most).to.equal(2);
  });

  it('refuse who would have to wait behind too many', async () => {
    const limits = new Limits({ concurrent: 1, waiting: 1 });
    const first = slow();
    const running = limits.run(() => first.promise);
    const waiting = limits.run(async () => 'second');
    expect(limits.queued).to.equal(1);
    const refused: unknown = await limits.run(async () => 'third').catch((error: unknown) => error);
    first.end();
    expect(refused).to.be.instanceOf(QueueFull);
    expect([await running, await waiting]).to.deep.equal([undefined, 'second']);
  });

  it('start no more than allowed within any window', async () => {
    const limits = new Limits({ rate: { attempts: 3, milliseconds: 60_000 } });
    let started = 0;
    const giving = new AbortController();
    const all = Array.from({ length: 10 }, () => limits.run(async () => (started += 1), giving.signal).catch(() => 'given up'));
    await turn();
    await turn();
    giving.abort();
    await Promise.all(all);
    expect(started).to.equal(3);
  });

  it('hold everybody for one pause', async () => {
    const limits = new Limits({});
    const pause = slow();
    let pauses = 0;
    const held = [1, 2].map(() => limits.holdFor(() => ((pauses += 1), pause.promise)));
    let ran = false;
    const waiting = limits.run(async () => (ran = true));
    await turn();
    expect([ran, pauses]).to.deep.equal([false, 1]);
    pause.end();
    await Promise.all([...held, waiting]);
    expect(ran).to.equal(true);
  });

  it('take back who gives up while waiting', async () => {
    const limits = new Limits({ concurrent: 1 });
    const first = slow();
    void limits.run(() => first.promise);
    const giving = new AbortController();
    const waiting = limits.run(async () => 'ran', giving.signal);
    giving.abort(new Error('enough'));
    expect(await waiting.catch((error: Error) => error.message)).to.equal('enough');
    first.end();
  });
});
