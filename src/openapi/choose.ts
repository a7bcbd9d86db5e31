import { isObject } from '../json/json.ts';
import { withDependents } from './conditions.ts';
import type { Document } from './document.ts';
import { bothAt } from './elements.ts';
import type { Place } from './place.ts';
import type { Schema } from './schema.ts';
import { schemaAt, solidTypes } from './schema.ts';

/** How well a member of a `oneOf` or `anyOf` fits what is wanted; the first of the best is taken. */
export type Preference = (member: Schema) => number;

export interface Choice {
  readonly preference: Preference;
  /** Which of the ranked members is taken; the first when left out. */
  readonly turn?: number;
}

/** A schema may choose within a choice; more levels than this are no vendor's, they are a trap. */
const levelLimit = 8;

/** The schema with one member of each of its choices merged in, so that readers see one object. `null` is never chosen where another is there. */
export function choose(document: Document, schema: Schema, wish: Choice): Schema {
  let result = schema;
  for (let level = 0; level < levelLimit && result.choices.length + result.conditions.length > 0; level += 1) {
    const preference = unlessForbidding(result, wish.preference);
    const members = [...result.choices, ...result.conditions].flatMap((choice) => pickFrom(document, choice, { ...wish, preference }) ?? []);
    result = members.reduce(combine, { ...result, choices: [], conditions: [] });
  }
  return { ...result, choices: [], conditions: [] };
}

/** A member that forbids what the object has to have comes last. */
function unlessForbidding(base: Schema, preference: Preference): Preference {
  const needed = [...withDependents(base, base.required)];
  return (member) => preference(member) - (needed.some((name) => member.properties.get(name)?.value === false) ? forbidding : 0);
}

/** More than any liking. */
const forbidding = 1000;

function pickFrom(document: Document, choice: readonly Place[], { preference, turn = 0 }: Choice): Schema | undefined {
  const members = choice.map((place) => schemaAt(document, place));
  const solid = members.filter((member) => member.types === undefined || solidTypes(member).length > 0);
  const ranked = solid.map((member) => ({ member, liked: preference(member) })).toSorted((a, b) => b.liked - a.liked);
  return ranked[turn % Math.max(1, ranked.length)]?.member ?? members[0];
}

/** Both schemas at once. Where they disagree the chosen member knows better. */
function combine(base: Schema, member: Schema): Schema {
  return {
    place: base.properties.size > 0 || base.types !== undefined ? base.place : member.place,
    parts: [...base.parts, ...member.parts],
    types: bothTypes(base, member),
    nullable: base.nullable,
    format: member.format ?? base.format,
    pattern: member.pattern ?? base.pattern,
    values: member.values ?? base.values,
    bounds: { ...base.bounds, ...member.bounds },
    properties: bothProperties(base, member),
    required: new Set([...base.required, ...member.required]),
    additional: base.additional === true ? member.additional : base.additional,
    items: member.items ?? base.items,
    choices: [...base.choices, ...member.choices],
    conditions: [...base.conditions, ...member.conditions],
    examples: [...base.examples, ...member.examples],
    readOnly: base.readOnly || member.readOnly,
    writeOnly: base.writeOnly || member.writeOnly,
    discriminator: base.discriminator ?? member.discriminator,
    subject: member.subject,
    seed: base.seed,
  };
}

function bothProperties(base: Schema, member: Schema): Schema['properties'] {
  const refined = [...member.properties].map(([name, place]): [string, Place] => {
    const known = base.properties.get(name);
    return [name, known === undefined || !isRefinement(place) ? place : bothAt(base.place, known, place)];
  });
  return new Map([...base.properties, ...refined]);
}

/** What describes a value by itself, and not only what is known of it elsewhere. */
const descriptive = ['type', '$ref', 'const', 'enum', 'properties', 'items', 'allOf', 'anyOf', 'oneOf'];

/** Whether a schema only says more of a value that is described elsewhere. */
export const isRefinement = ({ value }: Place): boolean => isObject(value) && descriptive.every((keyword) => value[keyword] === undefined);

function bothTypes(base: Schema, member: Schema): Schema['types'] {
  if (base.types === undefined || member.types === undefined) return member.types ?? base.types;
  const common = new Set([...member.types].filter((type) => base.types?.has(type)));
  return common.size === 0 ? member.types : common;
}
