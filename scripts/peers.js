// Installs the mock server that `npm run bench:stub` compares with, once, and prints where its command is.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { root } from '../bin/node24.js';

const version = '5.16.0';
const folder = `${root}/.cache/peers`;
const home = `${folder}/node_modules/@stoplight/prism-cli`;

const isInstalled = existsSync(`${home}/package.json`) && JSON.parse(readFileSync(`${home}/package.json`, 'utf8')).version === version;
if (!isInstalled) {
  const args = ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', `@stoplight/prism-cli@${version}`];
  execFileSync('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
}
console.log(`${home}/dist/index.js`);
