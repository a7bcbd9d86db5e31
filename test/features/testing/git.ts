import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Git in a test's own folder, with an identity of its own. */
export const gitIn = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();

/** Makes a workspace a repository with one commit on `main`; answers the commit. */
export function makeRepository(folder: string): string {
  writeFileSync(join(folder, '.gitignore'), '.vendorproof/\n');
  gitIn(folder, 'init', '--quiet', '--initial-branch', 'main');
  gitIn(folder, 'add', '.');
  gitIn(folder, 'commit', '--quiet', '--message', 'first');
  return gitIn(folder, 'rev-parse', 'HEAD');
}
