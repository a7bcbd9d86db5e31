import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Json, JsonObject } from '../../json/json.ts';
import type { Document } from '../document.ts';
import type { Place } from '../place.ts';
import { documentFromBytes } from '../read.ts';

/** The invented vendor that tests draw on: most shapes that real documents have, in one page. */
export const petshop = (): Document => documentFromBytes(readFileSync(join(import.meta.dirname, 'petshop.yaml')), 'petshop.yaml');

/** A document with these parts, OpenAPI 3.0 unless they say otherwise. */
export const documentOf = (parts: JsonObject): Document =>
  documentFromBytes(new TextEncoder().encode(stringify({ openapi: '3.0.3', info: { title: 'Acme', version: '1' }, paths: {}, ...parts })), 'acme.yaml');

/** A document with these named schemas, and the place of the one called `It`. */
export function schemas(named: JsonObject, openapi = '3.0.3'): { readonly document: Document; readonly it: Place } {
  const document = documentOf({ openapi, components: { schemas: named } });
  return { document, it: { pointer: '/components/schemas/It', value: named['It'] ?? {} } };
}

/** A document with one schema. */
export const schemaOnly = (schema: Json, openapi?: string): ReturnType<typeof schemas> => schemas({ It: schema }, openapi);
