import { expect } from 'chai';
import { rememberCall, seenFrom } from './called-from.ts';
import { badInput } from './failure.ts';

describe('a failure seen from where a person called', () => {
  function ours(): unknown {
    const call = rememberCall(ours);
    return seenFrom(call, badInput('x.y', 'is wrong', { place: 'a.json', fix: 'mend it', cause: 'b' }));
  }

  it('says the same', () => expect(ours()).to.include({ message: 'a.json: is wrong → mend it', code: 'x.y', kind: 'bad-input', place: 'a.json', fix: 'mend it', cause: 'b' }));

  it('leads to the call and through nothing below it', () => {
    const { stack = '' } = badInputOf(ours());
    expect(stack.split('\n').slice(0, 2).map((line) => line.replace(/\(.*\/|:\d+:\d+\)?$/g, ''))).to.deep.equal(['Failure: a.json: is wrong → mend it', '    at Context.<anonymous> called-from.test.ts']);
    expect(stack).not.to.match(/node_modules|at ours/);
  });

  it('leaves what is none of ours', () => {
    const own = new Error('x');
    expect(seenFrom(rememberCall(ours), own)).to.equal(own);
  });
});

function badInputOf(error: unknown): Error {
  if (error instanceof Error) return error;
  throw new Error('no error came out');
}
