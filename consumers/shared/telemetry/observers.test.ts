import { diag, DiagLogLevel, type DiagLogger } from '@opentelemetry/api';
import { expect } from 'chai';
import type { KitEvent, Observer } from '../observer.ts';
import { recorder } from '../testing/recorder.ts';
import { wireExchange } from './testing/samples.ts';
import { observers } from './observers.ts';

describe('observers', () => {
  const call = { vendor: 'petshop', operation: 'listPets', request: 'GET /pets' };
  const event: KitEvent = { event: 'breaker', vendor: 'petshop', endpoint: 'eu', state: 'open' };
  const adding = (header: string): Pick<Observer, 'span'> => ({ span: (_call, run) => run({ [header]: 'x' }) });
  const broken = {
    emit: () => {
      throw new Error('full');
    },
  };

  it('all learn of each event', () => {
    const [one, other] = [recorder(), recorder()];
    observers([one, other]).emit(event);
    expect([one.events, other.events]).to.deep.equal([[event], [event]]);
  });

  it('all give their headers to a call', async () => {
    expect(await observers([adding('a'), {}, adding('b')]).span(call, async (headers) => headers)).to.deep.equal({ a: 'x', b: 'x' });
  });

  it('do not notice when one of them fails', () => {
    const [one, failures] = [recorder(), [] as unknown[]];
    observers([broken, one], (error) => failures.push(error)).emit(event);
    expect([one.events.length, failures.map(String)]).to.deep.equal([1, ['Error: full']]);
  });

  it('tell diagnostics of one that fails, by the name of its error alone', () => {
    const told: unknown[] = [];
    const logger: DiagLogger = { error: (...words) => told.push(words), warn: () => {}, info: () => {}, debug: () => {}, verbose: () => {} };
    diag.setLogger(logger, { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true });
    observers([broken]).emit(event);
    diag.disable();
    expect(told).to.deep.equal([['an observer of vendor calls failed', 'Error']]);
  });

  it('are shown what is on the wire only where one of them looks', () => {
    const one = recorder();
    observers([one]).exchange?.(wireExchange());
    expect([one.exchanges.length, observers([{ emit: one.emit }]).exchange]).to.deep.equal([1, undefined]);
  });

  it('let an error of the call through', async () => {
    const failed = observers([adding('a')]).span(call, () => Promise.reject(new Error('of the call')));
    expect(await failed.catch(String)).to.equal('Error: of the call');
  });
});
