/* c8 ignore start */
import type { Failure } from '../failure/failure.ts';
import type { Interaction } from '../pact/types.ts';
import type { Exchange } from './exchanges/record.ts';

/** Interactions that are about to be played together. */
export interface Play {
  readonly consumer: string;
  readonly provider: string;
  readonly interactions: readonly [Interaction, ...Interaction[]];
  /** Operations whose answer lacks the body that it has at the vendor. */
  readonly bodiless?: readonly string[];
  /** What of the client's requests and their answers leaves the document. Default: nobody looks. */
  readonly judge?: (exchanges: readonly Exchange[]) => Promise<Failure | undefined>;
  /** Where the fragment goes. */
  readonly folder: string;
}

/** How the client's part ended. */
export type Outcome<T> = { readonly value: T } | { readonly error: unknown };
