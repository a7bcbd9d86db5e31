import { joinPointer } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { listOperations } from '../../openapi/operations.ts';
import { placeAt } from '../../openapi/place.ts';
import type { Difference, Documents, Pair } from './difference.ts';
import { diffOperation } from './operation.ts';
import { pairOperations } from './pairing.ts';
import { createSameness } from './sameness.ts';
import { diffSent } from './sent.ts';
import { diffServers } from './servers.ts';

/** What differs between two documents, operation by operation. The cost grows with what differs. */
export function diffDocuments(old: Document, now: Document): readonly Difference[] {
  const documents: Documents = { old, now, isSame: createSameness(old, now), known: new Map() };
  const { pairs, removed, added } = pairOperations(listOperations(old), listOperations(now));
  const both = pairs.map(({ was, is }): Pair => ({ documents, was, is }));
  return [
    ...diffServers(documents, both),
    ...removed.map((operation) => removedOperation(now, operation)),
    ...both.flatMap(diffOperation),
    ...added.map(addedOperation),
    ...diffSent(documents),
  ];
}

function removedOperation(now: Document, { id, method, path }: Operation): Difference {
  const item = joinPointer('/paths', path);
  const pointer = [item, '/paths'].find((parent) => placeAt(now, parent) !== undefined) ?? '';
  const name = id === `${method} ${path}` ? id : `${id} (${method} ${path})`;
  return { code: 'operation.removed', operation: id, was: id, pointer, message: `the operation ${name} is gone` };
}

const addedOperation = ({ id, place }: Operation): Difference => ({
  code: 'operation.added',
  operation: id,
  pointer: place.pointer,
  message: `the operation ${id} is new`,
});
