import { nearest } from '../../failure/nearest.ts';
import type { Json } from '../../json/json.ts';
import { checkFor } from '../../openapi/check.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { wrongExpectation } from '../problem.ts';
import { equalityRule } from './rules.ts';
import type { Drawn, Spot, Walk } from './walk.ts';

/** A value that the expectation gives. In a request no rule is needed: what no rule covers has to be equal. */
export function drawExact(walk: Walk, spot: Spot, value: Json): Drawn {
  refuseInvalid(walk, spot, value);
  return { example: value, rules: walk.direction === 'response' ? [[spot.path, equalityRule]] : [] };
}

/** What a person wrote must be what the document allows. */
export function refuseInvalid(walk: Walk, spot: Spot, value: Json): void {
  const [violation] = checkFor(walk.document, spot.place, walk.direction)(value);
  if (violation !== undefined) throw invalidValue(walk.document, spot, { value, problem: violation.message });
}

interface Invalid {
  readonly value: Json;
  readonly problem: string;
}

export const invalidValue = (document: Document, spot: Pick<Spot, 'place' | 'names'>, { value, problem }: Invalid): Error =>
  wrongExpectation(document, spot.place.pointer, {
    code: 'expectation.value.invalid',
    message: `\`${spot.names.join('.') || 'the value'}\` cannot be ${JSON.stringify(value)}: it ${problem}${nearestValue(document, spot.place, value)}`,
  });

function nearestValue(document: Document, place: Place, value: Json): string {
  const words = (schemaAt(document, place).values ?? []).filter((word) => typeof word === 'string');
  const near = typeof value === 'string' ? nearest(value, words) : [];
  return near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
}
