import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { systemFailure } from './system-failure.ts';

const refused = (code: string, more: object = {}): Error => Object.assign(new Error(code), { code, ...more });

describe('what the system refuses', () => {
  it('is a failure with place and fix', () => {
    const failure = systemFailure(refused('EACCES', { path: '/a/b' }));
    expect(failure).to.include({ code: 'system.EACCES', kind: 'bad-input', message: '/a/b: there is no permission (EACCES) → give yourself permission there' });
  });

  it('has no place where the system names none', () => {
    expect(systemFailure(refused('ENOSPC'))?.message).to.equal('the disk is full (ENOSPC) → free some space');
  });

  it('is nothing else: a file that we should not have looked for is our own bug', () => {
    let error: unknown;
    try {
      readFileSync('/nope');
    } catch (caught) {
      error = caught;
    }
    expect([systemFailure(error), systemFailure(refused('toString')), systemFailure('EACCES')]).to.deep.equal([undefined, undefined, undefined]);
  });
});
