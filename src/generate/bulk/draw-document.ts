import { Failure } from '../../failure/failure.ts';
import type { Document } from '../../openapi/document.ts';
import { isJson } from '../../openapi/media-types.ts';
import type { Operation } from '../../openapi/operations.ts';
import { findOperation, listOperations } from '../../openapi/operations.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { answerState } from '../../openapi/states.ts';
import type { Interaction, ProviderState } from '../../pact/types.ts';
import type { Demand } from '../demand/demand.ts';
import { drawFor } from '../draw-interaction.ts';
import { answerType } from '../response/response.ts';
import type { Rely } from './demand-of-schema.ts';
import { demandOfSchema } from './demand-of-schema.ts';
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

/** A response of which no interaction was drawn, and why. */
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
    const wanted = answers.length === 0 ? [withoutAnswer(operation)] : answers.map((answer) => drawAnswer(task, answer));
    return negative ? [...wanted, ...drawRefusal(task)] : wanted;
  });
  return {
    interactions: results.flatMap((result) => ('interaction' in result ? [result.interaction] : [])),
    skipped: results.flatMap((result) => ('skipped' in result ? [result.skipped] : [])),
  };
}

type Result = { readonly interaction: Interaction } | { readonly skipped: Skipped };

const withoutAnswer = (operation: Operation): Result => ({
  skipped: { operation: operation.id, response: '', code: 'operation.no-success', message: `${operation.id} documents no answer to draw` },
});

interface Task {
  readonly document: Document;
  readonly operation: Operation;
  readonly rely: Rely;
}

function drawAnswer(task: Task, answer: Answer): Result {
  return drawn(task, answer, isFirstSuccess(task.operation, answer) ? undefined : answerState(task.operation.id, answer.status));
}

/** A refused request needs no provider state: what it lacks is enough. None where nothing is required. */
function drawRefusal(task: Task): readonly Result[] {
  const answer = refusalOf(task.operation);
  if (answer === undefined) return [];
  const result = drawn(task, answer, undefined);
  if ('skipped' in result) return [result];
  const incomplete = incompleteRequest(task.document, task.operation, result.interaction.request);
  if (incomplete === undefined) return [];
  const description = `${result.interaction.description} without ${incomplete.missing}`;
  return [{ interaction: { ...result.interaction, request: incomplete.request, description } }];
}

function drawn(task: Task, answer: Answer, state: ProviderState | undefined): Result {
  const { document, operation } = task;
  const description = `${operation.id} answers ${answer.status}`;
  const given = state === undefined ? {} : { given: state };
  try {
    const wish = { operation, description, ...given, response: { status: answer.status }, demand: demandFor(task, answer) };
    return { interaction: drawFor(document, wish) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { skipped: { operation: operation.id, response: answer.response.status, code: error.code, message: error.message } };
  }
}

/** What an operation answers when nothing else was arranged needs no provider state. */
const isFirstSuccess = (operation: Operation, { status }: Answer): boolean => answersOf(operation, 'success')[0]?.status === status;

/** Statuses whose answers have no body, whatever the document says. */
const bodiless = new Set([204, 205, 304]);

/** A body that is not JSON, or of which the document says nothing, is not relied on. */
function demandFor({ document, operation, rely }: Task, { response, status }: Answer): Demand | undefined {
  const media = answerType(response);
  if (media?.schema === undefined || !isJson(media.type) || operation.method === 'HEAD' || bodiless.has(status)) return undefined;
  const { types, properties, choices } = schemaAt(document, media.schema);
  return types === undefined && properties.size === 0 && choices.length === 0 ? undefined : demandOfSchema(document, media.schema, rely);
}
