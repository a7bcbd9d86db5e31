import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { joinPointer, lookUp, splitPointer } from '../../json/pointer.ts';
import type { Check } from '../../openapi/check.ts';
import type { Document } from '../../openapi/document.ts';
import type { MediaType } from '../../openapi/operations.ts';
import type { Place } from '../../openapi/place.ts';
import { sample } from '../../openapi/sample.ts';
import { check } from '../request/checks.ts';
import { publishedExamples } from './examples.ts';
import { keep } from './kept.ts';
import { endList, listKey } from './lists.ts';
import { replaceAt } from './merge.ts';
import { settle } from './settle.ts';

const known = new WeakMap<Document, Map<string, Json>>();

/** A whole body for a documented answer, made once: the published example where it is valid, else sampled; a list is one page. */
export function sampledBody(document: Document, media: MediaType, schema: Place): Json {
  const bodies = known.get(document) ?? new Map<string, Json>();
  known.set(document, bodies);
  const found = bodies.get(media.place.pointer);
  if (found !== undefined) return found;
  const body = keep(madeBody(document, media, schema));
  bodies.set(media.place.pointer, body);
  return body;
}

/** How often another draw is made when one leaves the document. */
const mostDraws = 5;

/** Another body for each seed, the same one for the same; the usual one where none of the draws is valid. */
export function drawnBody(document: Document, media: MediaType, { schema, seed }: { readonly schema: Place; readonly seed: number }): Json {
  const isValid = validity(check(document, schema, 'response'));
  for (let draw = 0; draw < mostDraws; draw += 1) {
    const seeded = { ...document, seed: seed * mostDraws + draw };
    const body = onePage(sample(seeded, schema, { direction: 'response', include: 'all' }), undefined).find(isValid);
    if (body !== undefined) return body;
  }
  return sampledBody(document, media, schema);
}

export interface Around {
  readonly given: Json;
  /** What is tried first; see `SampleOptions`. */
  readonly include: keyof typeof waysAround;
}

/** An error is no fuller than clients that say nothing rely on: what else it might hold would mislead. */
const waysAround = { all: ['all', 'required'], documented: ['documented', 'required', 'all'] } as const;

/** A body built around what a state says; the first of the ways to do it that is valid. */
export function bodyAround(document: Document, schema: Place, { given, include }: Around): Json {
  const isValid = validity(check(document, schema, 'response'));
  const bodies = waysAround[include].flatMap((way) => onePage(sample(document, schema, { direction: 'response', include: way, given }), given));
  return bodies.find(isValid) ?? bodies[0] ?? given;
}

function madeBody(document: Document, media: MediaType, schema: Place): Json {
  const violations = check(document, schema, 'response');
  const isValid = validity(violations);
  const examples = publishedExamples(document, media).filter(isValid);
  // What an object may have that requires nothing is relied on by clients that say nothing: an example need not show all of it.
  const fuller = examples.flatMap((given) => {
    const full = sample(document, schema, { direction: 'response', include: 'documented', given });
    return [full, backTo(violations, given, full)];
  });
  const [whole, documented, least] = (['all', 'documented', 'required'] as const).map((include) => sample(document, schema, { direction: 'response', include }));
  const bodies = [...fuller, ...examples, whole, withoutWrong(violations, withoutWrongItems(violations, whole)), documented, least].filter((body) => body !== undefined);
  const candidates = bodies.flatMap((body) => onePage(body, undefined));
  return candidates.find(isValid) ?? candidates[0] ?? null;
}

/** A fuller example that is as it was published where what was added is wrong. */
const backTo = (violations: Check, published: Json, fuller: Json): Json =>
  violations(fuller).reduce((body, { pointer }) => replaceAt(body, pointer, () => lookUp(published, pointer)) ?? body, fuller);

/** A sample without the fields of which no value is valid, where anything is left then. */
function withoutWrong(violations: Check, body: Json | undefined): Json | undefined {
  if (!isObject(body)) return undefined;
  const settled = settle(violations, { wished: body, build: (fields) => fields, locate: (pointer) => pointer });
  return isObject(settled) && Object.keys(settled).length > 0 ? settled : undefined;
}

/** A sample whose lists are empty where what they hold is wrong. */
const withoutWrongItems = (violations: Check, body: Json | undefined): Json | undefined =>
  body && violations(body).reduce<Json>((left, { pointer }) => emptied(left, pointer) ?? left, body);

/** The value with the first list on the way to a pointer emptied. */
function emptied(value: Json, pointer: string): Json | undefined {
  const keys = splitPointer(pointer);
  const depth = keys.findIndex((_, index) => isArray(lookUp(value, joinPointer('', ...keys.slice(0, index)))));
  return depth === -1 ? undefined : replaceAt(value, joinPointer('', ...keys.slice(0, depth)), () => []);
}

/** A list without its next page, in the ways that schemas ask for, the plainest first; where all of them are wrong, as it was. */
const onePage = (body: Json, stated: Json | undefined): readonly Json[] =>
  listKey(body) === undefined ? [body] : [...[undefined, null, ''].map((ending) => endList(body, { ending, stated })), body];

const validity = (violations: Check) => (body: Json): boolean => violations(body).length === 0;
