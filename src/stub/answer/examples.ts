import type { Json } from '../../json/json.ts';
import { isObject, parseJson } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { MediaType } from '../../openapi/operations.ts';
import { step } from '../../openapi/place.ts';
import { isJsonType } from '../request/media.ts';

/** The examples that a media type publishes by name, wherever they stand. */
export function namedExamples(document: Document, { place }: MediaType): ReadonlyMap<string, Json> {
  const examples = step(document, place, 'examples');
  if (examples === undefined || !isObject(examples.value)) return new Map();
  return new Map(
    Object.keys(examples.value).flatMap((name): [string, Json][] => {
      const value = member(step(document, examples, name)?.value, 'value');
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** `example` and the values of `examples` beside a media type's schema, in all their readings: a text that holds JSON is meant as that first. */
export function publishedExamples(document: Document, media: MediaType): readonly Json[] {
  const published = [member(media.place.value, 'example'), ...namedExamples(document, media).values()].filter((value) => value !== undefined);
  return published.flatMap((example) => readings(media, example).toReversed());
}

/** What an example may mean: itself, and the JSON in it, since some documents have that as a text. */
export function readings({ type }: MediaType, example: Json): readonly Json[] {
  if (typeof example !== 'string' || !isJsonType(type)) return [example];
  try {
    return [example, parseJson(example, 'example')];
  } catch {
    return [example];
  }
}
