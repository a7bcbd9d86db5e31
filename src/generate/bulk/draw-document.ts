import { Failure } from '../../failure/failure.ts';
import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { findOperation, listOperations } from '../../openapi/operations.ts';
import { answerState } from '../../openapi/states.ts';
import type { Interaction, ProviderState } from '../../pact/types.ts';
import type { Rely } from './demand-of-schema.ts';
import type { Task } from './draw-answer.ts';
import { drawAnswer } from './draw-answer.ts';
import { incompleteRequest } from './incomplete.ts';
import type { Answer } from './statuses.ts';
import { answersOf, refusalOf } from './statuses.ts';

export interface DrawOptions {
  /** Operation ids; all of them when left out. */
  readonly operations?: readonly string[];
  /** Default: the first success of each operation. */
  readonly responses?: 'success' | 'all';
  readonly rely?: Rely;
  /** Also a request without something required for each operation that documents how it is refused. */
  readonly negative?: boolean;
}

/** A response of which no interaction was drawn, or one without its body, and why. */
export interface Skipped {
  readonly operation: string;
  /** As the document has it; empty where it has none to draw. */
  readonly response: string;
  readonly code: string;
  readonly message: string;
}

export interface DrawnDocument {
  readonly interactions: readonly Interaction[];
  readonly skipped: readonly Skipped[];
}

/** Interactions for the operations of a document, without a consumer to say what it relies on. */
export function drawDocument(document: Document, options: DrawOptions = {}): DrawnDocument {
  const { operations, responses = 'success', rely = 'documented', negative = false } = options;
  const chosen = operations === undefined ? listOperations(document) : [...new Set(operations)].map((id) => findOperation(document, id));
  const results = chosen.flatMap((operation): readonly Result[] => {
    const task = { document, operation, rely };
    const answers = answersOf(operation, responses);
    const wanted = answers.length === 0 ? [withoutAnswer(operation)] : answers.map((answer) => drawOne(task, answer));
    return negative ? [...wanted, ...drawRefusal(task)] : wanted;
  });
  return {
    interactions: results.flatMap((result) => ('interaction' in result ? [result.interaction] : [])),
    skipped: results.flatMap(({ skipped }) => skipped ?? []),
  };
}

/** An interaction of which something had to be left out is told of as well. */
type Result = { readonly interaction: Interaction; readonly skipped?: Skipped } | { readonly skipped: Skipped };

const withoutAnswer = (operation: Operation): Result => ({
  skipped: { operation: operation.id, response: '', code: 'operation.no-success', message: `${operation.id} documents no answer to draw` },
});

function drawOne(task: Task, answer: Answer): Result {
  return drawn(task, answer, isFirstSuccess(task.operation, answer) ? undefined : answerState(task.operation.id, answer.status));
}

/** A refused request needs no provider state: what it lacks is enough. None where nothing is required. */
function drawRefusal(task: Task): readonly Result[] {
  const answer = refusalOf(task.operation);
  if (answer === undefined) return [];
  const result = drawn(task, answer, undefined);
  if (!('interaction' in result)) return [result];
  const incomplete = incompleteRequest(task.document, task.operation, result.interaction.request);
  if (incomplete === undefined) return [];
  const description = `${result.interaction.description} without ${incomplete.missing}`;
  return [{ interaction: { ...result.interaction, request: incomplete.request, description } }];
}

function drawn(task: Task, answer: Answer, state: ProviderState | undefined): Result {
  const { operation } = task;
  const description = `${operation.id} answers ${answer.status}`;
  try {
    const { interaction, isBodyLeftOut } = drawAnswer(task, answer, { description, ...(state === undefined ? {} : { given: state }) });
    return isBodyLeftOut ? { interaction, skipped: withoutBody(operation, answer) } : { interaction };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { skipped: { operation: operation.id, response: answer.response.status, code: error.code, message: error.message } };
  }
}

const withoutBody = ({ id }: Operation, { response }: Answer): Skipped => ({
  operation: id,
  response: response.status,
  code: 'response.body.contradictory',
  message: `no body keeps the schema of the ${response.status} answer of ${id}: the interaction relies on none`,
});

/** What an operation answers when nothing else was arranged needs no provider state. */
const isFirstSuccess = (operation: Operation, { status }: Answer): boolean => answersOf(operation, 'success')[0]?.status === status;
