// Brings the Pact specification's own test cases, once, for the test that tries them, and prints their folder.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { root } from '../bin/node24.js';

const folder = `${root}/.cache/pact-specification`;
const source = process.env.PACT_SPECIFICATION_REPOSITORY ?? 'https://github.com/pact-foundation/pact-specification.git';

for (const branch of ['version-2', 'version-3', 'version-4']) {
  if (existsSync(`${folder}/${branch}`)) continue;
  execFileSync('git', ['clone', '--quiet', '--depth', '1', '--branch', branch, source, `${folder}/${branch}`], { stdio: ['ignore', 2, 2] });
}
console.log(folder);
