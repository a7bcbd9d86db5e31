import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { unobserved } from '../observer.ts';
import { failing } from '../testing/failing.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { CredentialError } from './credentials-error.ts';
import { secretFrom } from './credentials-kinds.ts';
import { localReaders } from './credentials-readers.ts';
import type { SecretReaders } from './credentials.ts';

describe('a reference to a credential', () => {
  let folder: string;
  let clock = manualClock();
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'credentials-'));
  });
  beforeEach(() => {
    clock = manualClock();
  });
  after(() => rm(folder, { recursive: true }));

  const source = (reference: string, readers: SecretReaders = localReaders({ KEY: 'from-env\r\n', BLANK: ' \n' }), timeoutMs = 5000) =>
    secretFrom(reference, { vendor: 'petshop', name: 'apiKey', readers, clock, observer: unobserved, timeoutMs });

  it('leads to a variable, whose newline at the end is no part of it', async () => {
    expect((await source('env:KEY').get()).reveal()).to.equal('from-env');
  });

  it('leads to a file, which is read anew after its rotation', async () => {
    const [file, keeper] = [join(folder, 'key'), source(`file:${join(folder, 'key')}`)];
    await writeFile(file, 'two\nlines\n');
    const first = await keeper.get();
    await writeFile(file, 'rotated\n');
    clock.advance(300_000);
    expect([first.reveal(), (await keeper.get()).reveal()]).to.deep.equal(['two\nlines', 'rotated']);
  });

  it('leads to another store by its scheme', async () => {
    expect((await source('ssm:/petshop/key', { ssm: async (path) => `at ${path}` }).get()).reveal()).to.equal('at /petshop/key');
  });

  for (const text of ['sk_live_canary', 'env:', 'vault:/canary', '__proto__:x', 'constructor:x']) {
    it(`is refused without being quoted where no store is named: ${text}`, () => {
      expect(() => source(text)).to.throw(TypeError, 'a credential is named by reference (env:…, file:…), and never stands there itself');
    });
  }

  it('leads nowhere where the value is empty', async () => {
    expect((await failing(source('env:BLANK').get(), CredentialError)).message).to.match(/from env:BLANK: it is empty$/);
  });

  it('leads nowhere where the file is not there', async () => {
    const error = await failing(source(`file:${folder}/nothing`).get(), CredentialError);
    expect([error.kind, error.message]).to.deep.equal(['authentication', `petshop credential apiKey: cannot be had from file:${folder}/nothing: the file cannot be read (ENOENT)`]);
  });

  it('leads to nothing that is too large to be a credential', async () => {
    expect((await failing(source('env:HUGE', localReaders({ HUGE: 'x'.repeat(65_537) })).get(), CredentialError)).message).to.match(/too large/);
  });

  it('tells of a store that fails by its code alone, and that it may answer later', async () => {
    const store = async (): Promise<string> => Promise.reject(Object.assign(new Error('canary'), { code: 'ECONNRESET' }));
    const error = await failing(source('ssm:/key', { ssm: store }).get(), CredentialError);
    expect([error.kind, error.message]).to.deep.equal(['unavailable', 'petshop credential apiKey: cannot be had from ssm:/key: reading it failed (ECONNRESET)']);
  });

  it('tells of a store that throws what is no error', async () => {
    const error = await failing(source('ssm:/key', { ssm: () => Promise.reject('canary') }).get(), CredentialError);
    expect(error.message).to.match(/ssm:\/key: reading it failed$/);
  });

  it('is not waited for longer than allowed, even where the store does not heed the signal', async () => {
    const store = (): Promise<string> => new Promise(() => {});
    const error = await failing(source('ssm:/key', { ssm: store }, 1).get(), CredentialError);
    expect([error.kind, error.message]).to.deep.equal(['unavailable', 'petshop credential apiKey: cannot be had from ssm:/key: reading it failed (TimeoutError)']);
  });

  it('is read once for all who wait for it', async () => {
    let reads = 0;
    const keeper = source('ssm:/key', { ssm: async () => `read ${(reads += 1)}` });
    const all = await Promise.all([1, 2, 3].map(() => keeper.get()));
    expect(all.map((secret) => secret.reveal())).to.deep.equal(['read 1', 'read 1', 'read 1']);
  });
});
