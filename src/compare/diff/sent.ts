import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { placeAt } from '../../openapi/place.ts';
import { listSent } from '../../openapi/sent.ts';
import { diffBodies } from './body.ts';
import type { Difference, Documents, Pair } from './difference.ts';

/** What a vendor sends, as if somebody called an operation of that name and it were the answer: what breaks a reader of the one breaks one of the other. */
export const sentOperations = (document: Document): readonly Operation[] =>
  listSent(document).map(({ name, method, place, body }) => {
    const content = body === undefined ? [] : [body];
    return { id: name, method, path: '', place, parameters: [], body: undefined, responses: [{ status: 'message', content, headers: [], place }], security: [] };
  });

/** What differs in webhooks and callbacks. */
export function diffSent(documents: Documents): readonly Difference[] {
  const [before, after] = [sentOperations(documents.old), sentOperations(documents.now)];
  const counterpart = (list: readonly Operation[], { id }: Operation): Operation | undefined => list.find((other) => other.id === id);
  return [
    ...before.filter((was) => counterpart(after, was) === undefined).map((was) => gone(documents, was)),
    ...before.flatMap((was) => {
      const is = counterpart(after, was);
      return is === undefined ? [] : diffMessage({ documents, was, is });
    }),
    ...after.filter((is) => counterpart(before, is) === undefined).map(added),
  ];
}

const gone = ({ now }: Documents, { id, place }: Operation): Difference =>
  ({ code: 'webhook.removed', operation: id, was: id, pointer: leftOf(now, place.pointer), message: `the webhook ${id} is gone` });

/** The nearest parent that is still there. */
const leftOf = (now: Document, pointer: string): string =>
  (pointer === '' || placeAt(now, pointer) !== undefined ? pointer : leftOf(now, pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))));

const added = ({ id, place }: Operation): Difference => ({ code: 'webhook.added', operation: id, pointer: place.pointer, message: `the webhook ${id} is new` });

function diffMessage(pair: Pair): readonly Difference[] {
  const [was, is] = [pair.was, pair.is].map(({ responses }) => responses.flatMap(({ content }) => content));
  return diffBodies(pair, { direction: 'response', was: was ?? [], is: is ?? [], owner: pair.is.place, name: `the message ${pair.is.id}` });
}
