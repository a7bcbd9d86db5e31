import { expect } from 'chai';
import { KnownSecrets } from '../auth/known-secrets.ts';
import { Secret } from '../auth/secret.ts';
import type { ErrorKind } from '../errors/kinds.ts';
import type { KitEvent } from '../observer.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { createLogger, logs, type LoggerSettings } from './logs.ts';
import { callEvent, oneOfEach } from './testing/samples.ts';

describe('the log', () => {
  let lines: string[];
  const clock = manualClock(Date.UTC(2026, 10, 24, 12));
  beforeEach(() => {
    lines = [];
  });

  const logger = (settings: Partial<LoggerSettings> = {}) => createLogger({ destination: { write: (line) => void lines.push(line) }, clock, level: 'debug', ...settings });
  const records = (): readonly Record<string, unknown>[] => lines.map((line) => JSON.parse(line));
  const log = (...events: readonly KitEvent[]): void => events.forEach((event) => logs(logger()).emit?.(event));

  it('has one line for each call, with the ids to find it by', () => {
    log(callEvent());
    expect(records()).to.deep.equal([
      {
        level: 'info', time: '2026-11-24T12:00:00.000Z', event: 'call', vendor: 'petshop', operation: 'listPets', request: 'GET /pets',
        outcome: 'success', status: 200, requestId: 'req_1', attempts: 1, milliseconds: 120, msg: 'petshop listPets: success',
      },
    ]);
  });

  it('says of each thing in words what happened', () => {
    log(...oneOfEach);
    expect(records().map(({ level, msg }) => `${level} ${msg}`)).to.deep.equal([
      'info petshop listPets: success',
      'warn petshop listPets is tried again: unavailable',
      'warn petshop listPets is not sent: queue-full',
      'error petshop breaker of eu.petshop.test: open',
      'info petshop apiKey: rotated',
      'warn petshop listPets answers an unexpected enum-member: pets[0].kind',
    ]);
  });

  const levels: Readonly<Partial<Record<ErrorKind, string>>> = { unavailable: 'warn', 'not-found': 'warn', authentication: 'error', contract: 'error', cancelled: 'info' };
  for (const [outcome, level] of Object.entries(levels) as [ErrorKind, string][]) {
    it(`has calls that end as ${outcome} at level ${level}`, () => {
      log(callEvent(outcome));
      expect(records()[0]?.['level']).to.equal(level);
    });
  }

  it('has the closing of a breaker as information', () => {
    log({ event: 'breaker', vendor: 'petshop', endpoint: 'eu', state: 'closed' });
    expect(records()[0]?.['level']).to.equal('info');
  });

  it('leaves out what is below its level', () => {
    logs(logger({ level: 'error' })).emit?.(callEvent());
    expect(lines).to.deep.equal([]);
  });

  it('writes no member that is named like a secret, down to the third level', () => {
    logger().info({ password: 'canary', headers: { authorization: 'canary', 'x-api-key': 'canary' }, request: { headers: { 'set-cookie': ['canary'] } } }, 'hello');
    expect([lines.join('').includes('canary'), records()[0]?.['msg']]).to.deep.equal([false, 'hello']);
  });

  it('hides known secrets wherever they stand', () => {
    const known = new KnownSecrets();
    known.learn(new Secret('can"ary'));
    logger({ hide: known.hide }).info({ path: '/pets/can"ary' }, 'asked for can"ary');
    expect(records()[0]).to.include({ path: '/pets/[secret]', msg: 'asked for [secret]' });
  });
});
