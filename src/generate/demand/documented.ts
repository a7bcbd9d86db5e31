import { isArray, isObject } from '../../json/json.ts';
import { joinPointer } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { child } from '../../openapi/place.ts';
import { propertyPlaces } from '../../openapi/readings/properties.ts';
import type { Reading } from '../../openapi/readings/readings.ts';
import { readingsOf } from '../../openapi/readings/readings.ts';
import { typesOf } from '../../openapi/readings/types.ts';
import type { TypeName } from '../../openapi/schema.ts';
import type { Step } from './path.ts';

/** The schemas that a value has: places that all hold, in one way or another. */
export type Described = readonly (readonly Place[])[];

/** More ways than this to describe one value are no vendor's, they are a trap. */
const most = 256;

/** What the document has one step below a value, in any of its alternatives; nothing where none of them has it. */
export function below(document: Document, value: Described, step: Step): Described {
  const found = value.flatMap((places) => readingsOf(document, places)).flatMap((reading) => stepIn(document, reading, step));
  return [...new Map(found.map((places) => [places.map(({ pointer }) => pointer).join(' '), places])).values()].slice(0, most);
}

/** The fields that an object's alternatives declare. */
export const declaredNames = (document: Document, value: Described): readonly string[] => [
  ...new Set(value.flatMap((places) => readingsOf(document, places)).filter((reading) => mayBe(reading, 'object')).flatMap(namesOf)),
];

const namesOf = (reading: Reading): readonly string[] => reading.flatMap(({ properties }) => [...properties.keys()]);

/** The patterns that the names of an object's fields may match. */
export const patternsOf = (document: Document, value: Described): readonly string[] =>
  value.flatMap((places) => readingsOf(document, places)).flatMap((reading) => patternsIn(reading).map(([pattern]) => pattern));

/** One step down in one alternative. */
export function stepIn(document: Document, reading: Reading, step: Step): Described {
  if (!mayBe(reading, step.kind === 'field' || step.kind === 'values' ? 'object' : 'array')) return [];
  if (step.kind === 'field') return fieldIn(document, reading, step.name);
  return step.kind === 'values' ? valuesIn(reading) : elementsIn(reading, step);
}

/** Whether an alternative can be of a type; one that names none can be of any. */
export function mayBe(reading: Reading, type: TypeName): boolean {
  const types = kindsOf(reading);
  return types === undefined || types.has(type);
}

/** The types of an alternative; undefined: any. A schema for undeclared properties makes an object, even where no type is named. */
export function kindsOf(reading: Reading): ReadonlySet<TypeName> | undefined {
  const types = typesOf(reading);
  if (types !== undefined && types.size > 0) return types;
  return types === undefined && reading.some(({ additional }) => typeof additional === 'object') ? new Set(['object']) : undefined;
}

function fieldIn(document: Document, reading: Reading, name: string): Described {
  const places = propertyPlaces(document, reading, name);
  if (places.length > 0) return [places];
  const isClosed = reading.some(({ additional }) => additional === false);
  // An object of which the document declares nothing may hold anything; what is required may lack a description.
  const isLeftOpen = !isClosed && reading.every(({ properties }) => properties.size === 0) && !hasPatterns(reading);
  return isLeftOpen || reading.some(({ required }) => required.has(name)) ? [[anyPlace(reading, 'properties', name)]] : [];
}

const hasPatterns = (reading: Reading): boolean => patternsIn(reading).length > 0;

/** The schemas of properties whose names match a pattern. */
const patternsIn = (reading: Reading): readonly (readonly [string, Place])[] =>
  reading.flatMap(({ place }) => {
    const owner = child(place, 'patternProperties');
    if (owner === undefined || !isObject(owner.value)) return [];
    return Object.keys(owner.value).flatMap((pattern): [string, Place][] => [[pattern, child(owner, pattern) ?? owner]]);
  });

/** The values of a map: of undeclared properties, and of those with a pattern. */
export function valuesIn(reading: Reading): Described {
  const additional = reading.flatMap((schema) => (typeof schema.additional === 'object' ? [schema.additional] : []));
  const found = [...patternsIn(reading).map(([, place]) => [place]), ...(additional.length === 0 ? [] : [additional])];
  if (found.length > 0) return found;
  const isFree = reading.every((schema) => schema.additional === true && schema.properties.size === 0);
  return isFree ? [[anyPlace(reading, 'additionalProperties')]] : [];
}

/** The elements of a list: those that have a place of their own in it, and the others. */
export function elementsIn(reading: Reading, step: Step): Described {
  const first = reading.flatMap(({ place }) => {
    const owner = child(place, 'prefixItems');
    if (owner === undefined || !isArray(owner.value)) return [];
    return [owner.value.map((value, index): Place => ({ pointer: joinPointer(owner.pointer, index), value }))];
  });
  const rest = reading.flatMap(({ items }) => (items === undefined || items.value === false ? [] : [items]));
  const own = step.kind === 'element' ? first.flatMap((places) => places[step.index] ?? []) : first.flat();
  if (step.kind === 'element' && own.length > 0) return [own];
  const found = [...own.map((place) => [place]), ...(rest.length === 0 ? [] : [rest])];
  const isClosed = reading.some(({ items }) => items?.value === false);
  return found.length > 0 || isClosed ? found : [[anyPlace(reading, 'items')]];
}

/** Where the document says nothing of a value, anything will do. */
const anyPlace = ([schema]: Reading, ...keys: readonly string[]): Place =>
  ({ pointer: joinPointer(schema?.place.pointer ?? '', ...keys), value: {} });
