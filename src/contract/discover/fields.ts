import type { Demand } from '../../generate/demand/demand.ts';
import type { Described } from '../../generate/demand/documented.ts';
import { kindsOf, stepIn, valuesIn } from '../../generate/demand/documented.ts';
import type { Path, Step } from '../../generate/demand/path.ts';
import { eachElement, everyValue, fieldStep } from '../../generate/demand/path.ts';
import type { Document } from '../../openapi/document.ts';
import { prefixOf } from '../../openapi/elements.ts';
import { pointsOn } from '../../openapi/paging-names.ts';
import type { Place } from '../../openapi/place.ts';
import type { Reading } from '../../openapi/readings/readings.ts';
import { readingsOf } from '../../openapi/readings/readings.ts';
import { schemaAt } from '../../openapi/schema.ts';

/** A documented part of an answer: a field, every value of a map, or every element of a list. */
export interface Field {
  readonly path: Path;
  /** The schemas that it has. */
  readonly here: Described;
  /** Whether the document says that it is always there. */
  readonly isPromised: boolean;
}

/** What a body may have, as far as it is told. */
export interface Fields {
  /** Those near the top first. */
  readonly fields: readonly Field[];
  /** Whether there would be more. */
  readonly isCut: boolean;
}

interface Spot extends Field {
  /** What the test asks for here itself. */
  readonly demand: Demand | undefined;
  /** The schemas around it: one within itself is told once. */
  readonly open: readonly string[];
}

/** Deeper than this no client looks. */
const deepest = 8;

/**
 * The parts of a body that can be in one answer, breadth first. Of alternatives it is the one that has what the test asks for; what leads
 * to another page of a list is left out unless it is asked for, since a client would follow it.
 */
export function documentedFields(document: Document, schema: Place, { demand, most }: { readonly demand: Demand | undefined; readonly most: number }): Fields {
  const fields: Field[] = [];
  const waiting: Spot[] = [{ path: [], here: [[schema]], isPromised: true, demand, open: [] }];
  for (let spot = waiting.shift(); spot !== undefined; spot = waiting.shift()) {
    const inside = spot.path.length < deepest ? below(document, spot) : [];
    if (fields.length + inside.length > most) return { fields: [...fields, ...inside].slice(0, most), isCut: true };
    fields.push(...inside);
    waiting.push(...inside);
  }
  return { fields, isCut: false };
}

function below(document: Document, { path, here, isPromised, demand, open }: Spot): readonly Spot[] {
  const pointers = here.flat().map((place) => schemaAt(document, place).place.pointer);
  const reading = readingFor(document, here, demand);
  if (reading === undefined || pointers.some((pointer) => open.includes(pointer))) return [];
  return stepsIn(document, reading, demand).flatMap((step): Spot[] => {
    const next = stepIn(document, reading, step);
    return next.length === 0 ? [] : [{ path: [...path, step], here: next, isPromised: isPromised && isRequired(reading, step), demand: demandBelow(demand, step), open: [...open, ...pointers] }];
  });
}

const isRequired = (reading: Reading, step: Step): boolean => step.kind === 'field' && reading.some(({ required }) => required.has(step.name));

/** The alternative that has most of what is asked for; the first where nothing is. What the test says exactly has no parts to try. */
function readingFor(document: Document, here: Described, demand: Demand | undefined): Reading | undefined {
  if (demand?.kind === 'exact') return undefined;
  const wanted = demand?.kind === 'fields' ? [...demand.fields.keys()] : [];
  const ranked = here.flatMap((places) => readingsOf(document, places))
    .filter((reading) => containerOf(reading) !== undefined)
    .map((reading) => ({ reading, has: wanted.filter((name) => stepIn(document, reading, fieldStep(name)).length > 0).length }));
  return ranked.toSorted((a, b) => b.has - a.has)[0]?.reading;
}

/** What of the two a reading describes. */
function containerOf(reading: Reading): 'object' | 'array' | undefined {
  const kinds = kindsOf(reading);
  if (kinds === undefined) return reading.some(({ properties }) => properties.size > 0) ? 'object' : reading.some(({ items }) => items !== undefined) ? 'array' : undefined;
  return kinds.has('object') ? 'object' : kinds.has('array') ? 'array' : undefined;
}

function stepsIn(document: Document, reading: Reading, demand: Demand | undefined): readonly Step[] {
  if (containerOf(reading) === 'array') return reading.some((schema) => prefixOf(schema).length > 0) || reading.every(({ items }) => items === undefined) ? [] : [eachElement];
  const asked = demand?.kind === 'fields' ? demand.fields : new Map<string, Demand>();
  const names = [...new Set(reading.flatMap(({ properties }) => [...properties.keys()]))];
  const inAnswers = names.filter((name) => asked.has(name) || (!pointsOn(name) && isAnswered(document, reading, name)));
  const isMap = names.length === 0 && reading.some(({ additional }) => typeof additional === 'object') && valuesIn(reading).length > 0;
  return isMap ? [everyValue] : inAnswers.map(fieldStep);
}

/** Whether a declared field is one of answers: not one that is never there, nor one of requests alone. */
const isAnswered = (document: Document, reading: Reading, name: string): boolean =>
  reading.every(({ properties }) => {
    const place = properties.get(name);
    return place === undefined || (place.value !== false && !schemaAt(document, place).writeOnly);
  });

function demandBelow(demand: Demand | undefined, step: Step): Demand | undefined {
  if (demand?.kind === 'items') return demand.items;
  if (demand?.kind === 'elements') return demand.elements[0];
  if (demand?.kind !== 'fields') return undefined;
  return step.kind === 'field' ? demand.fields.get(step.name) : demand.each;
}
