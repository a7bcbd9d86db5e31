import type { Document } from '../../openapi/document.ts';
import { prefixOf } from '../../openapi/elements.ts';
import { pointsOn } from '../../openapi/paging-names.ts';
import type { Place } from '../../openapi/place.ts';
import type { Reading } from '../../openapi/readings/readings.ts';
import { readingsOf } from '../../openapi/readings/readings.ts';
import { typesOf } from '../../openapi/readings/types.ts';
import type { TypeName } from '../../openapi/schema.ts';
import { isNullable, schemaAt } from '../../openapi/schema.ts';
import type { Demand } from '../demand/demand.ts';
import { anything } from '../demand/demand.ts';

/**
 * Which properties a consumer that says nothing relies on: those that the schema requires; those and, where it requires none, all that it
 * declares; or all.
 */
export type Rely = 'required' | 'documented' | 'all';

interface Walk {
  readonly document: Document;
  readonly rely: Rely;
  /** Schemas that the walk is in: one within itself is relied on as a whole. */
  readonly open: readonly string[];
  readonly depth: number;
  /** Fields that may still be relied on: a schema that fans out would fill memory. */
  readonly budget: { left: number };
}

const mostFields = 1000;
const deepest = 8;

/** What is relied on of a body with the schema at a place. */
export const demandOfSchema = (document: Document, place: Place, rely: Rely): Demand =>
  demandAt({ document, rely, open: [], depth: 0, budget: { left: mostFields } }, [place]);

/** What is relied on of a value that has one of these schemas: what holds whichever it is, and whichever way that is read. */
function demandAt(walk: Walk, places: readonly Place[]): Demand {
  const pointers = places.map((place) => schemaAt(walk.document, place).place.pointer);
  if (walk.depth > deepest || pointers.some((pointer) => walk.open.includes(pointer))) return anything;
  const inside = { ...walk, depth: walk.depth + 1, open: [...walk.open, ...pointers] };
  const readings = readingsAt(walk, places);
  const kinds = kindsOf(readings);
  if (kinds.size > 1) return anything;
  return kinds.has('array') ? demandOfList(inside, readings) : demandOfObject(inside, readings);
}

/** The ways to read these schemas in which a value is not `null`. */
const readingsAt = ({ document }: Walk, places: readonly Place[]): readonly Reading[] =>
  places.flatMap((place) => readingsOf(document, [place])).filter((reading) => !isNull(typesOf(reading)));

/** The types of values; every whole number is a number. */
const kindsOf = (readings: readonly Reading[]): ReadonlySet<TypeName> =>
  new Set(readings.flatMap((reading) => [...(typesOf(reading) ?? [])]).filter((type) => type !== 'null' && type !== 'integer'));

const isNull = (types: ReadonlySet<TypeName> | undefined): boolean => types?.size === 1 && types.has('null');

/** Where nothing of its elements is relied on, a list may be empty. */
function demandOfList(walk: Walk, readings: readonly Reading[]): Demand {
  // Elements with schemas of their own are not like each other.
  if (readings.some((reading) => reading.some((schema) => prefixOf(schema).length > 0))) return anything;
  const items = readings.map((reading) => reading.findLast((schema) => schema.items !== undefined)?.items);
  const described = items.filter((place) => place !== undefined);
  const demand = described.length < items.length ? anything : demandWithin(walk, distinct(described));
  return demand.kind === 'any' ? anything : { kind: 'items', items: demand };
}

function demandOfObject(walk: Walk, readings: readonly Reading[]): Demand {
  const fields = sharedBy(walk, readings).flatMap(({ name, places }): [string, Demand][] => {
    walk.budget.left -= 1;
    return walk.budget.left < 0 ? [] : [[name, demandWithin(walk, places)]];
  });
  return fields.length === 0 ? anything : { kind: 'fields', fields: new Map(fields) };
}

/** Where `null` is a valid answer, nothing within can be relied on. */
const demandWithin = (walk: Walk, places: readonly Place[]): Demand =>
  isNullableAt(walk, places) ? anything : demandAt(walk, places);

interface Property {
  readonly name: string;
  readonly places: readonly Place[];
}

/** The properties that are relied on in every reading: an answer may follow any of them. */
function sharedBy(walk: Walk, readings: readonly Reading[]): readonly Property[] {
  const [first, ...rest] = readings.map((reading) => reliedOn(walk, reading));
  const shared = [...(first?.keys() ?? [])].filter((name) => rest.every((properties) => properties.has(name)));
  const found = shared.map((name): Property => ({ name, places: distinct([first, ...rest].flatMap((properties) => properties?.get(name) ?? [])) }));
  return found.filter(({ places }) => canBeSaid(walk, places));
}

/** Whether a rule can tell all that may stand there. Beside an object or a list it can only where `null` or a scalar is the example. */
function canBeSaid(walk: Walk, places: readonly Place[]): boolean {
  if (isNullableAt(walk, places)) return true;
  const kinds = kindsOf(readingsAt(walk, places));
  const containers = [...kinds].filter((kind) => kind === 'object' || kind === 'array');
  return kinds.size < 2 || containers.length === 0 || (places.length === 1 && containers.length < kinds.size);
}

const isNullableAt = ({ document }: Walk, places: readonly Place[]): boolean => places.some((place) => isNullable(schemaAt(document, place)));

function reliedOn({ document, rely, open }: Walk, reading: Reading): ReadonlyMap<string, Place> {
  const names = new Set(reading.flatMap(({ properties }) => [...properties.keys()]));
  const required = new Set(reading.flatMap((schema) => [...schema.required]));
  const relied = reading.flatMap((schema) => {
    const declared = [...schema.properties].filter(([, place]) => !schemaAt(document, place).writeOnly);
    const own = declared.filter(([name]) => required.has(name));
    // Where an object cannot have all that is declared, nobody knows which of it there will be.
    const hasRoom = (schema.bounds.maxProperties ?? Infinity) >= names.size;
    // No last page of a list says where the next one is; what leads to another of its own kind is no page.
    const certain = declared.filter(([name, place]) => required.has(name) || !pointsOn(name) || open.includes(schemaAt(document, place).place.pointer));
    return hasRoom && (rely === 'all' || (rely === 'documented' && own.length === 0)) ? certain : own;
  });
  return new Map(relied);
}

const distinct = (places: readonly Place[]): readonly Place[] => [...new Map(places.map((place) => [place.pointer, place])).values()];
