import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { systemEnvironment } from '../system/environment.ts';
import { gitRefusal, readGit } from './git.ts';

describe('what Git says of a folder', () => {
  let folder: string;
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'git-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const commit = (): string => {
    git('init', '--quiet', '--initial-branch', 'main');
    git('commit', '--quiet', '--allow-empty', '--message', 'first');
    return git('rev-parse', 'HEAD');
  };

  it('is nothing outside a repository', async () => {
    expect(await readGit(folder)).to.equal(undefined);
  });

  it('is nothing before the first commit', async () => {
    git('init', '--quiet');
    expect(await readGit(folder)).to.equal(undefined);
  });

  it('is commit and branch of a clean tree', async () => {
    const hash = commit();
    expect(await readGit(folder)).to.deep.equal({ commit: hash, branch: 'main', dirty: false, mainBranch: 'main' });
  });

  it('is refused by Git where the folder belongs to somebody else, which is said with what mends it', async () => {
    commit();
    const refusal = await gitRefusal(folder, { ...systemEnvironment(), GIT_TEST_ASSUME_DIFFERENT_OWNER: '1', HOME: folder });
    expect(refusal?.message).to.match(/^Git does not tell the commit: detected dubious ownership/);
    expect(refusal?.fix).to.match(/^git config --global --add safe\.directory /);
  });

  it('is not refused where there is no repository, or a good one', async () => {
    const outside = await gitRefusal(folder, systemEnvironment());
    commit();
    expect([outside, await gitRefusal(folder, systemEnvironment())]).to.deep.equal([undefined, undefined]);
  });

  it('tells a tree with changes', async () => {
    commit();
    await writeFile(join(folder, 'a.txt'), '');
    expect(await readGit(folder)).to.include({ dirty: true });
  });

  it('knows the main branch on a feature branch', async () => {
    commit();
    git('switch', '--quiet', '--create', 'feature');
    expect(await readGit(folder)).to.include({ branch: 'feature', mainBranch: 'main' });
  });

  it('has no branch on a detached HEAD', async () => {
    commit();
    git('switch', '--quiet', '--detach');
    expect(await readGit(folder)).to.include({ branch: undefined, mainBranch: 'main' });
  });
});
