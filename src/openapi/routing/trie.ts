import type { Segment } from './template.ts';
import { matchParts } from './template.ts';

/** Entries by path, one step for each segment: finding one costs the same with ten operations and ten thousand. */
export interface Trie<Entry> {
  readonly literals: Map<string, Trie<Entry>>;
  readonly mixed: Map<string, Mixed<Entry>>;
  any: Trie<Entry> | undefined;
  /** Behind a parameter whose value may hold slashes. */
  far: Trie<Entry> | undefined;
  readonly here: Entry[];
}

interface Mixed<Entry> {
  readonly parts: readonly string[];
  readonly isFar: boolean;
  readonly next: Trie<Entry>;
}

export interface TrieMatch<Entry> {
  /** Entries that the same template shape leads to. */
  readonly entries: readonly Entry[];
  /** Parameter values from left to right. */
  readonly values: readonly string[];
}

export const emptyTrie = <Entry>(): Trie<Entry> => ({ literals: new Map(), mixed: new Map(), any: undefined, far: undefined, here: [] });

export const insert = <Entry>(trie: Trie<Entry>, segments: readonly Segment[], entry: Entry): void => void segments.reduce(childFor, trie).here.push(entry);

function childFor<Entry>(node: Trie<Entry>, segment: Segment): Trie<Entry> {
  if (segment.kind === 'any') return segment.isFar ? (node.far ??= emptyTrie<Entry>()) : (node.any ??= emptyTrie<Entry>());
  const next = emptyTrie<Entry>();
  if (segment.kind === 'literal') {
    const known = node.literals.get(segment.text) ?? next;
    node.literals.set(segment.text, known);
    return known;
  }
  const { parts, isFar } = segment;
  const key = `${parts.join('{}')}${isFar ? '/' : ''}`;
  const known = node.mixed.get(key) ?? { parts, isFar, next };
  node.mixed.set(key, known);
  return known.next;
}

/** Everything that matches, the most literal first, compared from the left; values with slashes come last, the shortest first. */
export function findAll<Entry>(trie: Trie<Entry>, path: readonly string[]): readonly TrieMatch<Entry>[] {
  const found: TrieMatch<Entry>[] = [];
  walk({ path, found, left: mostSteps }, trie, { depth: 0, values: [] });
  return found;
}

/** Parameters that take in several segments can share a long path in very many ways. */
const mostSteps = 5_000;

interface Search<Entry> {
  readonly path: readonly string[];
  readonly found: TrieMatch<Entry>[];
  left: number;
}

interface Way {
  readonly depth: number;
  /** Parameter values on the way here. */
  readonly values: readonly string[];
}

function walk<Entry>(search: Search<Entry>, node: Trie<Entry>, { depth, values }: Way): void {
  const text = search.path[depth];
  search.left -= 1;
  if (search.left < 0) return;
  if (text === undefined) {
    if (node.here.length > 0) search.found.push({ entries: node.here, values });
    return;
  }
  const on: Step<Entry> = (next, more, end = depth + 1) => {
    if (next === undefined || more === undefined) return;
    walk(search, next, { depth: end, values: more.length === 0 ? values : [...values, ...more] });
  };
  on(node.literals.get(text), []);
  for (const { parts, next } of node.mixed.values()) on(next, matchParts(parts, text));
  if (text !== '') on(node.any, [text]);
  if (node.far !== undefined || node.mixed.size > 0) walkFar(node, { rest: search.path.slice(depth), depth }, on);
}

type Step<Entry> = (next: Trie<Entry> | undefined, values: readonly string[] | undefined, end?: number) => void;

/** Several segments at once, first where literal text stands around them. */
function walkFar<Entry>(node: Trie<Entry>, { rest, depth }: { readonly rest: readonly string[]; readonly depth: number }, on: Step<Entry>): void {
  const mixed = [...node.mixed.values()].filter(({ isFar }) => isFar);
  if (mixed.length === 0 && node.far === undefined) return;
  const ends = rest.map((_, index) => ({ text: rest.slice(0, index + 1).join('/'), end: depth + index + 1 }));
  for (const { parts, next } of mixed) for (const { text, end } of ends.slice(1)) on(next, matchParts(parts, text), end);
  for (const { text, end } of ends) on(node.far, [text], end);
}
