import type { Json } from '../json/json.ts';
import { isObject } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import { accepts } from './accepts.ts';
import type { Document } from './document.ts';
import { referenceAt } from './place.ts';
import type { Schema } from './schema.ts';
import { schemaName } from './schema-name.ts';
import type { Direction } from './standalone.ts';

/** The property that says which of several schemas an object follows, and what it says for this one. */
export interface Tag {
  readonly property: string;
  readonly value: string;
}

/** What the discriminator of a schema, its choices made, says; undefined where there is none or where its value is not valid. */
export function tagOf(document: Document, { discriminator, subject, properties }: Schema, direction: Direction): Tag | undefined {
  const property = member(discriminator, 'propertyName');
  if (typeof property !== 'string') return undefined;
  const place = properties.get(property);
  const candidates = [mappedName(member(discriminator, 'mapping'), subject.pointer), member(subject.value, 'x-ms-discriminator-value'), schemaName(subject.pointer)];
  const value = candidates.find((name) => typeof name === 'string' && (place === undefined || accepts({ document, place, direction }, name)));
  return typeof value === 'string' ? { property, value } : undefined;
}

/** The key under which a mapping names a schema, by reference or by its bare name. */
function mappedName(mapping: Json | undefined, pointer: string): string | undefined {
  if (!isObject(mapping)) return undefined;
  const leadsHere = (target: Json): boolean => referenceAt({ pointer: '', value: { $ref: target } }) === pointer || target === schemaName(pointer);
  return Object.keys(mapping).find((key) => leadsHere(mapping[key] ?? null));
}
