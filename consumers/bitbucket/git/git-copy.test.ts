import { expect } from 'chai';
import { chmodSync, cpSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { Secret } from '../../shared/auth/secret.ts';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { manualClock } from '../../shared/testing/manual-clock.ts';
import { recorder } from '../../shared/testing/recorder.ts';
import { GitCopy, type GitCopySettings } from './git-copy.ts';
import type { GitToken } from './git-token.ts';
import { GitServer } from './testing/git-server.ts';
import { headOf, RemoteRepository } from './testing/repository.ts';

const token = 'fixture-token';
const fixedToken: GitToken = { user: 'x-token-auth', current: async () => new Secret(token), renew: async () => false };

describe('a copy by Git over HTTPS', () => {
  const root = mkdtempSync(join(tmpdir(), 'vendorproof-git-'));
  const server = new GitServer(root);
  const remote = new RemoteRepository(join(root, 'acme-sec/inventory.git'), join(root, 'template.git'));
  const { lines } = remote;
  const [main] = lines.main;
  let clock = manualClock();
  let observer = recorder();
  let number = 0;
  before(async () => {
    await server.start();
    remote.reset();
    remote.set({ main, fix: main });
    await copy({ folder: prepared }).update();
  });
  after(async () => {
    await server.stop();
    rmSync(root, { recursive: true });
  });
  beforeEach(() => {
    server.reset();
    clock = manualClock();
    observer = recorder();
    number += 1;
    remote.reset();
    remote.set({ main, fix: main });
  });

  const prepared = join(root, 'prepared');
  /** A copy that was brought before, with one commit of `main` and `fix`. */
  const broughtCopy = (more: Partial<GitCopySettings> = {}): GitCopy => {
    cpSync(prepared, folder(), { recursive: true });
    return copy(more);
  };
  /** The same, for cases that come no further than to ask. */
  const asking = (more: Partial<GitCopySettings> = {}): GitCopy => copy({ folder: prepared, ...more });
  const folder = () => join(root, `copy-${number}`);
  const copy = (more: Partial<GitCopySettings> = {}) =>
    new GitCopy({ folder: folder(), url: `${server.url}/acme-sec/inventory.git`, token: fixedToken, environment: process.env, clock, observer, retry: { random: () => 1 }, ...more });
  const refused = (run: Promise<unknown>) => failing(run, VendorError);

  it('brings one commit of each branch the first time (BG01)', async () => {
    remote.set({ main, 'fix/pin-image': lines.more[29] });
    const mirror = copy();
    expect(await mirror.update()).to.deep.equal({ defaultBranch: 'main', branches: { 'fix/pin-image': lines.more[29], main } });
    expect(await mirror.history(`${main}`)).to.deep.equal([main]);
    expect(Buffer.from(await mirror.readFile({ commit: `${main}`, path: 'policy/base.yaml' })).toString()).to.match(/^main 7\n/);
  });

  it('brings later what came since, takes away what is gone, and asks once where nothing has changed (BG02)', async () => {
    const mirror = broughtCopy();
    remote.set({ main, 'fix/a': lines.more[29] });
    expect((await mirror.update()).branches).to.deep.equal({ 'fix/a': lines.more[29], main });
    expect(await mirror.history(`${lines.more[29]}`)).to.deep.equal([lines.more[29], main]);
    server.reset();
    await mirror.update();
    expect(server.requests.map(({ method }) => method)).to.deep.equal(['GET', 'POST']);
  });

  it('follows a branch that was moved by force, and a default branch that is another one now (BG03, BG04)', async () => {
    const mirror = broughtCopy();
    remote.set({ trunk: main, fix: lines.other[0] }, 'trunk');
    expect(await mirror.update()).to.deep.equal({ defaultBranch: 'trunk', branches: { fix: lines.other[0], trunk: main } });
    expect(headOf(folder())).to.equal('ref: refs/heads/trunk');
  });

  it('has no default branch while the repository is empty (BG05)', async () => {
    remote.set({});
    const mirror = copy();
    expect(await mirror.update()).to.deep.equal({ defaultBranch: null, branches: {} });
  });

  it('completes the history step by step, and takes it up where it broke off (BG06)', async () => {
    const mirror = broughtCopy({ retry: { attempts: 1 } });
    server.faults = [{ at: 'pack', what: 'none' }, { at: 'pack', what: 'truncate' }];
    await refused(mirror.completeHistory({ step: 3 }));
    expect(await mirror.history(`${main}`)).to.have.length(4);
    await mirror.completeHistory({ step: 10 });
    expect(await mirror.history(`${main}`)).to.have.length(8);
  });

  it('repeats a fetch whose pack broke off, and leaves nothing of it behind (BG07)', async () => {
    server.faults = [{ at: 'pack', what: 'truncate' }];
    expect((await copy().update({ depth: 30 })).branches).to.deep.equal({ main, fix: main });
    expect(observer.of('retry').map(({ operation, because }) => [operation, because])).to.deep.equal([['git fetch', 'unavailable']]);
    expect(readdirSync(join(folder(), 'objects/pack')).filter((name) => name.startsWith('tmp_'))).to.deep.equal([]);
  });

  it('gives up on packs that always break off, after a bounded time, and keeps what it had (BG08)', async () => {
    const mirror = broughtCopy({ retry: { attempts: 2, random: () => 1 } });
    remote.set({ main: lines.more[0], fix: main });
    server.faults = Array.from({ length: 2 }, () => ({ at: 'pack', what: 'truncate' }) as const);
    expect(await refused(mirror.update())).to.include({ kind: 'unavailable', operation: 'git fetch' });
    expect(clock.pauses).to.deep.equal([500]);
    expect(await mirror.history(`${main}`)).to.deep.equal([main]);
  });

  it('replaces an expired token once and goes on (BG09)', async () => {
    const tokens = ['expired', token];
    const renewing: GitToken = { user: 'x-token-auth', current: async () => new Secret(tokens[0] ?? ''), renew: async () => tokens.shift() !== undefined };
    expect((await asking({ token: renewing }).update()).defaultBranch).to.equal('main');
    expect(tokens).to.deep.equal([token]);
  });

  it('reports a token that is refused anew, and one that cannot be replaced (BG10)', async () => {
    server.tokens = [];
    let renewals = 0;
    const error = await refused(asking({ token: { ...fixedToken, renew: async () => (renewals += 1) > 0 } }).update());
    expect([error.kind, renewals]).to.deep.equal(['authentication', 1]);
    expect((await refused(asking().update())).kind).to.equal('authentication');
  });

  it('keeps the token off the command line, out of files, errors and events (BG11)', async () => {
    const log = join(root, `arguments-${number}`);
    const program = join(root, `git-${number}`);
    writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$*" >> ${log}\nexec git "$@"\n`);
    chmodSync(program, 0o700);
    await copy({ program }).update();
    server.tokens = [];
    const error = await refused(copy({ program }).update());
    const files = globSync('**/*', { cwd: folder(), withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'));
    const seen = [readFileSync(log, 'utf8'), ...files, inspect([error, observer.events, copy()], { depth: 9, showHidden: true })].join('\n');
    for (const secret of [token, btoa(`x-token-auth:${token}`)]) expect(seen).not.to.contain(secret);
    expect(seen).to.contain('ls-remote --symref');
  });

  it('follows no redirect, so the token goes nowhere else (BG12)', async () => {
    const elsewhere = new GitServer(root);
    await elsewhere.start();
    server.faults = [{ at: 'info', what: { redirect: `${elsewhere.url}/acme-sec/inventory.git/info/refs?service=git-upload-pack` } }];
    expect((await refused(asking().update())).kind).to.equal('contract');
    expect(elsewhere.requests).to.deep.equal([]);
    await elsewhere.stop();
  });

  for (const [status, kind, attempts] of [[503, 'unavailable', 2], [429, 'rate-limited', 2], [403, 'permission', 1]] as const) {
    it(`reports ${status} after ${attempts === 1 ? 'one attempt' : 'several attempts'} (BG13)`, async () => {
      server.faults = Array.from({ length: 4 }, () => ({ at: 'info', what: { status } }) as const);
      expect((await refused(asking({ retry: { attempts: 2 } }).update())).kind).to.equal(kind);
      expect(server.requests).to.have.length(attempts);
    });
  }

  it('is found unknown where the repository is (BG14)', async () => {
    expect((await refused(asking({ url: `${server.url}/acme-sec/none.git` }).update())).kind).to.equal('not-found');
  });

  it('gives up on a server that stays silent (BG15)', async () => {
    server.faults = [{ at: 'info', what: 'silence' }];
    expect((await refused(asking({ timeoutMs: 150 }).update())).kind).to.equal('timeout');
  });

  it('ends when its caller gives up, and can be used again (BG16)', async () => {
    server.faults = [{ at: 'info', what: 'silence' }];
    const mirror = asking();
    const giving = new AbortController();
    server.onRequest = () => giving.abort();
    expect((await refused(mirror.update({ signal: giving.signal }))).kind).to.equal('cancelled');
    server.onRequest = () => {};
    expect((await mirror.update()).defaultBranch).to.equal('main');
  });

  it('does one thing at a time (BG17)', async () => {
    const mirror = broughtCopy();
    remote.set({ main: lines.more[29], fix: main });
    await Promise.all([mirror.update(), mirror.completeHistory({ step: 10 })]);
    expect(await mirror.history(`${lines.more[29]}`)).to.have.length(9);
  });

  it('takes no name for an option, and nothing but a whole hash for a commit (BG18)', async () => {
    for (const commit of ['--help', 'main', `${main}`.slice(0, 12)]) await failing(copy().history(commit), TypeError);
    const template = copy({ folder: join(root, 'template.git') });
    expect((await refused(template.readFile({ commit: `${main}`, path: '--output=/tmp/x' }))).kind).to.equal('not-found');
  });

  it('says so where there is no Git', async () => {
    expect(await refused(copy({ program: '/nonexistent/git' }).update())).to.include({ kind: 'invalid-request' });
  });

  it('goes to no address but one over HTTPS without credentials (BG19)', () => {
    for (const url of ['git://bitbucket.org/a/b.git', 'http://bitbucket.org/a/b.git', 'https://me:pw@bitbucket.org/a/b.git', '--upload-pack=x', 'file:///etc', 'ext::sh -c x']) {
      expect(() => copy({ url })).to.throw(TypeError, 'without credentials');
    }
  });
});
