import { member } from '../../json/pointer.ts';
import type { Document } from '../document.ts';
import { placeAt, referenceAt, splitFile } from '../place.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';
import type { Part } from './walk.ts';

/** A reference that leads nowhere, or out of the file. */
export function inspectReference(document: Document, part: Part): readonly Problem[] {
  const reference = member(part.value, '$ref');
  if (typeof reference !== 'string') return [];
  const target = referenceAt(part);
  if (target === undefined) return [];
  const { file } = splitFile(target);
  if (file !== undefined && !document.files.has(file)) return [problem('reference.external', part.pointer, `${reference} is in another file, which is not read`)];
  return placeAt(document, target) === undefined ? [problem('reference.dangling', part.pointer, `${reference} leads nowhere`)] : [];
}
