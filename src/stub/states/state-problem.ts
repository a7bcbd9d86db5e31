import type { StubAnswer } from '../../config/types.ts';
import type { JsonObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import { findOperation } from '../../openapi/operations.ts';
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

function answerProblem({ document }: Served, { operation: id, status, body }: StubAnswer, params: JsonObject): string | undefined {
  const stated = body === undefined ? undefined : fillIn(body, (key) => member(params, key));
  if (id === undefined || stated === undefined) return undefined;
  const operation = findOperation(document, id);
  const documented = status === undefined ? firstSuccess(operation) : documentedAt(operation, status);
  const media = documented?.response.content.find(({ type }) => isJsonType(type));
  if (documented === undefined || media?.schema === undefined) return undefined;
  // A text is for who asks for text, where the operation answers that as well.
  if (typeof stated === 'string' && documented.response.content.some(({ type }) => !isJsonType(type))) return undefined;
  const unknown = undocumentedField(document, media.schema, stated);
  if (unknown !== undefined) return `its ${documented.status} of ${id} has ${JSON.stringify(unknown)}, which the document does not have there (#${media.schema.pointer})`;
  const made = bodyAround(document, media.schema, { given: stated, include: documented.status < 400 ? 'all' : 'documented' });
  const [violation] = check(document, media.schema, 'response')(made);
  if (violation === undefined) return undefined;
  const { pointer, message, rule } = violation;
  return `its ${documented.status} of ${id} leaves the document at ${JSON.stringify(pointer)}: ${message} (#${rule})`;
}
