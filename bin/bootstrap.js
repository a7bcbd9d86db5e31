// Plain JavaScript that Node 20 can read. Installs what is missing, and only that; prints nothing when nothing is.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { findNode24, isMain, isNewEnough, noNode24, root } from './node24.js';

/** Makes this checkout ready to run: Node 24 where the machine's is older, then the packages. */
export function bootstrap() {
  if (!isNewEnough) ensureInstalled(`${root}/runtime`, 'Node 24 (this machine has an older one)');
  if (findNode24() === undefined) giveUp(noNode24);
  ensureInstalled(root, "the project's packages");
}

function ensureInstalled(folder, what) {
  if (!isInstalled(folder)) oneAtATime(folder, () => isInstalled(folder) || install(folder, what));
  remember(folder);
}

/** Two commands that begin together must not both empty the folder: the second waits for the first. */
function oneAtATime(folder, work) {
  const lock = `${folder}/.installing`;
  while (!taken(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Whether the lock is ours now; that of a process that is no more counts for nothing. */
function taken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') giveUp(`cannot write to ${lock}: ${error.code}`);
    if (!isRunning(holderOf(lock))) rmSync(lock, { force: true });
    return false;
  }
}

/** Zero between the making of the file and the writing of the number. */
const holderOf = (lock) => (existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0);

function isRunning(pid) {
  try {
    return pid === 0 || process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * npm writes its own lockfile into node_modules last: without it an installation was cut short.
 * Which lockfile it was made from we remember ourselves, since a checkout changes times without changing content;
 * after an npm command of the user's own, times are all there is to go by.
 */
export function isInstalled(folder) {
  if (!existsSync(npmsLock(folder))) return false;
  const [lock, seen] = remembered(folder);
  if (seen === digest(npmsLock(folder))) return lock === digest(ourLock(folder));
  return statSync(npmsLock(folder)).mtimeMs >= statSync(ourLock(folder)).mtimeMs;
}

/** Notes which lockfile the installed packages belong to. */
export function remember(folder) {
  const note = `${digest(ourLock(folder))} ${digest(npmsLock(folder))}`;
  if (remembered(folder).join(' ') === note) return;
  try {
    writeFileSync(noteOf(folder), note);
  } catch {
    // An installation that we may only read is judged by its times.
  }
}

const ourLock = (folder) => `${folder}/package-lock.json`;
const npmsLock = (folder) => `${folder}/node_modules/.package-lock.json`;
const noteOf = (folder) => `${folder}/node_modules/.vendorproof-installed`;
const remembered = (folder) => (existsSync(noteOf(folder)) ? readFileSync(noteOf(folder), 'utf8').split(' ') : []);
const digest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

function install(folder, what) {
  const packages = `${folder}/node_modules`;
  if (lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink()) giveUp(`${packages} is a link, and npm ci would empty what it leads to: run npm ci there, or remove the link`);
  console.error(`Installing ${what} …`);
  // Named in full, because NODE_ENV=production or a user's npm settings would leave some out.
  const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error', '--no-audit', '--no-fund'];
  try {
    execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  } catch {
    giveUp(`npm ci failed in ${folder}. Its message is above; run the same command again once that is mended.`);
  }
}

function giveUp(message) {
  console.error(message);
  process.exit(2);
}

if (isMain(import.meta.url)) bootstrap();
