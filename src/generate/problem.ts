import type { Failure } from '../failure/failure.ts';
import { badInput } from '../failure/failure.ts';
import { suggest } from '../failure/nearest.ts';
import type { Document } from '../openapi/document.ts';
import { splitFile, valueAt } from '../openapi/place.ts';

/** Something that an expectation names and the document does not have: where it would be, and what is near. */
export interface Unknown {
  readonly code: string;
  /** `field`, `header` … */
  readonly noun: string;
  readonly name: string;
  readonly known: Iterable<string>;
  /** JSON pointer to the place in the document that would have it. */
  readonly pointer: string;
  readonly fix?: string;
}

export const unknownName = (document: Document, { noun, name, known, pointer, ...more }: Unknown): Failure =>
  wrongExpectation(document, pointer, { ...more, message: `there is no ${noun} \`${name}\`: ${suggest(name, known)}` });

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly fix?: string;
}

/** A wrong expectation, with the place in the document that it disagrees with. */
export const wrongExpectation = (document: Document, pointer: string, { code, message, ...more }: Problem): Failure =>
  badInput(code, message, { place: placeOf(document, pointer), ...more });

/** A place in words: in whichever file; where schemas were put together, the nearest place above that is in the document. */
export function placeOf(document: Document, pointer: string): string {
  let standing = pointer;
  while (standing.includes('/') && valueAt(document, standing) === undefined) standing = standing.slice(0, standing.lastIndexOf('/'));
  const { file, inside } = splitFile(standing);
  return `${file ?? document.file}#${inside}`;
}
