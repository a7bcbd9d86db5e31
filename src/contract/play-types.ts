/* c8 ignore start */
import type { Interaction } from '../pact/types.ts';

/** Interactions that are about to be played together. */
export interface Play {
  readonly consumer: string;
  readonly provider: string;
  readonly interactions: readonly [Interaction, ...Interaction[]];
  /** Operations whose answer lacks the body that it has at the vendor. */
  readonly bodiless?: readonly string[];
  /** Where the fragment goes. */
  readonly folder: string;
}

/** How the client's part ended. */
export type Outcome<T> = { readonly value: T } | { readonly error: unknown };
