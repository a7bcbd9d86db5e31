import type { Json } from '../json/json.ts';
import { isArray, isObject } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import { accepts } from './accepts.ts';
import type { Document } from './document.ts';
import { isJson } from './media-types.ts';
import type { MediaType, Parameter } from './operations.ts';
import type { Place } from './place.ts';
import { step } from './place.ts';
import { schemaAt } from './schema.ts';
import type { Direction } from './standalone.ts';
import { pick } from './vary.ts';

/** The example that a document publishes for a whole body: the media type's, or else its schema's, if it keeps the schema. */
export function publishedBody(document: Document, { place, schema, type }: MediaType, direction: Direction): Json | undefined {
  if (schema === undefined) return undefined;
  const containers = schemaAt(document, schema).examples.filter((example) => isObject(example) || isArray(example));
  const examples = [...examplesAt(document, place), ...containers];
  return valid(document, { schema, direction }, isJson(type) ? examples.flatMap((example) => [example, ...parsed(example)]) : examples);
}

/** The example that a document publishes for a parameter, if it keeps the parameter's schema. */
export function publishedValue(document: Document, { place, schema, content }: Parameter): Json | undefined {
  const owners = content === undefined ? [place] : [place, content.place];
  return schema && valid(document, { schema, direction: 'request' }, owners.flatMap((owner) => examplesAt(document, owner)));
}

interface Rule {
  readonly schema: Place;
  readonly direction: Direction;
}

/** The first of the examples that keeps the schema; a seed may choose another. */
function valid(document: Document, { schema, direction }: Rule, examples: readonly Json[]): Json | undefined {
  return pick(schemaAt(document, schema), examples, (example) => accepts({ document, place: schema, direction }, example));
}

/** `example`, and the values of `examples`, which may stand elsewhere. */
function examplesAt(document: Document, owner: Place): readonly Json[] {
  const examples = step(document, owner, 'examples');
  const named = examples !== undefined && isObject(examples.value) ? Object.keys(examples.value).map((name) => step(document, examples, name)) : [];
  const values = named.map((place) => place && member(place.value, 'value'));
  return [member(owner.value, 'example'), ...values].filter((value) => value !== undefined);
}

/** Some vendors publish JSON as a text in the document. */
function parsed(example: Json): readonly Json[] {
  if (typeof example !== 'string' || !/^\s*[[{]/.test(example)) return [];
  try {
    const value: Json = JSON.parse(example);
    return [value];
  } catch {
    return [];
  }
}
