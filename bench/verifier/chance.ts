import { randomFrom } from '../corpus/documents.ts';

/** Chance that is the same for the same seed. */
export interface Chance {
  readonly happens: (likelihood: number) => boolean;
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number;
  readonly oneOf: <Item>(items: readonly Item[]) => Item | undefined;
}

export function chanceFrom(seed: number): Chance {
  const random = randomFrom(seed);
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  return { happens: (likelihood) => random() < likelihood, between, oneOf: (items) => items[between(0, items.length - 1)] };
}
