import type { Json, JsonObject } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { joinPointer, member } from '../../json/pointer.ts';
import type { Place } from '../place.ts';
import { child, setOrigin } from '../place.ts';
import type { Types } from './swagger2-parts.ts';
import { isFile, styleOf } from './swagger2-parts.ts';

export interface BodySource {
  /** The operation's own before those of its path. */
  readonly parameters: readonly Place[];
  readonly consumes: Types | undefined;
  /** The operation's. */
  readonly pointer: string;
}

/** The operation with the body that its parameters describe, if they do. */
export function withBody(operation: JsonObject, { parameters, consumes, pointer }: BodySource): JsonObject {
  const body = parameters.find(({ value }) => member(value, 'in') === 'body');
  if (body !== undefined) return { ...operation, requestBody: wholeBody(body, consumes ?? { types: ['application/json'], pointer: undefined }) };
  const fields = parameters.filter(({ value }) => member(value, 'in') === 'formData');
  return fields.length === 0 ? operation : { ...operation, requestBody: formBody(fields, consumes, parametersOf(operation, pointer)) };
}

function wholeBody(parameter: Place, { types, pointer }: Types): JsonObject {
  const schema = child(parameter, 'schema');
  const described = schema !== undefined && isObject(schema.value) ? setOrigin(schema.value, schema.pointer) : {};
  const media = setOrigin({ schema: described }, parameter.pointer);
  return setOrigin({ required: member(parameter.value, 'required') === true, content: setOrigin(byType(types, media), pointer ?? parameter.pointer) }, parameter.pointer);
}

const byType = (types: readonly string[], media: JsonObject): JsonObject => Object.fromEntries(types.map((type) => [type, media]));

/** Where the fields stand: in the operation, else in its path. */
const parametersOf = (operation: JsonObject, pointer: string): string =>
  joinPointer(operation['parameters'] === undefined ? pointer.replace(/\/[^/]*$/, '') : pointer, 'parameters');

function formBody(fields: readonly Place[], consumes: Types | undefined, pointer: string): JsonObject {
  const byName = Map.groupBy(fields, ({ value }) => member(value, 'name'));
  const named = [...byName].flatMap(([name, [first]]): [string, Place][] => (typeof name === 'string' && first !== undefined ? [[name, first]] : []));
  const required = named.filter(([, { value }]) => member(value, 'required') === true).map(([name]) => name);
  const schema = setOrigin({ type: 'object', properties: setOrigin(propertiesFrom(named), pointer), ...(required.length === 0 ? {} : { required }) }, pointer);
  const media = setOrigin({ schema, ...encodingOf(named) }, pointer);
  return setOrigin({ required: required.length > 0, content: setOrigin(byType(formTypes(fields, consumes?.types ?? []), media), consumes?.pointer ?? pointer) }, pointer);
}

const propertiesFrom = (named: readonly [string, Place][]): JsonObject =>
  Object.fromEntries(named.map(([name, place]): [string, Json] => [name, member(place.value, 'schema') ?? {}]));

function encodingOf(named: readonly [string, Place][]): JsonObject {
  const arrays = named.flatMap(([name, { value }]): [string, Json][] => (isObject(value) && value['type'] === 'array' ? [[name, styleOf(value)]] : []));
  return arrays.length === 0 ? {} : { encoding: Object.fromEntries(arrays) };
}

/** Files need a form in several parts. */
function formTypes(fields: readonly Place[], consumes: readonly string[]): readonly string[] {
  const forms = consumes.filter((type) => /^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type));
  if (forms.length > 0) return forms;
  return [fields.some(({ value }) => isFile(value) || isFile(member(value, 'schema'))) ? 'multipart/form-data' : 'application/x-www-form-urlencoded'];
}
