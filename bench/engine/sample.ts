import { generate } from 'json-schema-faker';
import { sample } from 'openapi-sampler';
import { drawDocument } from '../../src/generate/bulk/draw-document.ts';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { isObject } from '../../src/json/json.ts';
import type { Document } from '../../src/openapi/document.ts';
import { isJson } from '../../src/openapi/media-types.ts';
import { listOperations, responseFor } from '../../src/openapi/operations.ts';
import type { Place } from '../../src/openapi/place.ts';
import { documentFromBytes } from '../../src/openapi/read.ts';
import { operationOf } from '../../src/pact/operation.ts';
import { createJudge } from '../judge/judge.ts';
import type { Contender, Round, Subject } from './tools.ts';

const task = 'make a valid answer';
const unit = 'bodies';

/** Answers of more operations tell nothing new and cost minutes. */
const mostOperations = 36;

interface Answer {
  readonly place: Place;
  readonly value: Json | undefined;
}

/** Making the body of each operation's first success, judged by a validator that none of them has a part in. */
export const samplers: readonly Contender[] = [
  { task, unit, tool: 'vendorproof', run: (subject) => judged(read(subject), ours) },
  { task, unit, tool: 'openapi-sampler', run: (subject) => judged(read(subject), (document) => theirs(document, (schema) => sample(schema, { quiet: true }, document.root))) },
  {
    task,
    unit,
    tool: 'openapi-sampler, required',
    run: (subject) => judged(read(subject), (document) => theirs(document, (schema) => sample(schema, { quiet: true, skipNonRequired: true }, document.root))),
  },
  {
    task,
    unit,
    tool: 'json-schema-faker',
    run: (subject) => judged(read(subject), (document) => theirs(document, (schema) => generate({ ...document.root, ...schema }, { seed: 1, maxDepth: 4 }))),
  },
];

const read = ({ bytes, file }: Subject): Document => documentFromBytes(bytes, file);

async function judged(document: Document, make: (document: Document) => Promise<readonly Answer[]> | readonly Answer[]): Promise<Round> {
  const answers = await make(document);
  return { done: answers.length, countRight: () => validIn(document, answers) };
}

function validIn(document: Document, answers: readonly Answer[]): number {
  const judge = createJudge(document.root);
  const isValid = ({ place, value }: Answer): boolean => value !== undefined && judge(value, { pointer: place.pointer, direction: 'response', fromText: false }) === undefined;
  return answers.filter(isValid).length;
}

function ours(document: Document): readonly Answer[] {
  const chosen = described(document);
  const drawn = drawDocument(document, { operations: chosen.map(({ id }) => id) });
  const bodies = new Map(drawn.interactions.map((interaction) => [operationOf(interaction), interaction.response.body?.content]));
  return chosen.map(({ id, place }) => ({ place, value: bodies.get(id) }));
}

async function theirs(document: Document, make: (schema: JsonObject) => unknown): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const { place } of described(document)) answers.push({ place, value: await made(() => make(isObject(place.value) ? place.value : {})) });
  return answers;
}

/** What a tool makes of a schema, as JSON has it; nothing where it fails. */
async function made(make: () => unknown): Promise<Json | undefined> {
  try {
    const text = JSON.stringify(await make());
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The operations whose first success is JSON with a schema that says something. */
function described(document: Document): readonly { readonly id: string; readonly place: Place }[] {
  const found = listOperations(document).flatMap((operation) => {
    const status = operation.responses.map((response) => response.status).filter((key) => key.startsWith('2')).toSorted()[0];
    const media = responseFor(operation, Number(status))?.content.find(({ type }) => isJson(type));
    const isTelling = status !== '204' && isObject(media?.schema?.value) && Object.keys(media.schema.value).length > 0;
    return media?.schema !== undefined && isTelling ? [{ id: operation.id, place: media.schema }] : [];
  });
  return found.slice(0, mostOperations);
}
