import { suggest } from '../../failure/nearest.ts';
import type { JsonObject } from '../../json/json.ts';
import { joinPointer, member } from '../../json/pointer.ts';
import { propertyPlaces } from '../../openapi/readings/properties.ts';
import type { Reading } from '../../openapi/readings/readings.ts';
import type { Schema } from '../../openapi/schema.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { fieldName } from '../field-name.ts';
import type { Path } from './rules.ts';
import type { Gap, Part, Walk } from './walk.ts';

interface Fields {
  readonly value: JsonObject;
  readonly path: Path;
  readonly reading: Reading;
  /** The way further down. */
  readonly project: (walk: Walk, part: Part) => readonly Gap[];
}

/** Every field that the pact relies on, against the properties of the schema. */
export function projectFields(walk: Walk, fields: Fields): readonly Gap[] {
  return Object.entries(fields.value).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const path = [...fields.path, name];
    const places = propertyPlaces(walk.document, fields.reading, name);
    if (places.length === 0) return unknownField(walk, fields, path);
    const part = { value, places, path };
    const isNamed = fields.reading.some(({ properties }) => properties.has(name));
    return [...(isNamed ? promises(walk, fields, part) : []), ...fields.project(walk, part)];
  });
}

/** Whether the vendor promises to send the field, and to send something in it. */
function promises({ document, answer, rules }: Walk, { reading }: Fields, { value, places, path }: Part): readonly Gap[] {
  const schemas = places.map((place) => schemaAt(document, place));
  const pointer = places.at(-1)?.pointer ?? '';
  const field = (): string => `\`${fieldName(joinPointer('', ...path))}\` in ${answer}`;
  if (schemas.some(({ writeOnly }) => writeOnly)) {
    return [
      {
        code: 'response.body.write-only',
        path,
        document: pointer,
        message: `${field()} is writeOnly in the document: it is meant for requests`,
        fix: 'rely on another field',
      },
    ];
  }
  const isRequired = reading.some(({ required }) => required.has(String(path.at(-1))));
  const mayBeNull =
    value !== null && schemas.every(({ nullable }) => nullable) && !(rules(path)?.matchers ?? []).some(({ match }) => match === 'null');
  return [
    ...(isRequired
      ? []
      : [{ code: 'response.body.optional', path, document: pointer, message: `${field()} is optional in the document` } as const]),
    ...(mayBeNull
      ? [{ code: 'response.body.nullable', path, document: pointer, message: `${field()} may be null in the document` } as const]
      : []),
  ];
}

function unknownField({ answer }: Walk, { reading }: Fields, path: Path): readonly Gap[] {
  const name = String(path.at(-1));
  const names = reading.flatMap(({ properties }) => [...properties.keys()]);
  const isClosed = reading.some(({ additional }) => additional === false);
  // An object without any properties is one that the document leaves to the data; a required one may lack a description.
  if (!isClosed && (names.length === 0 || reading.some(({ required }) => required.has(name)))) return [];
  const field = fieldName(joinPointer('', ...path));
  const document = reading.find(({ properties }) => properties.size > 0)?.place.pointer ?? reading[0]?.place.pointer ?? '';
  if (!isClosed && reading.some(saysOpen))
    return [
      {
        code: 'response.body.undocumented',
        path,
        document,
        message: `the document allows \`${field}\` in ${answer} and does not describe it`,
      },
    ];
  return [
    {
      code: 'response.body.field-unknown',
      path,
      document,
      message: `the document has no field \`${field}\` in ${answer}`,
      fix: suggest(name, names),
    },
  ];
}

/** Silence about further properties is no promise; an explicit `true` is at least a permission. */
const saysOpen = ({ place }: Schema): boolean =>
  ['additionalProperties', 'unevaluatedProperties'].some((key) => member(place.value, key) === true);
