import type { Resource } from '../action.ts';
import { checkedReading } from '../action.ts';
import { findPacticipant } from '../find.ts';
import { checkMatrixQuery, readMatrixQuery } from '../matrix-query.ts';
import { matrixReply, matrixTypes } from '../matrix-reply.ts';

/** Which versions of what were verified against which, and whether that is enough. */
export const matrix: Resource = {
  GET: checkedReading((request) => {
    const query = readMatrixQuery(request.query);
    return async (session) => matrixReply(session, request, await checkMatrixQuery(session, query));
  }, matrixTypes),
};

/** The whole history of one consumer and one provider, unless the query narrows it. */
export const pairMatrix: Resource = {
  GET: checkedReading((request) => {
    const query = readMatrixQuery(request.query);
    return async (session) => {
      const consumer = await findPacticipant(session, request, 'consumer');
      const provider = await findPacticipant(session, request, 'provider');
      const selectors = [{ pacticipant: consumer.name }, { pacticipant: provider.name }];
      return matrixReply(session, request, await checkMatrixQuery(session, { ...query, selectors }));
    };
  }),
};
