import type { Json } from '../../json/json.ts';
import { lookUp } from '../../json/pointer.ts';
import { checkFor } from '../../openapi/check.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { pathOfPointer, writtenPath } from '../demand/path.ts';
import { wrongExpectation } from '../problem.ts';

/** The values of a request have to be valid together, not only one by one. */
export function checkWhole(document: Document, schema: Place, { value, what }: { readonly value: Json; readonly what: string }): void {
  const [violation] = checkFor(document, schema, 'request')(value);
  if (violation === undefined) return;
  const field = violation.pointer === '' ? what : `\`${writtenPath(pathOfPointer(violation.pointer))}\``;
  const there = lookUp(value, violation.pointer);
  const shown = there === undefined ? '' : ` (${JSON.stringify(there)})`;
  throw wrongExpectation(document, violation.rule, {
    code: 'expectation.value.invalid',
    message: `${field}${shown} is not valid in a request: ${violation.message}`,
  });
}
