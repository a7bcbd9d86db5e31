import type { Json } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import { isJson, isUnreadJson, isXml } from '../../openapi/media-types.ts';
import type { MediaType } from '../../openapi/operations.ts';
import { publishedBody } from '../../openapi/published.ts';
import type { MatchingRules } from '../../pact/types.ts';
import type { Demand } from '../demand/demand.ts';
import { namesIn } from '../demand/reliance.ts';
import { draw } from '../draw/draw.ts';
import { eitherOf, valuesOf } from '../draw/likely.ts';
import type { Drawn, Walk } from '../draw/walk.ts';
import { newBudget, rootSpot } from '../draw/walk.ts';
import type { Way } from '../draw/way.ts';
import type { ResponseReliance } from '../expectation.ts';
import { unreadAnswer } from '../unread-json.ts';
import { xmlAnswer } from './xml.ts';

/** What a body that the vendor writes is drawn from. */
export interface BodyWish {
  readonly document: Document;
  /** What of it repeats something that was sent. */
  readonly echo: Walk['likely'];
  /** How it is drawn where it has to be valid as a whole. */
  readonly way?: Way;
  readonly examples?: ResponseReliance['examples'];
}

/** The value of a body, before it is written; undefined where no schema tells its fields. */
export function drawBody({ document, echo, way, ...wish }: BodyWish, media: MediaType, demand: Demand): Drawn | undefined {
  if (media.schema === undefined || !isDescribed(media.type)) return undefined;
  const examples = new Map(Object.entries(wish.examples ?? {}).map(([path, value]) => [namesIn(path).join('.'), value]));
  const wanted: Walk['wanted'] = (names) => examples.get(names.join('.'));
  const published = publishedBody(document, media, 'response');
  const likely = way?.cautious === true ? echo : eitherOf(echo, valuesOf(published));
  return draw({ document, direction: 'response', likely, published, wanted, way, budget: newBudget() }, rootSpot(media.schema), demand);
}

/** Whether a schema tells the fields of bodies of a type. */
export const isDescribed = (type: string): boolean => isJson(type) || isUnreadJson(type) || isXml(type);

/** A body as it stands in the pact. */
export interface WrittenBody {
  readonly content: Json;
  readonly rules: NonNullable<MatchingRules['body']>;
  readonly generators?: { readonly [path: string]: Json };
}

/** Writes a drawn value as the media type has it. */
export function writtenBody(document: Document, media: MediaType, value: Drawn): WrittenBody {
  const { example, rules } = asWritten(document, media, value);
  const generators = rules.flatMap(([path, , generator]) => (generator === undefined ? [] : [[path, generator] as const]));
  return {
    content: example,
    rules: Object.fromEntries(rules.map(([path, set]) => [path, set])),
    ...(generators.length === 0 ? {} : { generators: Object.fromEntries(generators) }),
  };
}

/** What Pact does not read as JSON is a text in the pact, and its rules speak of that. */
function asWritten(document: Document, { type, schema }: MediaType, drawn: Drawn): Drawn {
  if (isUnreadJson(type)) return unreadAnswer(drawn);
  return isXml(type) && schema !== undefined ? xmlAnswer(document, schema, drawn) : drawn;
}

/** A body's value as it stands in the pact. */
export const writtenAs = (document: Document, media: MediaType, value: Json): Json => asWritten(document, media, { example: value, rules: [] }).example;
