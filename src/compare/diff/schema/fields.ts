import { member } from '../../../json/pointer.ts';
import type { Place } from '../../../openapi/place.ts';
import type { Schema } from '../../../openapi/schema.ts';
import { schemaAt } from '../../../openapi/schema.ts';
import type { Direction } from '../../../openapi/standalone.ts';
import type { Documents } from '../difference.ts';
import { nearestParent } from '../still-there.ts';
import type { Found, Local, Next } from './local.ts';

interface Sides {
  readonly documents: Documents;
  readonly direction: Direction;
  readonly was: Schema;
  readonly is: Schema;
}

/** What differs in the fields of two objects, and which fields are to be compared further. */
export function diffFields(sides: Sides): Local {
  const names = new Set([...sides.was.properties.keys(), ...sides.is.properties.keys()]);
  const locals = [...names].map((name) => diffField(sides, name));
  return { found: [...locals.flatMap(({ found }) => found), ...diffClosed(sides)], next: locals.flatMap(({ next }) => next) };
}

function diffField(sides: Sides, name: string): Local {
  const { documents, was, is } = sides;
  const [before, after] = [seen(sides, 'old', was.properties.get(name)), seen(sides, 'now', is.properties.get(name))];
  if (after === undefined) return { found: before === undefined ? [] : [goneField(sides, name, before)], next: [] };
  if (before === undefined) return { found: [newField(sides, name, after)], next: [] };
  const next: readonly Next[] = documents.isSame(before, after) ? [] : [{ step: name, was: before, is: after }];
  return { found: [...diffPromise(sides, name, after), ...diffDeprecation(name, before, after)], next };
}

/** What is for the other direction only is no field of this one. */
function seen({ documents, direction }: Sides, side: 'old' | 'now', place: Place | undefined): Place | undefined {
  if (place === undefined) return undefined;
  const { readOnly, writeOnly } = schemaAt(documents[side], place);
  return (direction === 'request' ? readOnly : writeOnly) ? undefined : place;
}

function goneField({ documents, is, direction }: Sides, name: string, gone: Place): Found {
  const hidden = is.properties.get(name);
  if (hidden === undefined) return { aspect: 'field-removed', step: name, pointer: nearestParent(documents.now, gone.pointer, is.place), words: 'is gone' };
  const [aspect, words] = direction === 'request' ? (['field-read-only', 'is now for answers only'] as const) : (['field-write-only', 'is now for requests only'] as const);
  return { aspect, step: name, pointer: hidden.pointer, words };
}

function newField({ is, direction }: Sides, name: string, { pointer }: Place): Found {
  if (direction === 'request' && is.required.has(name)) return { aspect: 'required-field-added', step: name, pointer, words: 'is new and required' };
  return { aspect: 'field-added', step: name, pointer, words: 'is new' };
}

function diffPromise({ was, is, direction }: Sides, name: string, { pointer }: Place): readonly Found[] {
  const [before, after] = [was.required.has(name), is.required.has(name)];
  if (before === after) return [];
  const always = direction === 'request' ? 'is now required' : 'now always comes';
  return [after ? { aspect: 'field-required', step: name, pointer, words: always } : { aspect: 'field-optional', step: name, pointer, words: 'is now optional' }];
}

function diffDeprecation(name: string, before: Place, after: Place): readonly Found[] {
  const isDeprecated = (place: Place): boolean => member(place.value, 'deprecated') === true;
  return isDeprecated(after) && !isDeprecated(before) ? [{ aspect: 'field-deprecated', step: name, pointer: after.pointer, words: 'is now deprecated' }] : [];
}

function diffClosed({ was, is }: Sides): readonly Found[] {
  const [before, after] = [was.additional === false, is.additional === false];
  if (before === after) return [];
  const { pointer } = is.place;
  return [after ? { aspect: 'closed', pointer, words: 'takes no other fields any more' } : { aspect: 'opened', pointer, words: 'may now have other fields' }];
}
