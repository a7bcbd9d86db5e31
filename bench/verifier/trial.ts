import type { Json } from '../../src/json/json.ts';
import type { Interaction } from '../../src/pact/types.ts';

/** What an answer is, and so what the verifier has to say of it. */
export type Kind = 'example' | 'another' | 'field gone' | 'other type';

export const kinds: readonly Kind[] = ['example', 'another', 'field gone', 'other type'];

export const hasToPass = (kind: Kind): boolean => kind === 'example' || kind === 'another';

/** One answer of a vendor to the request of an interaction. */
export interface Trial {
  readonly kind: Kind;
  readonly operation: string;
  readonly interaction: Interaction;
  /** What the vendor answers. */
  readonly body: Json | undefined;
  readonly contentType: string | undefined;
  /** What is wrong with a broken answer. */
  readonly how: string;
}
