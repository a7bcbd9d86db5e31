import { Failure } from '../../failure/failure.ts';
import { contradictsItself } from '../../openapi/contradiction.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Interaction, ProviderState } from '../../pact/types.ts';
import { answerType } from '../response/response.ts';
import type { Task } from './draw-answer.ts';
import { drawAnswer, isStreamed } from './draw-answer.ts';
import type { Answer } from './statuses.ts';

/** A response of which no interaction was drawn, or one without its body, and why. */
export interface Skipped {
  /** The operation's id. */
  readonly operation: string;
  /** As the document has it; empty where it has none to draw. */
  readonly response: string;
  /** Stable. */
  readonly code: string;
  /** One sentence for people. */
  readonly message: string;
}

/** An interaction of which something had to be left out is told of as well. */
export type Result = { readonly interaction: Interaction; readonly skipped?: Skipped } | { readonly skipped: Skipped };

/** The interaction for a documented answer, or why there is none. */
export function drawResult(task: Task, answer: Answer, { given }: { readonly given?: ProviderState } = {}): Result {
  const { operation } = task;
  const description = `${operation.id} answers ${answer.status}`;
  return guarded(operation, answer.response.status, () => {
    const { interaction, isBodyLeftOut } = drawAnswer(task, answer, { description, ...(given === undefined ? {} : { given }) });
    return isBodyLeftOut ? { interaction, skipped: withoutBody(task, answer) } : { interaction };
  });
}

/** What a drawing ends in; where it fails because of the document, why. */
export function guarded({ id }: Operation, response: string, draw: () => Result): Result {
  try {
    return draw();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { skipped: { operation: id, response, code: error.code, message: error.message } };
  }
}

function withoutBody({ document, operation: { id } }: Task, answer: Answer): Skipped {
  const { status } = answer.response;
  const of = `the ${status} answer of ${id}`;
  const place = answerType(answer.response)?.schema;
  const why = isStreamed(answer)
    ? { code: 'response.body.stream', message: `${of} is a stream, which no interaction can hold: the interaction relies on no body` }
    : place !== undefined && contradictsItself({ document, place, direction: 'response' })
      ? { code: 'response.body.contradictory', message: `no body keeps the schema of ${of}, which contradicts itself: the interaction relies on none` }
      : { code: 'response.body.not-found', message: `no example was found that keeps the schema of ${of}, though there may be one: the interaction relies on no body` };
  return { operation: id, response: status, ...why };
}
