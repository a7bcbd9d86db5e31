import type { Operation } from '../../openapi/operations.ts';

export interface Pairing {
  readonly pairs: readonly { readonly was: Operation; readonly is: Operation }[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

type KeyOf = (operation: Operation) => string;

/** Ways to know an operation again, the surest first: names of path parameters are free, and an id survives a move. */
const keys: readonly KeyOf[] = [
  ({ method, path }) => `${method} ${path}`,
  ({ method, path }) => `${method} ${path.replace(/\{[^{}]*\}/g, '{}')}`,
  ({ id }) => id,
];

/** Which operation of the new document is which of the old one. */
export function pairOperations(old: readonly Operation[], now: readonly Operation[]): Pairing {
  return keys.reduce<Pairing>(pairBy, { pairs: [], removed: old, added: now });
}

function pairBy({ pairs, removed, added }: Pairing, keyOf: KeyOf): Pairing {
  const byKey = new Map<string, Operation[]>();
  for (const operation of added) byKey.set(keyOf(operation), [...(byKey.get(keyOf(operation)) ?? []), operation]);
  const found = removed.map((was) => ({ was, is: byKey.get(keyOf(was))?.shift() }));
  const more = found.flatMap(({ was, is }) => (is === undefined ? [] : [{ was, is }]));
  const taken = new Set(more.map(({ is }) => is));
  return {
    pairs: [...pairs, ...more],
    removed: found.filter(({ is }) => is === undefined).map(({ was }) => was),
    added: added.filter((operation) => !taken.has(operation)),
  };
}
