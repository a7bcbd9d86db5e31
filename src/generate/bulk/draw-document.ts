import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { findOperation, listOperations } from '../../openapi/operations.ts';
import { answerState } from '../../openapi/states.ts';
import type { Interaction } from '../../pact/types.ts';
import type { Rely } from './demand-of-schema.ts';
import type { Task } from './draw-answer.ts';
import { drawRefusals } from './draw-refusals.ts';
import type { Result, Skipped } from './draw-result.ts';
import { drawResult } from './draw-result.ts';
import { skippedCallbacks, skippedWebhooks } from './from-vendor.ts';
import type { Answer } from './statuses.ts';
import { answersOf, isError } from './statuses.ts';
import { toldApart } from './told-apart.ts';

/** What to draw from a document. */
export interface DrawOptions {
  /** Operation ids; all of them when left out. */
  readonly operations?: readonly string[];
  /** Default: the first success of each operation. */
  readonly responses?: 'success' | 'all';
  /** Which fields of an answer are relied on. Default: `documented`. */
  readonly rely?: Rely;
  /** Also what each operation refuses: requests that break one of its rules, and its documented errors. */
  readonly negative?: boolean;
  /** Which examples are drawn where a document leaves a choice: the same ones for the same number. Default: the usual ones. */
  readonly seed?: number;
}

export interface DrawnDocument {
  readonly interactions: readonly Interaction[];
  readonly skipped: readonly Skipped[];
}

/** Interactions for the operations of a document, without a consumer to say what it relies on. */
export function drawDocument(given: Document, options: DrawOptions = {}): DrawnDocument {
  const { operations, responses = 'success', rely = 'documented', negative = false, seed } = options;
  const document = seed === undefined ? given : { ...given, seed };
  const chosen = operations === undefined ? listOperations(document) : [...new Set(operations)].map((id) => findOperation(document, id));
  const results = chosen.flatMap((operation) => drawOperation({ document, operation, rely }, { responses, negative }).map((result) => meant(document, operation, result)));
  return {
    interactions: results.flatMap((result) => ('interaction' in result ? [result.interaction] : [])),
    skipped: [
      ...results.flatMap(({ skipped }) => skipped ?? []),
      ...skippedCallbacks(document, chosen),
      ...(operations === undefined ? skippedWebhooks(document) : []),
    ],
  };
}

function drawOperation(task: Task, { responses, negative }: Required<Pick<DrawOptions, 'responses' | 'negative'>>): readonly Result[] {
  const { operation } = task;
  const answers = answersOf(operation, responses);
  const noSuccess = answers.every(({ status }) => isError(status)) ? [withoutSuccess(operation, answers)] : [];
  if (!negative) return [...(responses === 'success' || answers.length === 0 ? noSuccess : []), ...answers.map((answer) => drawOne(task, answer))];
  const refusals = drawRefusals(task);
  const isDrawn = refusals.some((result) => 'interaction' in result);
  // What is refused is drawn as such, with a request to fit.
  return [...(isDrawn ? [] : noSuccess), ...answers.filter(({ status }) => !isError(status)).map((answer) => drawOne(task, answer)), ...refusals];
}

const meant = (document: Document, operation: Operation, result: Result): Result =>
  ('interaction' in result ? { ...result, interaction: toldApart(document, operation, result.interaction) } : result);

const withoutSuccess = ({ id }: Operation, answers: readonly Answer[]): Result => ({
  skipped: {
    operation: id,
    response: '',
    code: 'operation.no-success',
    message: answers.length === 0 ? `${id} documents no answer to draw` : `${id} documents no success, errors only`,
  },
});

/** What an operation answers when nothing else was arranged needs no provider state. */
function drawOne(task: Task, answer: Answer): Result {
  const { operation } = task;
  const isUsual = !isError(answer.status) && answersOf(operation, 'success')[0]?.status === answer.status;
  return drawResult(task, answer, isUsual ? {} : { given: answerState(operation.id, answer.status) });
}
