import { suggest } from '../../failure/nearest.ts';
import type { JsonObject } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { joinPointer, member } from '../../json/pointer.ts';
import type { Place } from '../../openapi/place.ts';
import { child, step } from '../../openapi/place.ts';
import type { Schema } from '../../openapi/schema.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { fieldName } from '../field-name.ts';
import type { Reading } from './readings.ts';
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
    const declared = fields.reading.map((schema) => schema.properties.get(name)).findLast((place) => place !== undefined);
    if (declared !== undefined) return [...promises(walk, fields, { value, place: declared, path }), ...fields.project(walk, { value, place: declared, path })];
    const described = fields.reading.map((schema) => undeclaredPlace(walk, schema, name)).find((place) => place !== undefined);
    return described === undefined ? unknownField(walk, fields, path) : fields.project(walk, { value, place: described, path });
  });
}

/** Whether the vendor promises to send the field, and to send something in it. */
function promises({ document, answer, rules }: Walk, { reading }: Fields, { value, place, path }: Part): readonly Gap[] {
  const name = String(path.at(-1));
  const schema = schemaAt(document, place);
  const field = `\`${fieldName(joinPointer('', ...path))}\` in ${answer}`;
  if (schema.writeOnly) return [{ code: 'response.body.write-only', path, document: place.pointer, message: `${field} is writeOnly in the document: it is sent, never answered`, fix: 'rely on another field' }];
  const isRequired = reading.some(({ required }) => required.has(name));
  const mayBeNull = schema.nullable && value !== null && !(rules(path) ?? []).some(({ match }) => match === 'null');
  return [
    ...(isRequired ? [] : [{ code: 'response.body.optional', path, document: place.pointer, message: `${field} is optional in the document` } as const]),
    ...(mayBeNull ? [{ code: 'response.body.nullable', path, document: place.pointer, message: `${field} may be null in the document` } as const] : []),
  ];
}

/** The schema of a property that is not named: by pattern, or that of all additional ones. */
function undeclaredPlace({ document }: Walk, { place, additional }: Schema, name: string): Place | undefined {
  const patterns = step(document, place, 'patternProperties');
  const pattern = Object.keys(patterns !== undefined && isObject(patterns.value) ? patterns.value : {}).find((key) => matches(key, name));
  if (patterns !== undefined && pattern !== undefined) return child(patterns, pattern);
  return typeof additional === 'object' ? additional : undefined;
}

function unknownField({ answer }: Walk, { reading }: Fields, path: Path): readonly Gap[] {
  const names = reading.flatMap(({ properties }) => [...properties.keys()]);
  const isClosed = reading.some(({ additional }) => additional === false);
  const field = fieldName(joinPointer('', ...path));
  const document = reading.find(({ properties }) => properties.size > 0)?.place.pointer ?? reading[0]?.place.pointer ?? '';
  // An object without any properties is one that the document leaves to the data: labels, settings.
  if (names.length === 0 && !isClosed) return [];
  if (!isClosed && reading.some(saysOpen)) return [{ code: 'response.body.undocumented', path, document, message: `the document allows \`${field}\` in ${answer} and does not describe it` }];
  return [{ code: 'response.body.field-unknown', path, document, message: `the document has no field \`${field}\` in ${answer}`, fix: suggest(String(path.at(-1)), names) }];
}

/** Silence about further properties is no promise; an explicit `true` is at least a permission. */
const saysOpen = ({ place }: Schema): boolean => ['additionalProperties', 'unevaluatedProperties'].some((key) => member(place.value, key) === true);

function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(name);
  } catch {
    return false;
  }
}
