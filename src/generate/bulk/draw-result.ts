import { Failure } from '../../failure/failure.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Interaction, ProviderState } from '../../pact/types.ts';
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
    return isBodyLeftOut ? { interaction, skipped: withoutBody(operation, answer) } : { interaction };
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

function withoutBody({ id }: Operation, answer: Answer): Skipped {
  const { status } = answer.response;
  const why = isStreamed(answer)
    ? { code: 'response.body.stream', message: `the ${status} answer of ${id} is a stream, which no interaction can hold: the interaction relies on no body` }
    : { code: 'response.body.contradictory', message: `no body keeps the schema of the ${status} answer of ${id}: the interaction relies on none` };
  return { operation: id, response: status, ...why };
}
