import { nearest } from '../../failure/nearest.ts';
import type { Document } from '../document.ts';
import type { Operation } from '../operations.ts';
import { basePaths } from './base-paths.ts';
import { decoded } from './decoded.ts';
import { firstDifference } from './difference.ts';
import { farParametersIn } from './far-parameters.ts';
import type { PathTemplate } from './template.ts';
import { parseTemplate } from './template.ts';
import { dividedValues } from './touching.ts';
import type { Trie } from './trie.ts';
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
}

/** Finds operations by method and path; server base paths may be there or not, and so may a slash at the end. */
export function createRouter<Kept extends Endpoint>(endpoints: readonly Kept[]): Router<Kept> {
  const trie = trieOf(endpoints);
  return (method, path) => {
    const groups = groupsFor(trie, path.split('/').slice(1).map(decoded));
    const fitting = groups.map((routes) => routes.filter(({ endpoint }) => endpoint.operation.method === method)).filter((routes) => routes.length > 0);
    if (fitting.length > 0) return { kind: 'found', groups: fitting };
    if (groups.length > 0) return { kind: 'wrong-method', allowed: methodsOf(groups) };
    return { kind: 'unknown', ...nearestTo(method, path, endpoints) };
  };
}

function trieOf<Kept extends Endpoint>(endpoints: readonly Kept[]): Trie<Entry<Kept>> {
  const isFar = farParametersIn(endpoints.map(({ document }) => document));
  const entries = endpoints.map((endpoint) => ({ endpoint, template: parseTemplate(endpoint.operation.path, (name) => isFar(endpoint, name)) }));
  const trie = emptyTrie<Entry<Kept>>();
  const below = (base: string, entry: Entry<Kept>): void => insert(trie, [...parseTemplate(base).segments, ...entry.template.segments], entry);
  for (const entry of entries) {
    for (const base of basePaths(entry.endpoint.document, entry.endpoint.operation)) below(base, entry);
  }
  // The paths without their base come second: where two documents meet, the one that is addressed in full wins.
  for (const entry of entries) {
    if (!basePaths(entry.endpoint.document, entry.endpoint.operation).includes('')) below('', entry);
  }
  return trie;
}

/** A slash at the end means something where both paths exist; else it is forgiven. */
function groupsFor<Kept extends Endpoint>(trie: Trie<Entry<Kept>>, segments: readonly string[]): readonly (readonly Route<Kept>[])[] {
  const exact = findAll(trie, segments);
  const found = exact.length > 0 ? exact : findAll(trie, segments.at(-1) === '' ? segments.slice(0, -1) : [...segments, '']);
  return found.map(({ entries, values }) => entries.map((entry) => routeOf(entry, values)));
}

function routeOf<Kept extends Endpoint>({ endpoint, template }: Entry<Kept>, found: readonly string[]): Route<Kept> {
  const values = dividedValues(endpoint, template, found);
  return { endpoint, path: new Map(template.names.map((name, index) => [name, values[index] ?? ''])), demands: template.demands };
}

const methodsOf = (groups: readonly (readonly Route[])[]): readonly string[] =>
  [...new Set(groups.flat().map(({ endpoint }) => endpoint.operation.method))].toSorted();

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
