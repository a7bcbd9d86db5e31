// Plain JavaScript that Node 20 can read: finds a Node 24 and runs its arguments with it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const oldestNode = 24;
export const isNewEnough = Number(process.versions.node.split('.')[0]) >= oldestNode;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const platformPackage = `${root}/runtime/node_modules/node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}/bin/node`;

/** The Node 24 to use: this process's own, or the one that the bootstrap installed. Undefined when there is none. */
export function findNode24() {
  if (isNewEnough) return process.execPath;
  const own = process.platform === 'win32' ? `${platformPackage}.exe` : platformPackage;
  return existsSync(own) ? own : undefined;
}

/** Runs Node 24 in this process's place: same terminal, same signals, same exit code. */
export function runWithNode24(args) {
  const node = findNode24();
  if (node === undefined) {
    console.error(`vendorproof needs Node ${oldestNode}; this is ${process.versions.node}. Run "npm start" here once, or install Node ${oldestNode}.`);
    process.exit(2);
  }
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
  if (typeof process.execve === 'function' && process.platform !== 'win32') process.execve(node, [node, ...args], env);
  // The channel lets the child notice when this process is killed, so that nothing outlives it.
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: { ...env, VENDORPROOF_PARENT: String(process.pid) } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 130));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) runWithNode24(process.argv.slice(2));
