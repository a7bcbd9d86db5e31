import type { Code } from '../codes.ts';

export type Kind = 'breaking' | 'safe';

export interface DiffEntry {
  /** For consumers in general; with pacts, a change is breaking where it hits one. */
  readonly kind: Kind;
  /** One sentence for the documentation. */
  readonly meaning: string;
  /** The findings by which a comparison of a pact with the new document shows the change. */
  readonly shows: readonly Code[];
}

export const breaking = (meaning: string, ...shows: readonly Code[]): DiffEntry => ({ kind: 'breaking', meaning, shows });
export const safe = (meaning: string, ...shows: readonly Code[]): DiffEntry => ({ kind: 'safe', meaning, shows });
