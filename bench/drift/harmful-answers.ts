import type { Json, JsonObject } from '../../src/json/json.ts';
import { isArray, isObject } from '../../src/json/json.ts';
import { joinPointer } from '../../src/json/pointer.ts';
import type { Document } from '../../src/openapi/document.ts';
import { findOperation, responseFor } from '../../src/openapi/operations.ts';
import { isNullable, schemaAt } from '../../src/openapi/schema.ts';
import { edited, gone, valueAt, withoutItem } from './edit.ts';
import type { Mutations } from './mutation.ts';
import type { Field } from './site.ts';
import { answerFields } from './site.ts';

/** Changes of answers that take away what the interaction relies on. */
export const harmfulAnswers: Mutations = {
  'answer: field removed': (site) => {
    const field = site.pick(answerFields(site).filter(({ owner }) => owner.properties.size > 1));
    return field && took(withoutField(site.document, field), field, ({ properties }) => !properties.has(field.name));
  },
  'answer: field has another type': (site) => {
    const field = site.pick(answerFields(site).filter(({ value }) => value !== null));
    return field && edited(site.document, field.property.pointer, () => ({ type: otherType(field.value) }));
  },
  'answer: field has one type more': (site) => {
    const solid = answerFields(site).filter(({ property, value }) => value !== null && schemaAt(site.document, property).types?.size === 1);
    const field = site.pick(solid);
    return field && edited(site.document, field.property.pointer, (schema): Json => ({ oneOf: [schema ?? {}, { type: otherType(field.value) }] }));
  },
  'answer: one form more': (site) => {
    const other = { type: 'object', required: ['drift'], properties: { drift: { type: 'string' } } };
    const owner = site.answer?.schema;
    if (owner === undefined || !answerFields(site).some((field) => field.owner.place.pointer === schemaAt(site.document, owner).place.pointer)) return undefined;
    return edited(site.document, owner.pointer, (schema): Json => ({ oneOf: [schema ?? {}, other] }));
  },
  'answer: field optional': (site) => {
    const field = site.pick(answerFields(site).filter(({ owner, name }) => owner.required.has(name)));
    if (field === undefined) return undefined;
    const next = edited(site.document, joinPointer(field.holder, 'required'), withoutItem(field.name));
    return took(next, field, ({ required }) => !required.has(field.name));
  },
  'answer: field nullable': (site) => {
    const field = site.pick(answerFields(site).filter(({ property, value }) => value !== null && !isNullable(schemaAt(site.document, property))));
    return field && edited(site.document, field.property.pointer, (schema) => orNull(site.document, schema));
  },
  'answer: status removed': (site) => {
    const next = edited(site.document, site.response.place.pointer, gone);
    const pointer = joinPointer(site.operation.place.pointer, 'responses', site.response.status);
    const removed = edited(next, pointer, gone);
    return responseFor(findOperation(removed, site.operation.id), site.interaction.response.status) === undefined ? removed : undefined;
  },
  'answer: content type replaced': ({ document, response, answer, interaction }) => {
    if (answer === undefined || interaction.response.body === undefined || response.content.some(({ type }) => type.includes('*'))) return undefined;
    return edited(document, joinPointer(response.place.pointer, 'content'), () => ({ 'application/vnd.drift+json': answer.place.value }));
  },
};

function took(next: Document, { owner }: Field, test: (schema: ReturnType<typeof schemaAt>) => boolean): Document | undefined {
  const value = valueAt(next, owner.place.pointer);
  return value !== undefined && test(schemaAt(next, { pointer: owner.place.pointer, value })) ? next : undefined;
}

function withoutField(document: Document, { holder, name, property }: Field): Document {
  const next = edited(document, property.pointer, gone);
  const required = valueAt(next, joinPointer(holder, 'required'));
  return isArray(required) && required.includes(name) ? edited(next, joinPointer(holder, 'required'), withoutItem(name)) : next;
}

/** A type that the value certainly has not. */
export function otherType(value: Json): string {
  if (typeof value === 'string') return 'integer';
  return typeof value === 'number' || typeof value === 'boolean' ? 'object' : 'string';
}

function orNull({ openapi }: Document, schema: Json | undefined): JsonObject {
  const own = isObject(schema) ? schema : {};
  if (openapi !== '3.0') return { anyOf: [own, { type: 'null' }] };
  return '$ref' in own ? { nullable: true, allOf: [own] } : { ...own, nullable: true };
}

