import type { Json } from '../../src/json/json.ts';
import { isArray } from '../../src/json/json.ts';

type Tree = Map<string, Tree | string[]>;

/** What a form's text says: `a[b]=1&a[c][0]=2` as the object that it stands for, all leaves texts; a declared name is one name. */
export function formTree(text: string, declared: ReadonlySet<string> = new Set()): Json {
  const root: Tree = new Map();
  for (const [name, value] of new URLSearchParams(text)) {
    const keys = name.includes('[') && name.endsWith(']') && !declared.has(name) ? [name.slice(0, name.indexOf('[')), ...name.slice(name.indexOf('[') + 1, -1).split('][')] : [name];
    plant(root, keys, value);
  }
  return asJson(root);
}

function plant(tree: Tree, [key = '', ...rest]: readonly string[], value: string): void {
  const known = tree.get(key);
  if (rest.length === 0) {
    tree.set(key, isArray(known) ? [...known, value] : [value]);
    return;
  }
  const below: Tree = known instanceof Map ? known : new Map();
  tree.set(key, below);
  plant(below, rest, value);
}

function asJson(tree: Tree): Json {
  const entries = [...tree].map(([key, value]) => [key, value instanceof Map ? asJson(value) : (value.length === 1 ? value[0] ?? '' : value)] as const);
  const isList = entries.length > 0 && entries.every(([key]) => /^\d*$/.test(key));
  return isList ? entries.flatMap(([, value]) => value) : Object.fromEntries(entries);
}
