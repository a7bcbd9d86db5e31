import type { Document } from '../../../openapi/document.ts';
import type { Place } from '../../../openapi/place.ts';
import { follow, referenceAt } from '../../../openapi/place.ts';
import type { Schema } from '../../../openapi/schema.ts';
import { schemaAt, solidTypes } from '../../../openapi/schema.ts';
import type { Documents } from '../difference.ts';
import { holderIn } from '../still-there.ts';
import type { Found, Local, Next } from './local.ts';
import { inWords, shareType, typesOf } from './types.ts';

/** The forms that a value can have: the members of a union that is nothing but a union, else the schema itself. */
export function formsOf(document: Document, place: Place, depth = 0): readonly Place[] {
  const { choices, properties, values } = schemaAt(document, place);
  const [choice, ...others] = choices;
  if (choice === undefined || others.length > 0 || properties.size > 0 || values !== undefined || depth > 4) return [place];
  const solid = choice.filter((form) => isSolid(schemaAt(document, form)));
  const [only, ...rest] = solid;
  // `anyOf: [X, null]` is X, and nullable.
  return only !== undefined && rest.length === 0 ? formsOf(document, only, depth + 1) : solid;
}

const isSolid = (schema: Schema): boolean => schema.types === undefined || solidTypes(schema).length > 0;

export interface Forms {
  readonly documents: Documents;
  readonly was: readonly Place[];
  readonly is: readonly Place[];
  /** What has the forms in the new document. */
  readonly place: Place;
}

/** Which forms came and went; those that are in both are compared further. */
export function diffForms({ documents, was, is, place }: Forms): Local {
  const left = new Set(is);
  const pairs = was.map((before) => {
    const after = partnerOf(documents, before, left);
    if (after !== undefined) left.delete(after);
    return { before, after };
  });
  const gone = pairs.filter(({ after }) => after === undefined).map(({ before }) => before);
  const next = pairs.flatMap(({ before, after }): readonly Next[] =>
    after === undefined || documents.isSame(before, after) ? [] : [{ was: before, is: after }],
  );
  return { found: [...gone.map((form) => removed(documents, form, place)), ...[...left].map((form) => added(documents, form))], next };
}

const removed = ({ old, now }: Documents, form: Place, place: Place): Found => ({
  aspect: 'choice-removed',
  pointer: holderIn(now, place, form.pointer.split('/').at(-2) ?? ''),
  words: `no longer has the form ${nameOf(old, form)}`,
});

const added = ({ now }: Documents, form: Place): Found => ({
  aspect: 'choice-added',
  pointer: form.pointer,
  words: `may now have the form ${nameOf(now, form)}`,
});

/** A component's name; of what has none, the fields or the type. */
function nameOf(document: Document, form: Place): string {
  const target = referenceAt(form);
  if (target !== undefined) return target.split('/').at(-1) ?? target;
  const schema = schemaAt(document, form);
  const names = [...schema.properties.keys()];
  return names.length > 0 ? `{ ${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''} }` : inWords(typesOf(document, schema));
}

function partnerOf(documents: Documents, before: Place, left: ReadonlySet<Place>): Place | undefined {
  const candidates = [...left];
  const target = follow(documents.old, before)?.pointer;
  const isNamesake = (after: Place): boolean => target !== before.pointer && follow(documents.now, after)?.pointer === target;
  return (
    candidates.find(isNamesake) ??
    candidates.find((after) => documents.isSame(before, after)) ??
    candidates
      .map((after) => ({ after, likeness: likeness(documents, before, after) }))
      .filter(({ likeness: degree }) => degree >= 0.5)
      .toSorted((a, b) => b.likeness - a.likeness)[0]?.after
  );
}

/** From 0 to 1: how many of their fields two objects share; for others, whether they have a type in common. */
function likeness({ old, now }: Documents, before: Place, after: Place): number {
  const [was, is] = [schemaAt(old, before), schemaAt(now, after)];
  const [mine, theirs] = [new Set(was.properties.keys()), new Set(is.properties.keys())];
  const together = new Set([...mine, ...theirs]).size;
  if (together > 0) return (mine.size + theirs.size - together) / together;
  return shareType(typesOf(old, was), typesOf(now, is)) ? 0.5 : 0;
}
