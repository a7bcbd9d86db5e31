import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { joinPointer } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { isFor, itemsPlace, propertyPlace } from '../../openapi/wire/accepted.ts';

/** The first field of a value that the schema at a place says nothing of, as a JSON pointer; what is free to hold anything has none. */
export const undocumentedField = (document: Document, place: Place, value: Json): string | undefined => firstIn(document, { place, value, at: '' });

interface Look {
  readonly place: Place;
  readonly value: Json;
  /** Where in the whole value. */
  readonly at: string;
}

function firstIn(document: Document, { place, value, at }: Look): string | undefined {
  if (isArray(value)) {
    const items = itemsPlace(document, place);
    return items && firstOf(value.map((item, index) => () => firstIn(document, { place: items, value: item, at: joinPointer(at, index) })));
  }
  if (!isObject(value) || isFree(document, place)) return undefined;
  return firstOf(
    Object.entries(value).map(([name, field]) => () => {
      const inside = joinPointer(at, name);
      const property = propertyPlace(document, place, name);
      return property === undefined ? inside : firstIn(document, { place: property, value: field ?? null, at: inside });
    }),
  );
}

const firstOf = (looks: readonly (() => string | undefined)[]): string | undefined => looks.map((look) => look()).find((found) => found !== undefined);

/** Alternatives of alternatives beyond this may be anything. */
const deepest = 6;

/** A schema without properties, in none of its alternatives, says nothing of any. */
function isFree(document: Document, place: Place, depth = 0): boolean {
  const { properties, choices, place: { value } } = schemaAt(document, place);
  const isOpen = isObject(value) && value['additionalProperties'] === true;
  return isOpen || !isFor(document, place, 'object') || (properties.size === 0 && choices.flat().every((member) => depth > deepest || isFree(document, member, depth + 1)));
}
