/* c8 ignore start */
import type { Json } from '../../json/json.ts';
import type { MatchingRules, PactBody } from '../../pact/types.ts';

export interface DrawnBody {
  readonly body: PactBody;
  readonly rules: NonNullable<MatchingRules['body']>;
  /** The body before it was written in its content type. */
  readonly value: Json;
}
