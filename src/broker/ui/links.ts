/** Where each page is. Paths are those of the API, so that any pact or result address opens in a browser. */
export interface Links {
  overview(query?: Query): string;
  pact(pact: PactNames): string;
  rawPact(pact: PactNames): string;
  latestPact(pair: Pair): string;
  matrix(pair: Pair, query?: Query): string;
  result(result: ResultNames): string;
}

export interface Pair {
  readonly consumer: string;
  readonly provider: string;
}

export interface PactNames extends Pair {
  /** Of the consumer. */
  readonly version: string;
}

export interface ResultNames extends Pair {
  /** Of the pact's content. */
  readonly sha: string;
  readonly number: number;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

/** What every view needs besides its own data. */
export interface Scene {
  readonly now: Date;
  readonly links: Links;
}

/** `base` is the path under which a proxy serves the broker: empty, or `/pact-broker`. */
export function linksUnder(base: string): Links {
  const pair = ({ provider, consumer }: Pair): string => path('provider', provider, 'consumer', consumer);
  const pact: Links['pact'] = (it) => `${base}/pacts${pair(it)}${path('version', it.version)}`;
  return {
    overview: (query) => `${base}/${search(query)}`,
    pact,
    rawPact: (it) => `${pact(it)}?format=json`,
    latestPact: (it) => `${base}/pacts${pair(it)}/latest`,
    matrix: (it, query) => `${base}/matrix${pair(it)}${search(query)}`,
    result: (it) => `${base}/pacts${pair(it)}${path('pact-version', it.sha, 'verification-results', String(it.number))}`,
  };
}

const path = (...segments: readonly string[]): string => segments.map((segment) => `/${encodeURIComponent(segment)}`).join('');

function search(query: Query = {}): string {
  const set = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') set.set(name, String(value));
  return set.size === 0 ? '' : `?${set.toString()}`;
}
