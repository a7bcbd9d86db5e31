import type { Json, JsonObject } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { joinPointer, member } from '../../json/pointer.ts';
import { setOrigin } from '../place.ts';

/** What a parameter or header of Swagger 2.0 says about its values, which 3.0 keeps in a schema. */
const ruleKeys = ['type', 'format', 'items', 'default', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum', 'maxLength', 'minLength', 'pattern',
  'maxItems', 'minItems', 'uniqueItems', 'enum', 'multipleOf', 'nullable', 'x-nullable', 'x-example'] as const;

const styles: Readonly<Record<string, { readonly style: string; readonly explode: boolean }>> = {
  csv: { style: 'form', explode: false },
  multi: { style: 'form', explode: true },
  ssv: { style: 'spaceDelimited', explode: false },
  pipes: { style: 'pipeDelimited', explode: false },
  tsv: { style: 'tabDelimited', explode: false },
};

/** How an array of Swagger 2.0 is written; 3.0 has no word for tabs, and paths and headers can repeat no name. */
export function styleOf(parameter: JsonObject): JsonObject {
  if (parameter['type'] !== 'array') return {};
  const format = parameter['collectionFormat'];
  const isNamed = parameter['in'] === 'query' || parameter['in'] === 'formData';
  const style = styles[typeof format === 'string' && Object.hasOwn(styles, format) ? format : 'csv'];
  return isNamed || (style !== undefined && style.style !== 'form') ? { ...style } : {};
}

/** A parameter or header with the schema that 3.0 has there. One of a body has it already. */
export function addSchema(value: JsonObject, pointer: string): JsonObject {
  if (value['in'] === 'body' || value['$ref'] !== undefined) return value;
  const rules = ruleKeys.flatMap((key): [string, Json][] => {
    const rule = value[key];
    return rule === undefined ? [] : [[key === 'x-example' ? 'example' : key, rule]];
  });
  return { ...value, ...styleOf(value), schema: setOrigin(schemaIn30(Object.fromEntries(rules)), pointer) };
}

/** What `consumes` or `produces` says, and where; no pointer where nothing does. */
export interface Types {
  readonly types: readonly string[];
  readonly pointer: string | undefined;
}

/** A response with the content that 3.0 has there: its schema and examples under each type that is produced. */
export function addContent(response: JsonObject, { types: produces, pointer: source }: Types, pointer: string): JsonObject {
  const { schema, examples } = response;
  if (response['$ref'] !== undefined || (schema === undefined && !isObject(examples))) return response;
  // Files have the types that are declared; where none is, they are bytes.
  const types = isFile(schema) && produces.join() === 'application/json' ? ['application/octet-stream'] : produces;
  const shown = isObject(examples) ? Object.keys(examples).filter((type) => schema === undefined || types.includes(type)) : [];
  const described = isObject(schema) ? setOrigin(schema, joinPointer(pointer, 'schema')) : schema;
  const content = (schema === undefined ? shown : types).map((type): [string, Json] => {
    const example = member(examples, type);
    return [type, setOrigin({ ...(described === undefined ? {} : { schema: described }), ...(example === undefined ? {} : { example }) }, pointer)];
  });
  return { ...response, content: setOrigin(Object.fromEntries(content), source ?? pointer) };
}

export const isFile = (schema: Json | undefined): boolean => member(schema, 'type') === 'file' || (member(schema, 'type') === 'string' && member(schema, 'format') === 'binary');

/** A schema with 3.0's words for what 2.0 says otherwise or leaves to extensions. */
export function schemaIn30(value: JsonObject): JsonObject {
  const { discriminator, type } = value;
  const isMarkedNullable = value['x-nullable'] === true && value['nullable'] === undefined;
  if (type !== 'file' && typeof discriminator !== 'string' && !isMarkedNullable) return value;
  return {
    ...value,
    ...(type === 'file' ? { type: 'string', format: 'binary' } : {}),
    ...(typeof discriminator === 'string' ? { discriminator: { propertyName: discriminator } } : {}),
    ...(isMarkedNullable ? { nullable: true } : {}),
  };
}
