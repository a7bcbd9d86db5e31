import { readFileSync } from 'node:fs';

/** Calls back once a process that this one was started by has gone, so that another has adopted what it left. Keeps no process alive. */
export function onceOrphaned(act: () => void): void {
  const before = starters();
  const watch = setInterval(() => {
    const now = starters();
    // What cannot be read says nothing.
    if (before.every((pid, step) => now[step] === undefined || now[step] === pid)) return;
    clearInterval(watch);
    act();
  }, 500);
  watch.unref();
}

/**
 * This process's parent, and who started that where it only stands between: the older Node that handed over to this one, and the shell
 * that npm runs a command in, which stays when npm is killed. Only Linux tells of others than the parent.
 */
function starters(): readonly number[] {
  const chain = [process.ppid];
  for (let pid: number | undefined = process.ppid; pid !== undefined && standsBetween(pid); ) {
    pid = parentOf(pid);
    if (pid !== undefined) chain.push(pid);
  }
  return chain;
}

const standsBetween = (pid: number): boolean => (pid === process.ppid && process.channel !== undefined) || fileOf(pid, 'cmdline')?.split('\0')[1] === '-c';

/** The field after the state, which comes after the name in brackets; a name may hold brackets as well. */
function parentOf(pid: number): number | undefined {
  const parent = /.*\) \S (\d+)/s.exec(fileOf(pid, 'stat') ?? '')?.[1];
  return parent === undefined ? undefined : Number(parent);
}

function fileOf(pid: number, name: 'cmdline' | 'stat'): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}
