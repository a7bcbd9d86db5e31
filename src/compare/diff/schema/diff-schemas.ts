import { isObject } from '../../../json/json.ts';
import type { Document } from '../../../openapi/document.ts';
import type { Place } from '../../../openapi/place.ts';
import { follow } from '../../../openapi/place.ts';
import { schemaAt } from '../../../openapi/schema.ts';
import type { Direction } from '../../../openapi/standalone.ts';
import type { Documents } from '../difference.ts';
import { diffForms, formsOf } from './choices.ts';
import { diffFields } from './fields.ts';
import type { Found, Local, Next } from './local.ts';
import { diffScalars } from './scalars.ts';
import { diffTypes, shareType, typesOf } from './types.ts';

/** A difference at a field: `data[].email`; empty for the value as a whole. */
export interface SchemaDifference extends Found {
  readonly field: string;
}

export interface Sides {
  readonly documents: Documents;
  readonly direction: Direction;
  readonly was: Place;
  readonly is: Place;
}

interface Waiting extends Next {
  readonly field: string;
}

/** What differs between two schemas and below. Each pair of places is visited once, at the shortest way to it, so schemas may be recursive. */
export function diffSchemas({ documents, direction, was, is }: Sides): readonly SchemaDifference[] {
  if (documents.isSame(was, is)) return [];
  const waiting: Waiting[] = [{ was, is, field: '' }];
  const seen = new Set<string>();
  const differences: SchemaDifference[] = [];
  for (const pair of waiting) {
    const sides = { documents, direction, was: target(documents.old, pair.was), is: target(documents.now, pair.is) };
    const key = keyOf(sides);
    if (seen.has(key)) continue;
    seen.add(key);
    const { found, next } = localOf(sides, key);
    differences.push(...found.map((one) => ({ ...one, field: below(pair.field, one.step) })));
    waiting.push(...next.map((one) => ({ ...one, field: below(pair.field, one.step) })));
  }
  return differences;
}

const keyOf = ({ direction, was, is }: Sides): string => [direction, was.pointer, is.pointer].join('\n');

/** Where a mere reference leads; what stands beside a reference belongs to this place alone. */
function target(document: Document, place: Place): Place {
  const isMere = isObject(place.value) && '$ref' in place.value && Object.keys(place.value).length === 1;
  return isMere ? (follow(document, place) ?? place) : place;
}

function below(field: string, step: string | undefined): string {
  if (step === undefined) return field;
  if (step === '[]' || /^\d+$/.test(step)) return `${field}[]`;
  return field === '' ? step : `${field}.${step}`;
}

function localOf(sides: Sides, key: string): Local {
  const { known } = sides.documents;
  const local = known.get(key) ?? compareHere(sides);
  known.set(key, local);
  return local;
}

function compareHere(sides: Sides): Local {
  const { documents, was, is } = sides;
  const [before, after] = [formsOf(documents.old, was), formsOf(documents.now, is)];
  const nullable = diffNullable(sides);
  const [one, other] = [before[0], after[0]];
  if (one !== undefined && other !== undefined && before.length === 1 && after.length === 1) {
    const { found, next } = compareForms({ ...sides, was: one, is: other });
    return { found: [...nullable, ...found], next };
  }
  const { found, next } = diffForms({ documents, was: before, is: after, place: is });
  return { found: [...nullable, ...found], next };
}

function diffNullable({ documents, was, is }: Sides): readonly Found[] {
  const [before, after] = [schemaAt(documents.old, was).nullable, schemaAt(documents.now, is).nullable];
  if (before === after) return [];
  const { pointer } = schemaAt(documents.now, is).place;
  return [after ? { aspect: 'nullable', pointer, words: 'may now be null' } : { aspect: 'not-nullable', pointer, words: 'is never null any more' }];
}

function compareForms({ documents, direction, ...places }: Sides): Local {
  const [was, is] = [schemaAt(documents.old, places.was), schemaAt(documents.now, places.is)];
  const [before, after] = [typesOf(documents.old, was), typesOf(documents.now, is)];
  const types = diffTypes(before, after, is.place.pointer);
  // Where nothing is left in common, the rest is another value's.
  if (!shareType(before, after)) return { found: types, next: [] };
  const fields = diffFields({ documents, direction, was, is });
  const unions = was.choices.map((choice, index) =>
    diffForms({ documents, was: choice, is: is.choices[index] ?? [], place: is.place }),
  );
  return {
    found: [...types, ...diffScalars(was, is), ...fields.found, ...unions.flatMap(({ found }) => found)],
    next: [...fields.next, ...contained(documents, was, is), ...unions.flatMap(({ next }) => next)],
  };
}

/** Items of lists, and what fields of any name hold. */
function contained({ isSame }: Documents, was: ReturnType<typeof schemaAt>, is: ReturnType<typeof schemaAt>): readonly Next[] {
  const parts = [
    { step: '[]', was: was.items, is: is.items },
    { step: '*', was: placeOf(was.additional), is: placeOf(is.additional) },
  ];
  return parts.flatMap((part) =>
    part.was === undefined || part.is === undefined || isSame(part.was, part.is) ? [] : [{ step: part.step, was: part.was, is: part.is }],
  );
}

const placeOf = (additional: boolean | Place): Place | undefined => (typeof additional === 'boolean' ? undefined : additional);
