import { drawDocument } from '../../src/generate/bulk/draw-document.ts';
import { answerType } from '../../src/generate/response/response.ts';
import type { Json } from '../../src/json/json.ts';
import type { Document } from '../../src/openapi/document.ts';
import { isJson } from '../../src/openapi/media-types.ts';
import type { Operation } from '../../src/openapi/operations.ts';
import { listOperations, responseFor } from '../../src/openapi/operations.ts';
import type { Place } from '../../src/openapi/place.ts';
import { pactText } from '../../src/pact/canonical.ts';
import { operationOf } from '../../src/pact/operation.ts';
import { readPact } from '../../src/pact/read.ts';
import type { Interaction } from '../../src/pact/types.ts';
import type { Judge } from '../judge/judge.ts';
import { createJudge } from '../judge/judge.ts';
import { anotherValue } from './another.ts';
import { ofAnotherType, without } from './broken.ts';
import type { Chance } from './chance.ts';
import { chanceFrom } from './chance.ts';
import type { Options } from './options.ts';
import type { Trial } from './trial.ts';

/** The answers of one document that are tried, and how many of its answers have no other valid value that was found. */
export interface Plan {
  readonly trials: readonly Trial[];
  readonly withoutOther: number;
}

/** The interactions of some operations as they come from a pact file, each with its answers. */
export function planFor(document: Document, options: Pick<Options, 'operations' | 'responses' | 'rounds' | 'seed'>): Plan {
  const chance = chanceFrom(options.seed);
  const operations = chosen(listOperations(document), chance, options.operations);
  const { interactions } = drawDocument(document, { operations: operations.map(({ id }) => id), responses: options.responses });
  const text = pactText({ consumer: { name: 'consumer' }, provider: { name: 'provider' }, interactions, metadata: { pactSpecification: { version: '4.0' } } });
  const judge = createJudge(document.root);
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const plans = readPact(text, document.file).interactions.map((interaction) => trialsOf({ document, judge, chance, rounds: options.rounds }, interaction, byId.get(operationOf(interaction) ?? '')));
  return { trials: plans.flatMap(({ trials }) => trials), withoutOther: plans.reduce((sum, { withoutOther }) => sum + withoutOther, 0) };
}

function chosen(operations: readonly Operation[], chance: Chance, most: number): readonly Operation[] {
  if (operations.length <= most) return operations;
  return operations.map((operation) => ({ operation, at: chance.between(0, 1e9) })).toSorted((a, b) => a.at - b.at).slice(0, most).map(({ operation }) => operation);
}

interface Around {
  readonly document: Document;
  readonly judge: Judge;
  readonly chance: Chance;
  readonly rounds: number;
}

function trialsOf(around: Around, interaction: Interaction, operation: Operation | undefined): Plan {
  const { body, status } = interaction.response;
  const response = operation && responseFor(operation, status);
  const media = response && answerType(response);
  const common = { operation: operation?.id ?? '', interaction, contentType: body?.contentType ?? media?.type, how: '' };
  const example: Trial = { ...common, kind: 'example', body: body?.content };
  const place = media !== undefined && isJson(media.type) ? media.schema : undefined;
  if (place === undefined || [204, 205, 304].includes(status) || operation?.method === 'HEAD') return { trials: [example], withoutOther: 0 };
  const others = Array.from({ length: around.rounds }, () => anotherAnswer(around, place, body?.content)).filter((value) => value !== undefined);
  const another = others.map((value): Trial => ({ ...common, kind: 'another', body: value, contentType: spelled(around.chance, common.contentType) }));
  const broken = body === undefined ? [] : [body.content, ...others].slice(0, around.rounds).flatMap((value) => brokenAnswers(around, { ...common, place, value, example: body.content }));
  return { trials: [example, ...another, ...broken], withoutOther: others.length === 0 ? 1 : 0 };
}

/** Vendors name the charset, or leave it out. */
const spelled = (chance: Chance, type: string | undefined): string | undefined => (type !== undefined && chance.happens(0.3) ? `${type}; charset=utf-8` : type);

/** How much of what is optional is there, from try to try: the less there is, the less can contradict itself. */
const plenties = [0.5, 0.3, 0.5, 0.2, 0.7, 0.1, 0.3, 0, 0.5, 0, 0.2, 0];

/** A valid answer that was drawn independently of the example; undefined where none is found. */
function anotherAnswer({ document, judge, chance }: Around, { pointer, value: schema }: Place, example: Json | undefined): Json | undefined {
  for (const plenty of plenties) {
    const making = { root: document.root, is30: document.openapi === '3.0', chance, absent: 'writeOnly' as const, plenty, budget: { left: 300 }, depth: 0 };
    const value = anotherValue(making, schema, example);
    if (judge(value, { pointer, direction: 'response', fromText: false }) === undefined) return value;
  }
  return undefined;
}

interface Base extends Pick<Trial, 'operation' | 'interaction' | 'contentType'> {
  readonly place: Place;
  /** A valid answer, and the example of the interaction that relies on parts of it. */
  readonly value: Json;
  readonly example: Json;
}

function brokenAnswers({ judge, chance }: Around, { place, value, example, operation, interaction, contentType }: Base): readonly Trial[] {
  const isValid = (body: Json): boolean => judge(body, { pointer: place.pointer, direction: 'response', fromText: false }) === undefined;
  const whole = { body: value, example, isValid };
  const [gone, wrong] = [without(chance, whole), ofAnotherType(chance, whole)];
  const common = { operation, interaction, contentType };
  return [
    ...(gone === undefined ? [] : [{ ...common, ...gone, kind: 'field gone' as const }]),
    ...(wrong === undefined ? [] : [{ ...common, ...wrong, kind: 'other type' as const }]),
  ];
}
