import type { Json, JsonObject } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import { tagOf } from '../../openapi/discriminator.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { sample } from '../../openapi/sample.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { propertyPlace } from '../../openapi/wire/accepted.ts';
import { overlay } from './merge.ts';

export interface Sent {
  /** The sample that there is, of whichever alternative. */
  readonly base: JsonObject;
  /** What was sent, or is remembered of it. */
  readonly fields: JsonObject;
  readonly isValid: (thing: Json) => boolean;
}

/** A sample of the alternative that what was sent is of: a Dog's word makes no Cat. Undefined where the sample that there is will do. */
export function alternativeSample(document: Document, place: Place, { base, fields, isValid }: Sent): JsonObject | undefined {
  const alternatives = alternativesOf(document, place);
  if (alternatives.length < 2) return undefined;
  const tagged = alternatives.find(({ tag }) => tag !== undefined && member(fields, tag.property) === tag.value);
  if (tagged !== undefined) return isOf(document, tagged.place, base) ? undefined : sampleOf(document, tagged);
  const wanted = shownIn(document, place, fields);
  const takes = ({ place: one }: Alternative): boolean => Object.keys(wanted).every((name) => propertyPlace(document, one, name) !== undefined);
  const willDo = alternatives.some((one) => isOf(document, one.place, base) && takes(one)) && isValid(overlay(base, wanted));
  if (willDo) return undefined;
  return alternatives.filter(takes).map((one) => sampleOf(document, one)).find((made) => made !== undefined && isValid(overlay(made, wanted)));
}

interface Alternative {
  readonly place: Place;
  readonly tag: ReturnType<typeof tagOf>;
}

/** More are no choice of kinds. */
const mostAlternatives = 100;

function alternativesOf(document: Document, place: Place): readonly Alternative[] {
  const { choices, discriminator } = schemaAt(document, place);
  if (choices.length === 0) return [];
  return choices.flat().slice(0, mostAlternatives).map((one) => ({ place: one, tag: tagOf(document, { ...schemaAt(document, one), discriminator }, 'response') }));
}

/** Whether a sample has all that an alternative requires, and nothing that it does not have. */
const isOf = (document: Document, place: Place, base: JsonObject): boolean =>
  Object.keys(base).every((name) => propertyPlace(document, place, name) !== undefined) && [...schemaAt(document, place).required].every((name) => Object.hasOwn(base, name));

function sampleOf(document: Document, { place, tag }: Alternative): JsonObject | undefined {
  const given = tag === undefined ? {} : { given: { [tag.property]: tag.value } };
  const made = sample(document, place, { direction: 'response', include: 'all', ...given });
  return isObject(made) ? made : undefined;
}

/** Of what was sent that which an answer may have a field for. */
const shownIn = (document: Document, place: Place, fields: JsonObject): JsonObject => Object.fromEntries(Object.entries(fields).filter(([name]) => {
  const field = propertyPlace(document, place, name);
  return field !== undefined && !schemaAt(document, field).writeOnly;
}));
