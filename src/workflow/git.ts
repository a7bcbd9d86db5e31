import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Environment } from '../system/environment.ts';

/** What Git says of a folder; undefined where it is not (in) a repository with a commit. */
export interface GitState {
  readonly commit: string;
  /** Undefined on a detached HEAD. */
  readonly branch: string | undefined;
  readonly dirty: boolean;
  /** The repository's main branch, as its remote or its local branches tell. */
  readonly mainBranch: string | undefined;
}

export async function readGit(folder: string): Promise<GitState | undefined> {
  const [commit, branch, changes, remoteHead, branches] = await Promise.all([
    git(folder, 'rev-parse', '--verify', '--quiet', 'HEAD'),
    git(folder, 'symbolic-ref', '--short', '--quiet', 'HEAD'),
    git(folder, 'status', '--porcelain'),
    git(folder, 'symbolic-ref', '--short', '--quiet', 'refs/remotes/origin/HEAD'),
    git(folder, 'for-each-ref', '--format=%(refname:short)', 'refs/heads/main', 'refs/heads/master', 'refs/heads/develop'),
  ]);
  if (commit === undefined || commit === '') return undefined;
  return {
    commit,
    branch: branch || undefined,
    dirty: changes !== undefined && changes !== '',
    mainBranch: remoteHead?.replace(/^origin\//, '') || branches?.split('\n')[0] || undefined,
  };
}

export interface GitRefusal {
  readonly message: string;
  readonly fix: string;
}

/** Why Git does not speak of a folder that is in a repository, and what mends it. Undefined where it does, or there is none. */
export async function gitRefusal(folder: string, environment: Environment): Promise<GitRefusal | undefined> {
  try {
    await run('git', ['-C', folder, 'rev-parse', '--git-dir'], { env: { ...environment, LC_ALL: 'C' } });
    return undefined;
  } catch (error) {
    const words = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr).trim() : '';
    const first = words.split('\n')[0] ?? '';
    if (first === '' || first.includes('not a git repository')) return undefined;
    const command = /git config \S.*$/m.exec(words)?.[0];
    return {
      message: `Git does not tell the commit: ${first.replace(/^fatal: /, '')}`,
      fix: command ?? 'mend what Git names; until then versions are named by the pacts alone',
    };
  }
}

const run = promisify(execFile);

/** Trimmed output; undefined when Git is missing, fails, or answers no. */
async function git(folder: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    return (await run('git', ['-C', folder, ...args], { maxBuffer: 64 * 1024 * 1024 })).stdout.trim();
  } catch {
    return undefined;
  }
}
