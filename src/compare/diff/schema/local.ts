/* c8 ignore start */
import type { Place } from '../../../openapi/place.ts';

/** What can differ in a schema; each has a code for requests, for answers or for both. */
export type BodyAspect =
  | 'field-added' | 'required-field-added' | 'field-removed' | 'field-required' | 'field-optional' | 'field-read-only' | 'field-write-only'
  | 'field-deprecated' | 'type-changed' | 'type-narrowed' | 'type-widened' | 'nullable' | 'not-nullable' | 'enum-narrowed' | 'enum-widened'
  | 'format-added' | 'format-removed' | 'format' | 'pattern' | 'limits-narrowed' | 'limits-widened'
  | 'choice-added' | 'choice-removed' | 'closed' | 'opened';

/** What differs at one place of a schema, in words that follow the name of the value. */
export interface Found {
  readonly aspect: BodyAspect;
  /** Below the place: the name of a field, `[]` for items; absent for the place itself. */
  readonly step?: string;
  readonly pointer: string;
  readonly words: string;
}

/** Two places that describe the same value, one step further down or beside. */
export interface Next {
  readonly step?: string;
  readonly was: Place;
  readonly is: Place;
}

/** What two schemas say of one value; what lies below is for others. */
export interface Local {
  readonly found: readonly Found[];
  readonly next: readonly Next[];
}
