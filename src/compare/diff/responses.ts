import type { DocumentedResponse } from '../../openapi/operations.ts';
import { diffBodies } from './body.ts';
import type { Difference, Pair } from './difference.ts';
import { differing } from './difference.ts';
import { diffHeaders } from './headers.ts';
import { holderIn } from './still-there.ts';

/** The answers of an operation, by status. */
export function diffResponses(pair: Pair): readonly Difference[] {
  const { was, is, documents } = pair;
  const pairs = was.responses.map((before) => ({ before, after: is.responses.find((after) => isSameStatus(before, after)) }));
  const added = is.responses.filter((after) => !was.responses.some((before) => isSameStatus(before, after)));
  const owner = holderIn(documents.now, is.place, 'responses');
  return [
    ...pairs
      .filter(({ after }) => after === undefined)
      .map(({ before: { status } }) =>
        differing(pair, { code: 'response.status.removed', pointer: owner, message: `the ${status} answer of ${is.id} is gone`, status }),
      ),
    ...pairs.flatMap(({ before, after }) => (after === undefined ? [] : diffResponse(pair, before, after))),
    ...added.map(({ status, place }) =>
      differing(pair, { code: 'response.status.added', pointer: place.pointer, message: `${is.id} may now answer ${status}`, status }),
    ),
  ];
}

const isSameStatus = (one: DocumentedResponse, other: DocumentedResponse): boolean => one.status.toUpperCase() === other.status.toUpperCase();

function diffResponse(pair: Pair, was: DocumentedResponse, is: DocumentedResponse): readonly Difference[] {
  if (pair.documents.isSame(was.place, is.place)) return [];
  const name = `the ${is.status} answer of ${pair.is.id}`;
  return [
    ...diffHeaders(pair, { was, is, name }),
    ...diffBodies(pair, { direction: 'response', was: was.content, is: is.content, owner: is.place, name, status: is.status }),
  ];
}
