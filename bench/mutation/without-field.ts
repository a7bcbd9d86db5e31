import type { Path } from '../../src/generate/demand/path.ts';
import { below } from '../../src/generate/demand/documented.ts';
import type { Described } from '../../src/generate/demand/documented.ts';
import type { Json } from '../../src/json/json.ts';
import { isArray, isObject } from '../../src/json/json.ts';
import { member } from '../../src/json/pointer.ts';
import type { Document } from '../../src/openapi/document.ts';
import type { Place } from '../../src/openapi/place.ts';
import { readingsOf } from '../../src/openapi/readings/readings.ts';
import type { Change } from '../drift/edit.ts';
import { edited } from '../drift/edit.ts';

/** The document after the vendor has dropped one field of a body: from every schema that describes what is around it, alternatives included. */
export function withoutField(document: Document, schema: Place, path: Path): Document {
  const [around, field] = [path.slice(0, -1), path.at(-1)];
  if (field?.kind !== 'field') throw new Error('only fields are taken away');
  const here = around.reduce<Described>((places, step) => below(document, places, step), [[schema]]);
  const parts = here.flatMap((places) => readingsOf(document, places)).flat().flatMap((one) => one.parts);
  const pointers = new Set(parts.filter(({ value }) => speaksOf(value, field.name)).map(({ pointer }) => pointer));
  return [...pointers].reduce((changed, pointer) => edited(changed, pointer, dropping(field.name)), document);
}

const speaksOf = (schema: Json, name: string): boolean => {
  const required = member(schema, 'required');
  return member(member(schema, 'properties'), name) !== undefined || (isArray(required) && required.includes(name));
};

/** An object of which nothing is declared may hold anything, so a field that was alone gets a successor of another name. */
const dropping = (name: string): Change => (schema) => {
  if (!isObject(schema)) return schema;
  const { properties, required, ...rest } = schema;
  const left = Object.entries(isObject(properties) ? properties : {}).filter(([own]) => own !== name);
  const names = isArray(required) ? required.filter((own) => own !== name) : [];
  const isAlone = isObject(properties) && left.length === 0;
  return {
    ...rest,
    ...(properties === undefined ? {} : { properties: isAlone ? { [`${name}_since`]: {} } : Object.fromEntries(left) }),
    ...(names.length === 0 ? {} : { required: names }),
  };
};
