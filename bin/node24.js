// Plain JavaScript that Node 20 can read: finds a Node 24 and runs its arguments with it.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldestNode = 24;

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const isNewEnough = Number(process.versions.node.split('.')[0]) >= oldestNode;
export const noNode24 = `vendorproof needs Node ${oldestNode} and this is ${process.versions.node}: install a newer Node, then run the same command again.`;

/** Whether a module was started itself rather than imported. The project may lie behind a symbolic link. */
export const isMain = (moduleUrl) => process.argv[1] !== undefined && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(moduleUrl));

/** The Node 24 to use: this process's own, or the one that the bootstrap installed. Undefined when there is none. */
export function findNode24() {
  if (isNewEnough) return process.execPath;
  const [system, file] = process.platform === 'win32' ? ['win', 'node.exe'] : [process.platform, 'node'];
  const own = `${root}/runtime/node_modules/node-${system}-${process.arch}/bin/${file}`;
  return existsSync(own) ? own : undefined;
}

/** Where programs are looked for, so that `node` means this one. */
export const pathWith = (node) => `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`;

/** Runs Node 24 in this process's place: same terminal, same signals, same exit code. */
export function runWithNode24(args) {
  const node = findNode24();
  if (node === undefined) {
    console.error(noNode24);
    process.exit(2);
  }
  const env = { ...process.env, PATH: pathWith(node) };
  if (typeof process.execve === 'function' && process.platform !== 'win32') process.execve(node, [node, ...args], env);
  runAsChild(node, args, env);
}

/** Older Nodes cannot be replaced by another program, so it runs beside this one. */
function runAsChild(node, args, env) {
  // The channel lets the child notice when this process is killed, so that nothing outlives it.
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event !== undefined) onceOrphaned(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 128 + constants.signals[signal]));
  child.on('error', (error) => {
    console.error(`${node} does not start: ${error.message}`);
    process.exit(2);
  });
}

/** npm that is told to end ends its shell, and not what the shell runs: that is adopted by another process, and would stay for ever. */
function onceOrphaned(end) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 500);
  watch.unref();
}

if (isMain(import.meta.url)) runWithNode24(process.argv.slice(2));
