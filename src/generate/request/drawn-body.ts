/* c8 ignore start */
import type { Json } from '../../json/json.ts';
import type { MatchingRules, PactBody, RuleSet } from '../../pact/types.ts';

export interface DrawnBody {
  readonly body: PactBody;
  readonly rules: NonNullable<MatchingRules['body']>;
  /** Which other content types would do, where the one of the example is not the only one. */
  readonly typeRule?: RuleSet;
  /** The body before it was written in its content type. */
  readonly value: Json;
}
