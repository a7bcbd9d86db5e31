import type { Document } from './document.ts';
import type { Place } from './place.ts';
import type { Schema } from './schema.ts';
import { schemaAt, solidTypes } from './schema.ts';

/** How well a member of a `oneOf` or `anyOf` fits what is wanted; the first of the best is taken. */
export type Preference = (member: Schema) => number;

/** A schema may choose within a choice; more levels than this are no vendor's, they are a trap. */
const levelLimit = 8;

/** The schema with one member of each of its choices merged in, so that readers see one object. `null` is never chosen where another is there. */
export function choose(document: Document, schema: Schema, preference: Preference): Schema {
  let result = schema;
  for (let level = 0; level < levelLimit && result.choices.length > 0; level += 1) {
    const members = result.choices.flatMap((choice) => bestOf(document, choice, preference) ?? []);
    result = members.reduce(combine, { ...result, choices: [] });
  }
  return { ...result, choices: [] };
}

function bestOf(document: Document, choice: readonly Place[], preference: Preference): Schema | undefined {
  const members = choice.map((place) => schemaAt(document, place));
  const solid = members.filter((member) => member.types === undefined || solidTypes(member).length > 0);
  return solid.map((member) => ({ member, liked: preference(member) })).toSorted((a, b) => b.liked - a.liked)[0]?.member ?? members[0];
}

/** Both schemas at once. Where they disagree the chosen member knows better. */
function combine(base: Schema, member: Schema): Schema {
  return {
    place: base.properties.size > 0 || base.types !== undefined ? base.place : member.place,
    types: bothTypes(base, member),
    nullable: base.nullable,
    format: member.format ?? base.format,
    pattern: member.pattern ?? base.pattern,
    values: member.values ?? base.values,
    bounds: { ...base.bounds, ...member.bounds },
    properties: new Map([...base.properties, ...member.properties]),
    required: new Set([...base.required, ...member.required]),
    additional: base.additional === true ? member.additional : base.additional,
    items: member.items ?? base.items,
    choices: [...base.choices, ...member.choices],
    examples: [...base.examples, ...member.examples],
    readOnly: base.readOnly || member.readOnly,
    writeOnly: base.writeOnly || member.writeOnly,
  };
}

function bothTypes(base: Schema, member: Schema): Schema['types'] {
  if (base.types === undefined || member.types === undefined) return member.types ?? base.types;
  const common = new Set([...member.types].filter((type) => base.types?.has(type)));
  return common.size === 0 ? member.types : common;
}
