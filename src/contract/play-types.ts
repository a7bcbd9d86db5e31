/* c8 ignore start */
import type { Interaction } from '../pact/types.ts';

/** One interaction that is about to be played. */
export interface Play {
  readonly consumer: string;
  readonly provider: string;
  readonly interaction: Interaction;
  /** Where the fragment goes. */
  readonly folder: string;
}

/** How the client's part ended. */
export type Outcome<T> = { readonly value: T } | { readonly error: unknown };
