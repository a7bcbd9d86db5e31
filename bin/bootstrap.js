// Plain JavaScript that Node 20 can read. Installs what is missing, and only that; prints nothing when nothing is.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode24 } from './node24.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** npm writes its own copy of the lockfile last, so a copy older than ours means an unfinished or outdated installation. */
function isInstalled(folder) {
  const installed = `${folder}/node_modules/.package-lock.json`;
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${folder}/package-lock.json`).mtimeMs;
}

function install(folder, what) {
  console.error(`Installing ${what} …`);
  try {
    execFileSync('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  } catch {
    console.error(`npm ci failed in ${folder}. Its message is above; run it again once that is mended.`);
    process.exit(2);
  }
}

if (findNode24() === undefined) install(`${root}/runtime`, 'Node 24 (this machine has an older one)');
if (!isInstalled(root)) install(root, "the project's packages");
