import { expect } from 'chai';
import { masker } from '../credentials/masking.ts';
import { outcomeOf } from './outcome.ts';
import { planReplay } from './plan.ts';
import { newTrace } from './trace.ts';
import type { Trace } from './trace.ts';

const interactions = [{ description: 'a', request: {}, response: {} }];
const content = JSON.stringify({ consumer: { name: 'c' }, provider: { name: 'p' }, interactions, metadata: { pactSpecification: { version: '4.0' } } });

function trace(): Trace {
  const [planned] = planReplay([{ id: 'a', consumer: 'c', provider: 'p', content, pending: true }]);
  if (planned === undefined) throw new Error('nothing is planned');
  return newTrace(planned, '');
}

const answer = { status: 200, headers: new Headers(), body: new Uint8Array() };

describe('the outcome of an interaction', () => {
  it('is failed when the verifier said nothing about it', () => {
    const { outcome, mismatches } = outcomeOf({ ...trace(), answer }, undefined, masker());
    expect([outcome, mismatches[0]?.code]).to.deep.equal(['failed', 'interaction.not-verified']);
  });

  it('is failed when the verifier is content but no answer was seen', () => {
    const { outcome, mismatches } = outcomeOf(trace(), { result: 'OK' }, masker());
    expect([outcome, mismatches[0]?.code]).to.deep.equal(['failed', 'interaction.not-verified']);
  });

  it('is passed when the verifier is content with the answer', () => {
    expect(outcomeOf({ ...trace(), answer }, { result: 'OK' }, masker()).outcome).to.equal('passed');
  });
});
