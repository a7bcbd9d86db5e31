import { headerOf } from '../../src/compare/headers.ts';
import { locate } from '../../src/compare/locate.ts';
import { documentedType } from '../../src/compare/media.ts';
import { bodyOf } from '../../src/compare/request/body-of.ts';
import type { Json } from '../../src/json/json.ts';
import { isArray, isObject } from '../../src/json/json.ts';
import type { Document } from '../../src/openapi/document.ts';
import type { DocumentedResponse, MediaType, Operation } from '../../src/openapi/operations.ts';
import { responseFor } from '../../src/openapi/operations.ts';
import type { Place } from '../../src/openapi/place.ts';
import type { Schema } from '../../src/openapi/schema.ts';
import { schemaAt } from '../../src/openapi/schema.ts';
import type { Interaction } from '../../src/pact/types.ts';

/** Where a document may drift under a consumer: one interaction, what it exercises, and what nobody relies on. */
export interface Site {
  readonly document: Document;
  readonly interaction: Interaction;
  readonly operation: Operation;
  readonly response: DocumentedResponse;
  readonly answer: MediaType | undefined;
  readonly request: MediaType | undefined;
  /** Operations that no interaction of the pact exercises. */
  readonly unused: readonly Operation[];
  readonly pick: <Item>(items: readonly Item[]) => Item | undefined;
}

export function siteOf(document: Document, interaction: Interaction, more: Pick<Site, 'unused' | 'pick'>): Site | undefined {
  const located = locate(document, interaction);
  if (located.kind !== 'found') return undefined;
  const { operation } = located.route.endpoint;
  const response = responseFor(operation, interaction.response.status);
  if (response === undefined) return undefined;
  const body = bodyOf(interaction.request);
  const type = interaction.response.body?.contentType ?? headerOf(interaction.response, 'Content-Type');
  return {
    document, interaction, operation, response, ...more,
    answer: type === undefined ? undefined : documentedType(response.content, type),
    request: body && documentedType(operation.body?.content ?? [], body.contentType),
  };
}

/** A field that a body has, and where the document declares it. */
export interface Field {
  readonly name: string;
  readonly value: Json;
  readonly owner: Schema;
  readonly property: Place;
  /** The schema that lists it: two steps above the property. */
  readonly holder: string;
}

/** The fields of a body that a schema declares without a choice: there the document says one thing only. */
export function fieldsOf(document: Document, place: Place | undefined, value: Json | undefined): readonly Field[] {
  if (place === undefined) return [];
  const owner = schemaAt(document, place);
  if (owner.choices.length > 0) return [];
  if (isArray(value)) return fieldsOf(document, owner.items, value[0]);
  if (!isObject(value)) return [];
  return [...owner.properties].flatMap(([name, property]) => {
    const own = value[name];
    if (own === undefined || !Object.hasOwn(value, name)) return [];
    const holder = property.pointer.split('/').slice(0, -2).join('/');
    return [{ name, value: own, owner, property, holder }, ...fieldsOf(document, property, own)];
  });
}

export const answerFields = ({ document, answer, interaction }: Site): readonly Field[] =>
  fieldsOf(document, answer?.schema, interaction.response.body?.content);

export const requestFields = ({ document, request, interaction }: Site): readonly Field[] =>
  fieldsOf(document, request?.schema, bodyOf(interaction.request)?.content);

/** The schemas of objects that a body goes through, each once. */
export const ownersOf = (fields: readonly Field[]): readonly Schema[] => [...new Map(fields.map(({ owner }) => [owner.place.pointer, owner])).values()];
