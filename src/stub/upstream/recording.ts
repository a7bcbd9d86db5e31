import type { HarEntry } from './har.ts';

/** The newest exchanges, as the text of an HTTP Archive. */
export interface Recording {
  add(entry: HarEntry): void;
  /** How many there are, and how many older ones had to go. */
  readonly count: { readonly kept: number; readonly dropped: number };
  text(): string;
}

export interface Bounds {
  readonly entries: number;
  /** Of all their JSON together, in UTF-16 units. */
  readonly length: number;
}

const usual: Bounds = { entries: 2000, length: 64 * 1024 * 1024 };

/** Keeps as many entries as the bounds allow, the newest ones. Each is kept as the text that it will be: bodies would stay in memory twice. */
export function createRecording(bounds: Bounds = usual): Recording {
  const entries: string[] = [];
  let [length, dropped] = [0, 0];
  return {
    add(entry) {
      const text = JSON.stringify(entry);
      entries.push(text);
      length += text.length;
      while (entries.length > 1 && (entries.length > bounds.entries || length > bounds.length)) {
        length -= entries.shift()?.length ?? 0;
        dropped += 1;
      }
    },
    get count() {
      return { kept: entries.length, dropped };
    },
    text() {
      const comment = dropped === 0 ? {} : { comment: `${dropped} older entries are left out` };
      const head = JSON.stringify({ version: '1.2', creator: { name: 'vendorproof', version: '1' }, ...comment });
      return `{"log":${head.slice(0, -1)},"entries":[\n${entries.join(',\n')}\n]}}\n`;
    },
  };
}
