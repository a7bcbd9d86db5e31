import { joinPointer } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { placeAt } from '../../openapi/place.ts';

/** Where something removed would stand: below the owner if what held it is still there, else at the owner itself. */
export const holderIn = (document: Document, owner: Place, ...keys: readonly string[]): string => {
  const pointer = joinPointer(owner.pointer, ...keys);
  return placeAt(document, pointer) === undefined ? owner.pointer : pointer;
};

/** The nearest parent of an old pointer that the new document still has below its counterpart; that itself, where the two differ in form. */
export function nearestParent(document: Document, gone: string, counterpart: Place): string {
  let pointer = gone;
  while (pointer.startsWith(`${counterpart.pointer}/`)) {
    pointer = pointer.slice(0, pointer.lastIndexOf('/'));
    if (placeAt(document, pointer) !== undefined) return pointer;
  }
  return counterpart.pointer;
}
