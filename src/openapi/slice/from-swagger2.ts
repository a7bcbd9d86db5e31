import type { Json, JsonObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Document } from '../document.ts';
import { referenceAt, valueAt } from '../place.ts';
import type { Part } from './parts.ts';

/** Members that Swagger 2.0 has and OpenAPI 3.0 has elsewhere: a document read from 2.0 holds both. */
const membersOf2: Readonly<Partial<Record<Part, ReadonlySet<string>>>> = {
  operation: new Set(['consumes', 'produces', 'schemes']),
  response: new Set(['schema']),
  securityScheme: new Set(['flow', 'authorizationUrl', 'tokenUrl', 'scopes']),
};

/** What a parameter says in 2.0 beside the schema that it has in 3.0. */
const rulesOf2 = new Set(['type', 'format', 'items', 'collectionFormat', 'default', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum', 'maxLength',
  'minLength', 'pattern', 'maxItems', 'minItems', 'uniqueItems', 'enum', 'multipleOf']);

/** Whether a member is there only for the sake of Swagger 2.0. */
export const isOf2 = ({ part, value }: { readonly part: Part; readonly value: JsonObject }, key: string): boolean =>
  part === 'parameter' || part === 'header' ? value['schema'] !== undefined && rulesOf2.has(key) : membersOf2[part]?.has(key) === true;

/** Whether a parameter is one that 3.0 has in the body. */
export function isFrom2(document: Document, parameter: Json): boolean {
  const target = referenceAt({ pointer: '', value: parameter });
  const where = member(target === undefined ? parameter : valueAt(document, target), 'in');
  return where === 'body' || where === 'formData';
}
