import type { Json } from '../../src/json/json.ts';
import { member } from '../../src/json/pointer.ts';
import type { Document } from '../../src/openapi/document.ts';
import type { MediaType, Operation } from '../../src/openapi/operations.ts';
import { listOperations, responseFor } from '../../src/openapi/operations.ts';
import { operationOf } from '../../src/pact/operation.ts';
import type { Interaction, PactBody } from '../../src/pact/types.ts';
import { formTree } from './form-tree.ts';
import type { Judge } from './judge.ts';
import { createJudge } from './judge.ts';

/** How many bodies of a pact have a schema, and what speaks against those that break it. */
export interface Verdicts {
  readonly bodies: number;
  /** `createPet request: required at /name`. */
  readonly invalid: readonly string[];
}

export function judgeBodies(document: Document, interactions: readonly Interaction[]): Verdicts {
  const judge = createJudge(document.root);
  const operations = new Map(listOperations(document).map((operation) => [operation.id, operation]));
  const verdicts = interactions.flatMap((interaction) => {
    const operation = operations.get(operationOf(interaction) ?? '');
    return operation === undefined ? [] : [request(judge, operation, interaction), answer(judge, operation, interaction)].filter((verdict) => verdict !== undefined);
  });
  return { bodies: verdicts.length, invalid: verdicts.filter((verdict) => verdict !== valid) };
}

const valid = 'valid';

function request(judge: Judge, operation: Operation, { request: { body }, response }: Interaction): string | undefined {
  const found = body && described(operation.body?.content ?? [], body);
  if (body === undefined || found === undefined || [400, 422].includes(response.status)) return undefined;
  const problem = judge(found.value, { pointer: found.pointer, direction: 'request', fromText: found.fromText });
  return problem === undefined ? valid : `${operation.id} request: ${problem}`;
}

function answer(judge: Judge, operation: Operation, { response: { body, status } }: Interaction): string | undefined {
  const found = body && described(responseFor(operation, status)?.content ?? [], body);
  if (found === undefined) return undefined;
  const problem = judge(found.value, { pointer: found.pointer, direction: 'response', fromText: false });
  return problem === undefined ? valid : `${operation.id} ${status}: ${problem}`;
}

interface Described {
  readonly value: Json;
  readonly pointer: string;
  readonly fromText: boolean;
}

/** The body's value and the schema that it has to keep; undefined where there is no schema, or none that says something about such a body. */
function described(content: readonly MediaType[], { content: value, contentType }: PactBody): Described | undefined {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const schema = (content.find((media) => media.type === type) ?? content.find((media) => media.type.includes('*')))?.schema;
  if (schema === undefined) return undefined;
  if (/[/+]json$/.test(type)) return { value, pointer: schema.pointer, fromText: false };
  if (type !== 'application/x-www-form-urlencoded' || typeof value !== 'string') return undefined;
  // Some vendors describe a form as one text, and some give brackets to the names of its fields.
  const declared = new Set(Object.keys(member(schema.value, 'properties') ?? {}));
  return { value: member(schema.value, 'type') === 'string' ? value : formTree(value, declared), pointer: schema.pointer, fromText: true };
}
