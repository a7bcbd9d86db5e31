import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The pinned gems are there, or why they cannot be had. */
export type Gems = { readonly folder: string } | { readonly missing: string };

const list = readFileSync(join(import.meta.dirname, 'gems.txt'), 'utf8');
const folder = join(import.meta.dirname, '../../.cache/official-broker');
const note = join(folder, '.installed');
const systemPackages = ['ruby', 'ruby-dev', 'build-essential', 'libyaml-dev'];

/** What the broker and the gem command see: nothing of the caller's own Ruby or broker settings. */
export const rubyEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  LANG: 'C.UTF-8',
  GEM_HOME: folder,
  GEM_PATH: folder,
});

/** Installs Ruby where we may, and the pinned gems beside this repository's other caches; once. */
export function ensureGems(): Gems {
  if (existsSync(note) && readFileSync(note, 'utf8') === list) return { folder };
  const missing = ensureRuby() ?? installGems();
  return missing === undefined ? { folder } : { missing };
}

function ensureRuby(): string | undefined {
  if (hasRuby()) return undefined;
  if (process.getuid?.() !== 0 || problemOf('apt-get', '--version') !== undefined) return `this machine lacks ${systemPackages.join(', ')}`;
  console.log(`Installing ${systemPackages.join(', ')} …`);
  const problem = problemOf('apt-get', 'update', '-qq') ?? problemOf('apt-get', 'install', '-y', '-qq', ...systemPackages);
  return problem ?? (hasRuby() ? undefined : 'Ruby, its headers or libyaml are missing even after apt-get install');
}

/** Some gems are compiled: Ruby's headers, a compiler and libyaml must be there. */
const hasRuby = (): boolean =>
  problemOf('ruby', '-rmkmf', '-e', 'exit(File.exist?(File.join(RbConfig::CONFIG["rubyhdrdir"], "ruby.h")) && have_header("yaml.h"))') === undefined;

function installGems(): string | undefined {
  console.log('Installing the official broker’s gems …');
  rmSync(folder, { recursive: true, force: true });
  // Without their dependencies, because the list has them all in versions that work together.
  const problem = problemOf('gem', 'install', '--no-document', '--ignore-dependencies', '--install-dir', folder, ...list.trim().split('\n'));
  if (problem === undefined) writeFileSync(note, list);
  return problem;
}

/** Runs a command in the cache's folder, since Ruby's header check leaves a log where it runs; says why it failed, if it did. */
function problemOf(command: string, ...args: readonly string[]): string | undefined {
  mkdirSync(folder, { recursive: true });
  const run = spawnSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], env: { ...rubyEnvironment(), DEBIAN_FRONTEND: 'noninteractive' } });
  if (run.status === 0) return undefined;
  const said = run.error?.message ?? run.stderr.trim().split('\n').slice(-5).join(' ');
  return `${command} ${args[0]} failed: ${said.slice(0, 500)}`;
}
