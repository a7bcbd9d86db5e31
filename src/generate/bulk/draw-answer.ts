import type { Document } from '../../openapi/document.ts';
import { accepts } from '../../openapi/accepts.ts';
import { isJson, isStream } from '../../openapi/media-types.ts';
import type { MediaType, Operation } from '../../openapi/operations.ts';
import { schemaAt } from '../../openapi/schema.ts';
import type { Interaction } from '../../pact/types.ts';
import type { Wish } from '../draw-interaction.ts';
import { drawFor } from '../draw-interaction.ts';
import type { Way } from '../draw/way.ts';
import { firstWay, waysWith } from '../draw/way.ts';
import { answerType } from '../response/response.ts';
import type { Rely } from './demand-of-schema.ts';
import { demandOfSchema } from './demand-of-schema.ts';
import { promisedHeaders } from './promised-headers.ts';
import type { Answer } from './statuses.ts';

export interface Task {
  readonly document: Document;
  readonly operation: Operation;
  readonly rely: Rely;
}

/** An interaction, and whether its answer has a body although no valid one was found. */
export interface DrawnAnswer {
  readonly interaction: Interaction;
  readonly isBodyLeftOut: boolean;
}

/**
 * The interaction for one documented answer. Its body relies on what it is asked to, as long as a valid example of that is found; else
 * on less, and where the schema contradicts itself on no body at all.
 */
export function drawAnswer(task: Task, answer: Answer, wish: Omit<Wish, 'operation' | 'demand' | 'response'>): DrawnAnswer {
  const { document, operation } = task;
  const headers = promisedHeaders(document, answer.response, { rely: task.rely, hasBody: !isBodiless(operation, answer) });
  const base = { ...wish, operation, response: { status: answer.status, headers } };
  const schema = describedBody(task, answer)?.schema;
  if (schema === undefined) return { interaction: drawFor(document, { ...base, demand: undefined }), isBodyLeftOut: isStreamed(answer) };
  for (const { rely, way } of attemptsAt(task.rely)) {
    const interaction = drawFor(document, { ...base, demand: demandOfSchema(document, schema, rely), way });
    const content = interaction.response.body?.content;
    if (content !== undefined && accepts({ document, place: schema, direction: 'response' }, content)) return { interaction, isBodyLeftOut: false };
  }
  return { interaction: drawFor(document, { ...base, demand: undefined }), isBodyLeftOut: true };
}

interface Attempt {
  readonly rely: Rely;
  readonly way: Way;
}

/** What is wanted first; then without what has no valid value; then other choices, and only what is required. */
function attemptsAt(rely: Rely): readonly Attempt[] {
  const cautious = (way: Way): Way => ({ ...way, cautious: true });
  return [
    { rely, way: firstWay },
    ...waysWith('required').map((way) => ({ rely, way: cautious(way) })),
    ...waysWith('required', 'all').map((way) => ({ rely: 'required' as const, way: cautious(way) })),
  ];
}

/** A stream cannot be told as one answer. */
export function isStreamed({ response }: Answer): boolean {
  const media = answerType(response);
  return media !== undefined && isStream(media.type);
}

/** Statuses whose answers have no body, whatever the document says. */
const bodiless = new Set([204, 205, 304]);

const isBodiless = ({ method }: Operation, { status }: Answer): boolean => method === 'HEAD' || bodiless.has(status);

/** A body that is not JSON, or of which the document says nothing, is not relied on. */
function describedBody({ document, operation }: Task, answer: Answer): MediaType | undefined {
  const media = answerType(answer.response);
  if (media?.schema === undefined || !isJson(media.type) || isBodiless(operation, answer)) return undefined;
  const { types, properties, choices, format } = schemaAt(document, media.schema);
  if (format === 'binary') return undefined;
  return types === undefined && properties.size === 0 && choices.length === 0 ? undefined : media;
}
