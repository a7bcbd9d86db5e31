import { expect } from 'chai';
import { badInput, Failure, unreachable } from './failure.ts';

describe('a failure', () => {
  it('is one line of place, message and fix', () => {
    expect(badInput('x.y', 'is broken', { place: 'a.json#/b', fix: 'mend it' }).message).to.equal('a.json#/b: is broken → mend it');
  });

  it('is the message alone where nothing more is known', () => {
    expect(unreachable('x.y', 'no answer').message).to.equal('no answer');
  });

  it('keeps what caused it', () => {
    const cause = new Error('below');
    expect(new Failure('above', { code: 'x', kind: 'no', cause })).to.include({ cause, code: 'x', kind: 'no', name: 'Failure' });
  });
});
