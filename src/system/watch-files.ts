import type { FSWatcher } from 'node:fs';
import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';

export interface Watching {
  /** Watches these files from now on, in place of those before. One that is not there yet is seen when it comes. */
  follow(files: readonly string[]): void;
  close(): void;
}

/** An editor that saves writes several times: what follows this soon belongs to it. In milliseconds. */
const pause = 80;

/** Calls back when one of the files has changed. Folders are watched, not files: editors put a new file in the old one's place. */
export function watchFiles(changed: () => void): Watching {
  const watchers = new Map<string, FSWatcher>();
  let names = new Map<string, ReadonlySet<string>>();
  let timer: NodeJS.Timeout | undefined;
  const notice = (folder: string, name: string | null): void => {
    // Some systems do not say which file it was.
    if (name !== null && names.get(folder)?.has(name) !== true) return;
    clearTimeout(timer);
    timer = setTimeout(changed, pause);
  };
  const unwatch = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const open = (folder: string): void => {
    try {
      // A folder that is removed is watched again when somebody follows the files anew.
      watchers.set(folder, watch(folder, (_, name) => notice(folder, name)).on('error', () => unwatch(folder)));
    } catch {
      // One that is not there has nothing to be seen.
    }
  };
  return {
    follow(files) {
      names = new Map([...Map.groupBy(files, dirname)].map(([folder, inside]) => [folder, new Set(inside.map((file) => basename(file)))]));
      for (const folder of watchers.keys()) if (!names.has(folder)) unwatch(folder);
      for (const folder of names.keys()) if (!watchers.has(folder)) open(folder);
    },
    close() {
      clearTimeout(timer);
      for (const folder of watchers.keys()) unwatch(folder);
    },
  };
}
