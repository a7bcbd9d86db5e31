import type { Document } from '../openapi/document.ts';
import type { Field } from '../failure/shape.ts';
import { fields, required } from '../failure/shape.ts';
import type { Slice, SliceOptions } from '../openapi/slice/slice.ts';
import { checkCall, documentGiven, operationsGiven, overlayGiven } from './check-call.ts';

const sliceOptions: { readonly [Option in keyof SliceOptions]-?: Field } = {
  operations: required(operationsGiven),
  overlay: overlayGiven,
};

/**
 * Cuts a document down to some operations and what they need (OpenAPI 3.1, "Components Object"), prose and extensions removed; an
 * OpenAPI Overlay is applied first, and may prune what they need. Nothing is written: `text` is the file's content, the same bytes for
 * the same input. `vendorproof slice --json` prints the counts and warnings of the same value.
 *
 * Throws a `Failure`: `operation.unknown` (with the nearest ids), `call.invalid` (an argument or option that is none). What an overlay
 * could not do and references that lead nowhere are warnings, with code and pointer.
 *
 * @example
 * import { inspect, readDocument, slice } from 'vendorproof';
 *
 * const { document, schemas, text } = await slice(await readDocument('petshop.yaml'), { operations: ['createPet'] });
 * schemas; // → 2
 * (await inspect(await readDocument(document))).operations.map(({ id }) => id); // → ['createPet']
 * text.startsWith('{'); // → true
 */
export async function slice(document: Document, options: SliceOptions): Promise<Slice> {
  checkCall('slice', { document: documentGiven, options: required(fields(sliceOptions)) }, { document, options });
  const { sliceDocument } = await import('../openapi/slice/slice.ts');
  return sliceDocument(document, options);
}
