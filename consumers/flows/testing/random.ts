/** Numbers from 0 to 1 that a seed decides (mulberry32, public domain). */
export interface Random {
  next(): number;
  /** A whole number below `limit`. */
  below(limit: number): number;
  chance(likely: number): boolean;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  shuffled<Item>(items: readonly Item[]): readonly Item[];
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (likely) => next() < likely,
    pick: (items) => items[below(items.length)] ?? items[0],
    shuffled: (items) => items.map((item) => ({ item, at: next() })).toSorted((one, other) => one.at - other.at).map(({ item }) => item),
  };
}
