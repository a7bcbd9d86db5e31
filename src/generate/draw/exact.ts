import { nearest } from '../../failure/nearest.ts';
import type { Json } from '../../json/json.ts';
import { lookUp } from '../../json/pointer.ts';
import type { Violation } from '../../openapi/check.ts';
import { checkFor } from '../../openapi/check.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { pathOfPointer, writtenPath } from '../demand/path.ts';
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
  const name = spot.path.replace(/^\$\.?/, '').replaceAll('[*]', '[]');
  if (violation !== undefined) throw invalidValue(walk.document, spot.place, { name, value, violation });
}

interface Invalid {
  /** Where the value stands, as people write it; empty for a whole body. */
  readonly name: string;
  readonly value: Json;
  readonly violation: Violation;
}

export function invalidValue(document: Document, place: Place, { name, value, violation }: Invalid): Error {
  const inner = lookUp(value, violation.pointer);
  const wrong = inner ?? value;
  const field = `${name}${inner === undefined ? '' : withinValue(violation.pointer)}`;
  return wrongExpectation(document, place.pointer, {
    code: 'expectation.value.invalid',
    message: `${field === '' ? 'the body' : `\`${field}\``} cannot be ${JSON.stringify(wrong)}: it ${violation.message}${nearestValue(document, place, wrong)}`,
  });
}

/** `[0]`, `.sku` */
function withinValue(pointer: string): string {
  const path = writtenPath(pathOfPointer(pointer));
  return path === '' || path.startsWith('[') ? path : `.${path}`;
}

function nearestValue(document: Document, place: Place, value: Json): string {
  const words = (schemaAt(document, place).values ?? []).filter((word) => typeof word === 'string');
  const near = typeof value === 'string' ? nearest(value, words) : [];
  return near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
}
