import type { Place } from '../../../openapi/place.ts';
import type { BodyAspect } from './aspects.ts';

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
