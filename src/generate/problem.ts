import type { Failure } from '../failure/failure.ts';
import { badInput } from '../failure/failure.ts';
import { suggest } from '../failure/nearest.ts';
import type { Document } from '../openapi/document.ts';

/** Something that an expectation names and the document does not have: where it would be, and what is near. */
export interface Unknown {
  readonly code: string;
  /** `field`, `header` … */
  readonly noun: string;
  readonly name: string;
  readonly known: Iterable<string>;
  /** JSON pointer to the place in the document that would have it. */
  readonly pointer: string;
}

export const unknownName = (document: Document, { code, noun, name, known, pointer }: Unknown): Failure =>
  badInput(code, `there is no ${noun} \`${name}\`: ${suggest(lastPart(name), known)}`, { place: `${document.file}#${pointer}` });

/** A wrong expectation, with the place in the document that it disagrees with. */
export const wrongExpectation = (document: Document, pointer: string, problem: { readonly code: string; readonly message: string }): Failure =>
  badInput(problem.code, problem.message, { place: `${document.file}#${pointer}` });

/** Names are compared with their siblings, so only the last part of a path counts. */
const lastPart = (path: string): string => path.split('.').at(-1) ?? path;
