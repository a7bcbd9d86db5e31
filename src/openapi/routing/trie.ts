import type { Segment } from './template.ts';
import { matchParts } from './template.ts';

/** Entries by path, one step for each segment: finding one costs the same with ten operations and ten thousand. */
export interface Trie<Entry> {
  readonly literals: Map<string, Trie<Entry>>;
  readonly mixed: Map<string, { readonly parts: readonly string[]; readonly next: Trie<Entry> }>;
  any: Trie<Entry> | undefined;
  /** Entries whose last parameter takes all that is left, slashes included. */
  readonly rest: Entry[];
  readonly here: Entry[];
}

export interface TrieMatch<Entry> {
  /** Entries that the same template shape leads to. */
  readonly entries: readonly Entry[];
  /** Parameter values from left to right. */
  readonly values: readonly string[];
}

export const emptyTrie = <Entry>(): Trie<Entry> => ({ literals: new Map(), mixed: new Map(), any: undefined, rest: [], here: [] });

export function insert<Entry>(trie: Trie<Entry>, segments: readonly Segment[], entry: Entry): void {
  let node = trie;
  for (const segment of segments) {
    if (segment.kind === 'rest') return void node.rest.push(entry);
    node = childFor(node, segment);
  }
  node.here.push(entry);
}

function childFor<Entry>(node: Trie<Entry>, segment: Exclude<Segment, { kind: 'rest' }>): Trie<Entry> {
  if (segment.kind === 'any') return (node.any ??= emptyTrie<Entry>());
  const next = emptyTrie<Entry>();
  if (segment.kind === 'literal') {
    const known = node.literals.get(segment.text) ?? next;
    node.literals.set(segment.text, known);
    return known;
  }
  const key = segment.parts.join('{}');
  const known = node.mixed.get(key) ?? { parts: segment.parts, next };
  node.mixed.set(key, known);
  return known.next;
}

/** Everything that matches, the most literal first, compared from the left. */
export function findAll<Entry>(trie: Trie<Entry>, path: readonly string[]): readonly TrieMatch<Entry>[] {
  const found: TrieMatch<Entry>[] = [];
  walk({ path, found }, trie, { depth: 0, values: [] });
  return found;
}

interface Search<Entry> {
  readonly path: readonly string[];
  readonly found: TrieMatch<Entry>[];
}

interface Way {
  readonly depth: number;
  /** Parameter values on the way here. */
  readonly values: readonly string[];
}

function walk<Entry>(search: Search<Entry>, node: Trie<Entry>, { depth, values }: Way): void {
  const text = search.path[depth];
  const on = (next: Trie<Entry> | undefined, more: readonly string[] | undefined): void => {
    if (next === undefined || more === undefined) return;
    walk(search, next, { depth: depth + 1, values: more.length === 0 ? values : [...values, ...more] });
  };
  if (text === undefined) {
    if (node.here.length > 0) search.found.push({ entries: node.here, values });
    return;
  }
  on(node.literals.get(text), []);
  for (const { parts, next } of node.mixed.values()) on(next, matchParts(parts, text));
  if (text !== '') on(node.any, [text]);
  if (node.rest.length > 0) search.found.push({ entries: node.rest, values: [...values, search.path.slice(depth).join('/')] });
}
