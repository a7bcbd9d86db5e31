import { nearest } from '../../failure/nearest.ts';
import type { Document } from '../document.ts';
import type { Operation } from '../operations.ts';
import { basePaths, baseTemplates } from './base-paths.ts';
import { decoded } from './decoded.ts';
import { firstDifference } from './difference.ts';
import { farParametersIn } from './far-parameters.ts';
import type { PathTemplate } from './template.ts';
import { parseTemplate } from './template.ts';
import { dividedValues } from './touching.ts';
import type { Trie, TrieMatch } from './trie.ts';
import { emptyTrie, findAll, insert } from './trie.ts';

/** An operation of a document; what else a caller keeps with it comes back in its routes. */
export interface Endpoint {
  readonly document: Document;
  readonly operation: Operation;
}

/** An operation that a path leads to, and the values that its parameters have there. */
export interface Route<Kept extends Endpoint = Endpoint> {
  readonly endpoint: Kept;
  readonly path: ReadonlyMap<string, string>;
  readonly demands: PathTemplate['demands'];
}

export type Routed<Kept extends Endpoint = Endpoint> =
  /** Groups of operations that the path fits equally well, the best fit first. */
  | { readonly kind: 'found'; readonly groups: readonly (readonly Route<Kept>[])[] }
  | { readonly kind: 'wrong-method'; readonly allowed: readonly string[] }
  /** The names of operations with a path like this one, and where it first leaves the first of them. */
  | { readonly kind: 'unknown'; readonly nearest: readonly string[]; readonly difference: string | undefined };

export type Router<Kept extends Endpoint = Endpoint> = (method: string, path: string) => Routed<Kept>;

interface Entry<Kept extends Endpoint> {
  readonly endpoint: Kept;
  readonly template: PathTemplate;
  /** How many values the variables of its server have, before those of its parameters. */
  readonly inBase: number;
}

/** Finds operations by method and path; server base paths may be there or not, and so may a slash at the end. */
export function createRouter<Kept extends Endpoint>(endpoints: readonly Kept[]): Router<Kept> {
  const trie = trieOf(endpoints);
  return (method, path) => {
    const matches = matchesIn(trie, path.split('/').slice(1).map(decoded));
    const groups = matches.map((match) => routesOf(match, method)).filter((routes) => routes.length > 0);
    if (groups.length > 0) return { kind: 'found', groups };
    if (matches.length > 0) return { kind: 'wrong-method', allowed: methodsOf(matches) };
    return { kind: 'unknown', ...nearestTo(method, path, endpoints) };
  };
}

function trieOf<Kept extends Endpoint>(endpoints: readonly Kept[]): Trie<Entry<Kept>> {
  const isFar = farParametersIn(endpoints.map(({ document }) => document));
  const entries = endpoints.map((endpoint) => ({ endpoint, template: parseTemplate(endpoint.operation.path, (name) => isFar(endpoint, name)), inBase: 0 }));
  const trie = emptyTrie<Entry<Kept>>();
  const below = (base: string, entry: Entry<Kept>): void => {
    const { segments, names } = parseTemplate(base);
    insert(trie, [...segments, ...entry.template.segments], { ...entry, inBase: names.length });
  };
  const bases = entries.map(({ endpoint: { document, operation } }) => ({ known: basePaths(document, operation), other: baseTemplates(document, operation) }));
  for (const [index, entry] of entries.entries()) bases[index]?.known.forEach((base) => below(base, entry));
  // The paths without their base come second: where two documents meet, the one that is addressed in full wins.
  for (const [index, entry] of entries.entries()) if (bases[index]?.known.includes('') !== true) below('', entry);
  // Other values of servers' variables come last: they may look like anything.
  for (const [index, entry] of entries.entries()) bases[index]?.other.filter((base) => !bases[index]?.known.includes(base)).forEach((base) => below(base, entry));
  return trie;
}

/** A slash at the end means something where both paths exist; else it is forgiven. */
function matchesIn<Kept extends Endpoint>(trie: Trie<Entry<Kept>>, segments: readonly string[]): readonly TrieMatch<Entry<Kept>>[] {
  const exact = findAll(trie, segments);
  return exact.length > 0 ? exact : findAll(trie, segments.at(-1) === '' ? segments.slice(0, -1) : [...segments, '']);
}

const routesOf = <Kept extends Endpoint>({ entries, values }: TrieMatch<Entry<Kept>>, method: string): readonly Route<Kept>[] =>
  entries.filter(({ endpoint }) => endpoint.operation.method === method).map((entry) => routeOf(entry, values));

function routeOf<Kept extends Endpoint>({ endpoint, template, inBase }: Entry<Kept>, found: readonly string[]): Route<Kept> {
  const values = dividedValues(endpoint, template, inBase === 0 ? found : found.slice(inBase));
  return { endpoint, path: new Map(template.names.map((name, index) => [name, values[index] ?? ''])), demands: template.demands };
}

const methodsOf = (matches: readonly TrieMatch<Entry<Endpoint>>[]): readonly string[] =>
  [...new Set(matches.flatMap(({ entries }) => entries.map(({ endpoint }) => endpoint.operation.method)))].toSorted();

/** Comparing with thousands of names is for people's small documents; in a huge one the first hundreds must do. */
function nearestTo(method: string, path: string, endpoints: readonly Endpoint[]): { readonly nearest: readonly string[]; readonly difference: string | undefined } {
  const known = new Map(endpoints.slice(0, 500).map((endpoint) => [`${endpoint.operation.method} ${endpoint.operation.path}`, endpoint]));
  const found = nearest(`${method} ${path}`.slice(0, 200), known.keys()).flatMap((key) => known.get(key) ?? []);
  const [first] = found;
  return { nearest: found.map(nameOf), difference: first && firstDifference(first.operation.path, withoutBase(first, path)) };
}

function withoutBase({ document, operation }: Endpoint, path: string): string {
  const base = basePaths(document, operation).find((one) => one !== '' && path.startsWith(`${one}/`)) ?? '';
  return path.slice(base.length);
}

/** `GET /pets/{id} (readPet)`: how messages name an operation. */
const nameOf = ({ operation: { id, method, path } }: Endpoint): string => (id === `${method} ${path}` ? id : `${method} ${path} (${id})`);
