import type { StubAnswer } from '../../config/types.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import { messageNamed } from '../../openapi/message.ts';
import { findOperation } from '../../openapi/operations.ts';
import type { Place } from '../../openapi/place.ts';
import { documentedAt, firstSuccess } from '../answer/documented.ts';
import { bodyAround } from '../answer/sampled.ts';
import type { Served } from '../endpoint.ts';
import { check } from '../request/checks.ts';
import { isJsonType } from '../request/media.ts';
import { definitionOf } from './stated.ts';
import { fillIn } from './fill-in.ts';
import { undocumentedField } from './undocumented-field.ts';

/** Why a state cannot be put in force with these parameters: an answer that it names would leave the document. */
export function stateProblem(served: readonly Served[], name: string, params: JsonObject): string | undefined {
  const answers = served.flatMap((one) => (definitionOf(one, { name, params })?.stub ?? []).map((answer) => ({ one, answer })));
  return answers.map(({ one, answer }) => answerProblem(one, answer, params)).find((found) => found !== undefined);
}

function answerProblem({ document }: Served, { operation: id, status, body, message }: StubAnswer, params: JsonObject): string | undefined {
  const stated = body === undefined ? undefined : fillIn(body, (key) => member(params, key));
  if (message !== undefined && stated !== undefined) return messageProblem(document, message, stated);
  if (id === undefined || stated === undefined) return undefined;
  const operation = findOperation(document, id);
  const documented = status === undefined ? firstSuccess(operation) : documentedAt(operation, status);
  const media = documented?.response.content.find(({ type }) => isJsonType(type));
  if (documented === undefined || media?.schema === undefined) return undefined;
  // A text is for who asks for text, where the operation answers that as well.
  if (typeof stated === 'string' && documented.response.content.some(({ type }) => !isJsonType(type))) return undefined;
  const name = `its ${documented.status} of ${id}`;
  return bodyProblem(document, media.schema, { name, stated, include: documented.status < 400 ? 'all' : 'documented' });
}

/** The same of what the vendor sends of its own accord. */
function messageProblem(document: Document, name: string, stated: Json): string | undefined {
  const media = messageNamed(document, name)?.body;
  return media?.schema === undefined || !isJsonType(media.type) ? undefined : bodyProblem(document, media.schema, { name: `its message ${name}`, stated, include: 'all' });
}

interface StatedBody {
  readonly name: string;
  readonly stated: Json;
  readonly include: 'all' | 'documented';
}

function bodyProblem(document: Document, schema: Place, { name, stated, include }: StatedBody): string | undefined {
  const unknown = undocumentedField(document, schema, stated);
  if (unknown !== undefined) return `${name} has ${JSON.stringify(unknown)}, which the document does not have there (#${schema.pointer})`;
  const [violation] = check(document, schema, 'response')(bodyAround(document, schema, { given: stated, include }));
  if (violation === undefined) return undefined;
  const { pointer, message, rule } = violation;
  return `${name} leaves the document at ${JSON.stringify(pointer)}: ${message} (#${rule})`;
}
