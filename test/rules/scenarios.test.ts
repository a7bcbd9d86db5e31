import { expect } from 'chai';
import { judgeScenarios, type ReportedTest } from '../../scripts/scenarios/judge.ts';

describe('a scenario', () => {
  const test = (title: string, outcome: ReportedTest['outcome'] = 'passed'): ReportedTest => ({ title, file: 'consumers/petshop/client.test.ts', outcome });
  const result = (...tests: readonly ReportedTest[]) => judgeScenarios([{ vendor: 'petshop', id: 'P07', text: 'a pet is read' }], tests)[0]?.result;

  it('passes when a test with its id does', () => {
    expect(result(test('reads a pet (P07)'))).to.equal('passes');
    expect(result(test('reads a pet (P01, P07)'))).to.equal('passes');
  });

  it('fails when one of its tests does', () => expect(result(test('a (P07)'), test('b (P07)', 'failed'))).to.equal('fails'));

  it('has no test where its id is only mentioned', () => expect(result(test('P07'), test('reads (P071)'), test('reads (xP07)'))).to.equal('no test'));

  it('is left out for a reason that the title gives, or without one', () => {
    expect(result(test('reads a pet: not run, the sandbox has no credentials (P07)', 'pending'))).to.equal('not tried');
    expect(result(test('reads a pet (P07)', 'pending'))).to.equal('left out without a reason');
  });

  it('is told with its test’s file', () => {
    const [judged] = judgeScenarios([{ vendor: 'petshop', id: 'P07', text: 'a pet is read' }], [test('reads a pet (P07)')]);
    expect(judged?.files).to.deep.equal(['consumers/petshop/client.test.ts']);
  });
});
