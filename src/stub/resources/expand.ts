import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { joinPointer, lookUp, member } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { sample } from '../../openapi/sample.ts';
import { acceptedTypes } from '../../openapi/wire/accepted.ts';
import { schemaAt } from '../../openapi/schema.ts';
import type { Answer } from '../answer/answer.ts';
import { replaceAt } from '../answer/merge.ts';
import { check } from '../request/checks.ts';
import type { Understood } from '../request/understand.ts';
import { layThing } from './lay.ts';
import type { Things } from './store.ts';
import { placeBelow } from './thing-at.ts';

/** At most so many fields are asked for at once. */
const mostPaths = 20;

/** The answer with the things themselves where their ids stand, in the fields that `expand` names, and only where the document has objects. */
export function expand(answer: Answer, { query, body: sent, endpoint }: Understood, things: Things): Answer {
  const wanted = pathsIn(query.get('expand') ?? query.get('expand[]') ?? member(sent, 'expand'));
  const { body, media } = answer;
  if (wanted.length === 0 || body === undefined || media?.schema === undefined) return answer;
  const whole = { document: endpoint.document, schema: media.schema, things };
  const pointers = wanted.flatMap((path) => pointersTo(body, path));
  return { ...answer, body: pointers.reduce<Json>((expanded, pointer) => expandAt(whole, expanded, pointer), body) };
}

function pathsIn(value: Json | undefined): readonly string[] {
  const texts = typeof value === 'string' ? value.split(',') : isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  return texts.map((text) => text.trim()).filter((text) => text !== '').slice(0, mostPaths);
}

/** Where a path such as `data.customer` leads to, in every item of the lists on its way. */
function pointersTo(body: Json, path: string): readonly string[] {
  return path.split('.').reduce<readonly string[]>((pointers, key) => pointers.flatMap((pointer) => {
    const here = lookUp(body, pointer);
    return isArray(here) ? here.map((_, index) => joinPointer(pointer, index, key)) : [joinPointer(pointer, key)];
  }), ['']);
}

interface Whole {
  readonly document: Document;
  readonly schema: Place;
  readonly things: Things;
}

function expandAt({ document, schema, things }: Whole, body: Json, pointer: string): Json {
  const id = lookUp(body, pointer);
  if (typeof id !== 'string') return body;
  // Of what nobody made the documented sample tells, with that id in it.
  const fields = things.named(id)?.fields ?? { id };
  const place = placeBelow(document, schema, pointer);
  const alternatives = place === undefined ? [] : [place, ...schemaAt(document, place).choices.flat()];
  const violations = check(document, schema, 'response');
  for (const alternative of alternatives.filter((one) => acceptedTypes(document, one)?.has('object') === true)) {
    const base = sample(document, alternative, { direction: 'response', include: 'all', given: {} });
    const object = isObject(base) ? layThing(document, alternative, { base, over: fields }) : undefined;
    const expanded = object === undefined ? undefined : replaceAt(body, pointer, () => object);
    if (expanded !== undefined && violations(expanded).length === 0) return expanded;
  }
  return body;
}
