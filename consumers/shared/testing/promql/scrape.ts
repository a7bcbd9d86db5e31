/** What one series says at one time; the metric's name is the label `__name__`. */
export interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

export type Labels = Readonly<Record<string, string>>;

export interface Scrape {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly samples: readonly Sample[];
}

/** Reads Prometheus' text format, version 0.0.4; a line that is none of it is an error. */
export const readScrape = (at: number, text: string): Scrape => ({
  at,
  samples: text.split('\n').flatMap((line) => (line === '' || line.startsWith('#') ? [] : [sampleOf(line)])),
});

const sampleLine = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const labelPair = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)",?/gy;

function sampleOf(line: string): Sample {
  const [, name = '', labels = '', value = ''] = sampleLine.exec(line) ?? [];
  const pairs = [...labels.matchAll(labelPair)];
  const isWhole = pairs.reduce((length, [pair]) => length + pair.length, 0) === labels.length;
  if (name === '' || !isWhole) throw new Error(`not a sample: ${line}`);
  const entries = pairs.map(([, label = '', text = '']): [string, string] => [label, text.replaceAll(/\\(.)/g, unescape)]);
  return { labels: { __name__: name, ...Object.fromEntries(entries) }, value: numberOf(value) };
}

const unescape = (_all: string, letter: string): string => (letter === 'n' ? '\n' : letter);

export const numberOf = (text: string): number => (/^\+?Inf$/.test(text) ? Infinity : text === '-Inf' ? -Infinity : Number(text));
