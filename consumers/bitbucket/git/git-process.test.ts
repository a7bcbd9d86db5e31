import { expect } from 'chai';
import { failing } from '../../shared/testing/failing.ts';
import { OutputTooLarge, runGit, type GitRun } from './git-process.ts';

describe('running Git', () => {
  /** A stand-in that shows what is handed over, since Git itself would not. */
  const run = (args: readonly string[], more: Partial<GitRun> = {}) =>
    runGit({ args, environment: { A: 'b' }, program: '/usr/bin/env', signal: AbortSignal.timeout(5000), largestOutput: 1000, ...more });

  it('hands over arguments as they are, without a shell, and the environment that it is given', async () => {
    const { code, output } = await run(['printf', '%s', '$A; `id`']);
    expect([code, Buffer.from(output).toString()]).to.deep.equal([0, '$A; `id`']);
    // Node itself adds where it measures coverage, if it does.
    const names = Buffer.from((await run([])).output).toString().split('\n').filter((line) => line !== '' && !line.startsWith('NODE_V8_COVERAGE='));
    expect(names).to.deep.equal(['A=b']);
  });

  it('ends a program that writes more than it may', async () => {
    await failing(run(['yes']), OutputTooLarge);
  });

  it('does not start for who has given up', async () => {
    await failing(run(['true'], { signal: AbortSignal.abort(new RangeError('given up')) }), RangeError);
  });

  it('says how it ended', async () => {
    expect(await run(['ls', '/nonexistent'])).to.include({ code: 2 });
  });
});
