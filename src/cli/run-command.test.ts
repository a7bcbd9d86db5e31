import { expect } from 'chai';
import { badInput } from '../failure/failure.ts';
import { createConsole } from '../report/console.ts';
import type { Answer } from './context.ts';
import { exitCodes } from './exit-codes.ts';
import { runCommand } from './run-command.ts';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function ran(command: () => Promise<Answer>, options: { readonly json?: boolean; readonly verbose?: boolean } = {}): Promise<Ran> {
  const printed = { out: '', err: '' };
  const console = createConsole({ quiet: false, out: (text) => (printed.out += text), err: (text) => (printed.err += text) });
  return { code: await runCommand(command, { json: false, verbose: false, console, ...options }), ...printed };
}

const failing = async (): Promise<Answer> => {
  throw badInput('x.y', 'is broken', { place: 'a.json', fix: 'mend it', cause: new Error('what lies behind') });
};

describe('running a command', () => {
  it('prints its words, and its outcome as the exit code', async () => {
    expect(await ran(async () => ({ outcome: 'no', json: {}, text: 'it is so' }))).to.deep.equal({ code: 1, out: 'it is so\n', err: '' });
  });

  it('prints one JSON value and nothing else when asked to', async () => {
    expect(await ran(async () => ({ outcome: 'done', json: { a: 1 }, text: 'words' }), { json: true })).to.deep.equal({ code: 0, out: '{\n  "a": 1\n}\n', err: '' });
  });

  it('prints nothing for a command without words', async () => {
    expect((await ran(async () => ({ outcome: 'done', json: {}, text: '' }))).out).to.equal('');
  });

  it('says a problem that the user can mend in one line', async () => {
    expect(await ran(failing)).to.deep.equal({ code: 2, out: '', err: 'vendorproof: a.json: is broken → mend it\n' });
  });

  it('says what the system refuses in one line as well', async () => {
    const refused = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', path: '/a' });
    const { code, err } = await ran(async () => Promise.reject(refused));
    expect([code, err]).to.deep.equal([2, 'vendorproof: /a: there is no permission (EACCES) → give yourself permission there\n']);
  });

  it('says it as JSON as well when asked to', async () => {
    expect(JSON.parse((await ran(failing, { json: true })).out)).to.deep.equal({ error: { code: 'x.y', message: 'is broken', place: 'a.json', fix: 'mend it' } });
  });

  it('shows what lies behind it when asked to', async () => {
    expect((await ran(failing, { verbose: true })).err).to.contain('what lies behind');
  });

  it('calls anything else a bug of ours, with all that helps to mend it', async () => {
    const { code, err } = await ran(async () => Promise.reject(new TypeError('oops')));
    expect([code, err.includes('a bug of ours'), err.includes('TypeError: oops')]).to.deep.equal([70, true, true]);
  });

  it('says a bug as JSON as well when asked to', async () => {
    const { out } = await ran(async () => Promise.reject(new TypeError('oops')), { json: true });
    expect(JSON.parse(out)).to.deep.equal({ error: { code: 'bug', message: 'oops' } });
  });

  it('goes on with what a serving command does once its answer is said', async () => {
    const said: string[] = [];
    const console = createConsole({ quiet: false, out: (text) => said.push(text), err: () => {} });
    const afterwards = async (): Promise<void> => void said.push('serves');
    await runCommand(async () => ({ outcome: 'done', json: {}, text: 'ready', afterwards }), { json: false, verbose: false, console });
    expect(said).to.deep.equal(['ready\n', 'serves']);
  });

  it('has an exit code for each outcome', () => {
    expect(exitCodes).to.deep.equal({ done: 0, no: 1, 'bad-input': 2, unknown: 3, unreachable: 4, bug: 70 });
  });
});
