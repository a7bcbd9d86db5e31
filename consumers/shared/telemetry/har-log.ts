import { closeSync, openSync, writeSync } from 'node:fs';
import { harEntry, type HarEntry, type HarMasking } from './har.ts';
import type { ObserverPart } from './observers.ts';

export interface HarSettings extends Partial<HarMasking> {
  /** How many exchanges are kept; the log ends then, so that one left on fills no disk. Default 1000. */
  readonly most?: number;
}

/** Off unless a path is given. Writes what is on the wire, masked, into a file that is a whole HAR 1.2 after each exchange. */
export function harLog(path: string | undefined, { most = 1000, hide = (text) => text, isSecret = () => false }: HarSettings = {}): ObserverPart {
  if (path === undefined) return {};
  const append = harFile(path);
  let written = 0;
  return {
    exchange: (exchange) => {
      if (written >= most) return;
      written += 1;
      append(harEntry(exchange, { hide, isSecret }));
    },
  };
}

const head = '{"log":{"version":"1.2","creator":{"name":"vendor-calls","version":"1"},"entries":[';
const tail = '\n]}}\n';

/** Each entry takes the place of the file's end and brings a new one. Only its owner reads the file. */
function harFile(path: string): (entry: HarEntry) => void {
  let end = write(path, { flags: 'w', at: 0, text: head + tail }) - tail.length;
  let separator = '\n';
  return (entry) => {
    end += write(path, { flags: 'r+', at: end, text: `${separator}${JSON.stringify(entry)}${tail}` }) - tail.length;
    separator = ',\n';
  };
}

function write(path: string, { flags, at, text }: { readonly flags: string; readonly at: number; readonly text: string }): number {
  const file = openSync(path, flags, 0o600);
  try {
    return writeSync(file, text, at);
  } finally {
    closeSync(file);
  }
}
