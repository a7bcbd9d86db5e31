import { randomFrom } from '../../src/stub/faults/random.ts';

/** Choices that are the same for the same seed. */
export interface Random {
  chance(probability: number): boolean;
  /** 0 up to, but not including, the limit. */
  below(limit: number): number;
  of<Item>(items: readonly [Item, ...Item[]]): Item;
}

export function createRandom(seed: number): Random {
  const next = randomFrom(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, chance: (probability) => next() < probability, of: (items) => items[below(items.length)] ?? items[0] };
}
