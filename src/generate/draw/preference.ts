import type { Preference } from '../../openapi/choose.ts';
import type { Document } from '../../openapi/document.ts';
import type { Schema } from '../../openapi/schema.ts';
import { schemaAt } from '../../openapi/schema.ts';
import type { Demand } from '../demand/demand.ts';
import { declaredNames } from '../demand/documented.ts';
import { hasAll } from '../demand/together.ts';

/** Prefers the member of a choice that has what is demanded, then the one that contradicts none of it. */
export const preferenceFor = (document: Document, demand: Demand | undefined): Preference => (member) => {
  // Of a scalar the rules can also tell what else may stand there, of an object they cannot.
  if (demand === undefined || demand.kind === 'any') return isContainer(member) ? 0 : 1;
  if (demand.kind !== 'fields') return member.types?.has('array') || member.items !== undefined ? 1 : -1;
  return [...demand.fields].reduce((score, [name, field]) => score + fieldScore(document, member, { name, field }), 0);
};

const isContainer = ({ types, properties, items }: Schema): boolean =>
  properties.size > 0 || items !== undefined || types?.has('object') === true || types?.has('array') === true;

function fieldScore(document: Document, member: Schema, { name, field }: { readonly name: string; readonly field: Demand }): number {
  const place = member.properties.get(name);
  if (place === undefined) return hasWithin(document, member, name) ? 1 : 0;
  if (field.kind !== 'any' && field.kind !== 'exact') return hasAll(document, [[place]], field) ? 1 : 0.5;
  const values = schemaAt(document, place).values;
  return field.kind === 'exact' && values !== undefined && !values.includes(field.value) ? 0.25 : 1;
}

/** A choice's member may itself be a choice. */
const hasWithin = (document: Document, member: Schema, name: string): boolean =>
  member.choices.some((choice) => choice.some((place) => declaredNames(document, [[place]]).includes(name)));
