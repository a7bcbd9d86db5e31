import type { MatrixQuestion } from '../domain/matrix/selectors.ts';
import { askMatrix } from '../store/ask-matrix.ts';
import { marksOf } from '../store/marks.ts';
import type { Session } from '../store/store.ts';
import { matrixText } from './bodies/matrix-text.ts';
import { matrixBody } from './bodies/matrix.ts';
import { halJson } from './media.ts';
import type { Reply } from './reply.ts';
import { ok } from './reply.ts';
import type { ApiRequest } from './request.ts';

/** What everything that answers with a matrix can answer with. */
export const matrixTypes = [...halJson, 'text/plain'];

export async function matrixReply(session: Session, request: ApiRequest, question: MatrixQuestion): Promise<Reply> {
  const answer = await askMatrix(session, question);
  if (request.type === 'text/plain') return { status: 200, body: matrixText(answer) };
  const rows = [...answer.considered, ...answer.ignored];
  const ids = rows.flatMap(({ publication, verification }) => [
    publication.consumerVersion.id,
    ...(verification === null ? [] : [verification.providerVersion.id]),
  ]);
  return ok(matrixBody(request.base, answer, await marksOf(session, ids)));
}
