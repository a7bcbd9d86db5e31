import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { joinPointer } from '../../json/pointer.ts';
import type { Document } from '../document.ts';
import type { Place } from '../place.ts';

/** Keys whose value is a map from names of the vendor's choice: below them a key is no keyword. */
const maps = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions', 'schemas', 'parameters', 'responses', 'headers',
  'requestBodies', 'securitySchemes', 'links', 'callbacks', 'pathItems', 'paths', 'webhooks', 'content', 'encoding', 'variables']);

/** Keys whose value is data, whatever it looks like. */
const data = new Set(['example', 'examples', 'default', 'enum', 'const', 'value', 'mapping', 'security', 'scopes']);

const single = new Set(['schema', 'items', 'additionalProperties', 'unevaluatedProperties', 'not', 'contains', 'propertyNames', 'if', 'then', 'else']);
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const schemaMaps = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions', 'schemas']);

/** An object of the document; data such as examples and extensions are passed over. */
export interface Part extends Place {
  readonly isSchema: boolean;
}

interface Waiting extends Place {
  /** What the members of the value are. */
  readonly as: 'object' | 'map' | 'schema' | 'schemas';
}

/** Every object of a document, in document order, without recursion: a document may be deeper than the stack. */
export function* partsOf({ root, files }: Document): Generator<Part> {
  const others = [...files].toReversed().map(([name, value]): Waiting => ({ pointer: `${name}#`, value, as: 'object' }));
  const waiting: Waiting[] = [...others, { pointer: '', value: root, as: 'object' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { pointer, value, as } = next;
    if (isObject(value) && (as === 'object' || as === 'schema')) yield { pointer, value, isSchema: as === 'schema' };
    for (const inside of membersOf(next).toReversed()) waiting.push(inside);
  }
}

function membersOf({ pointer, value, as }: Waiting): readonly Waiting[] {
  if (isArray(value)) return value.map((item, index) => ({ pointer: joinPointer(pointer, index), value: item, as: as === 'schemas' ? 'schema' : 'object' }));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, own]): readonly Waiting[] => {
    const kind = own === undefined ? undefined : kindOf(key, own, as);
    return own === undefined || kind === undefined ? [] : [{ pointer: joinPointer(pointer, key), value: own, as: kind }];
  });
}

function kindOf(key: string, value: Json, inside: Waiting['as']): Waiting['as'] | undefined {
  if (inside === 'map') return 'object';
  if (inside === 'schemas') return 'schema';
  if (data.has(key) || key.startsWith('x-')) return undefined;
  if (single.has(key)) return 'schema';
  if (lists.has(key)) return 'schemas';
  if (isArray(value)) return 'object';
  return schemaMaps.has(key) ? 'schemas' : maps.has(key) ? 'map' : 'object';
}
