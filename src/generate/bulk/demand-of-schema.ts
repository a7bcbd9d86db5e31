import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import type { Schema } from '../../openapi/schema.ts';
import { isNullable, schemaAt, solidTypes } from '../../openapi/schema.ts';
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
  /** Fields that may still be relied on: a schema that fans out would fill memory. */
  readonly budget: { left: number };
}

const mostFields = 1000;
const deepest = 8;

/** What is relied on of a body with the schema at a place. */
export const demandOfSchema = (document: Document, place: Place, rely: Rely): Demand =>
  demandAt({ document, rely, open: [], budget: { left: mostFields } }, place);

function demandAt(walk: Walk, place: Place): Demand {
  const schema = schemaAt(walk.document, place);
  if (walk.open.includes(schema.place.pointer) || walk.open.length > deepest) return anything;
  const inside = { ...walk, open: [...walk.open, schema.place.pointer] };
  if (schema.items !== undefined && schema.types?.has('array') !== false && !isMixed(walk.document, schema)) return demandOfList(demandAt(inside, schema.items));
  const fields = namesIn(walk, schema).flatMap(({ name, property }): [string, Demand][] => {
    walk.budget.left -= 1;
    return walk.budget.left < 0 ? [] : [[name, demandWithin(inside, property)]];
  });
  return fields.length === 0 ? anything : { kind: 'fields', fields: new Map(fields) };
}

/** Where nothing of its elements is relied on, a list may be empty. */
const demandOfList = (items: Demand): Demand => (items.kind === 'any' ? anything : { kind: 'items', items });

/** Where `null` is a valid answer, nothing within can be relied on. */
const demandWithin = (walk: Walk, place: Place): Demand => (isNullable(schemaAt(walk.document, place)) ? anything : demandAt(walk, place));

type Reliance = Pick<Walk, 'document' | 'rely'>;

interface Property {
  readonly name: string;
  readonly property: Place;
}

/** The properties that are relied on. Of a choice, what all of its members have: any of them is a valid answer. */
function namesIn(walk: Walk, schema: Schema): readonly Property[] {
  const { document } = walk;
  if (isMixed(document, schema)) return [];
  const own = reliedOn(walk, schema);
  const shared = schema.choices.flatMap((choice) => sharedBy(walk, solidMembers(document, choice)));
  return [...own, ...shared.filter(({ name }) => !own.some((other) => other.name === name))];
}

function reliedOn({ document, rely }: Reliance, schema: Schema): readonly Property[] {
  const declared = [...schema.properties].map(([name, property]): Property => ({ name, property })).filter(({ property }) => !schemaAt(document, property).writeOnly);
  const required = declared.filter(({ name }) => schema.required.has(name));
  return rely === 'all' || (rely === 'documented' && required.length === 0) ? declared : required;
}

function sharedBy(walk: Reliance, [first, ...rest]: readonly Schema[]): readonly Property[] {
  if (first === undefined) return [];
  return reliedOn(walk, first).filter(({ name }) => rest.every((member) => reliedOn(walk, member).some((other) => other.name === name)));
}

const solidMembers = (document: Document, choice: readonly Place[]): readonly Schema[] =>
  choice.map((place) => schemaAt(document, place)).filter((member) => member.types === undefined || solidTypes(member).length > 0);

/** A value that may be an object or something else has no fields to rely on. */
function isMixed(document: Document, schema: Schema): boolean {
  const kinds = new Set([schema, ...schema.choices.flatMap((choice) => solidMembers(document, choice))].flatMap(solidTypes));
  return kinds.size > 1 && !(kinds.size === 2 && kinds.has('integer') && kinds.has('number'));
}
