import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { accepts } from '../../openapi/accepts.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { sample, sampleScalar } from '../../openapi/sample.ts';
import { scalar } from '../../openapi/scalar.ts';
import type { Schema, TypeName } from '../../openapi/schema.ts';
import { isNullable, schemaAt } from '../../openapi/schema.ts';
import { acceptedTypes } from '../../openapi/wire/accepted.ts';
import { agreed } from './alternatives.ts';
import { refuseInvalid } from './exact.ts';
import { anythingRule, scalarRule } from './rules.ts';
import { drawVendorAddress } from './vendor-address.ts';
import type { Drawn, Spot, Visit, Walk } from './walk.ts';

export function drawScalar({ walk, spot, schema, readings }: Visit): Drawn {
  const wanted = walk.wanted?.(spot.names);
  const address = wanted === undefined ? undefined : drawVendorAddress(walk.document, spot, wanted);
  if (wanted !== undefined) refuseInvalid(walk, spot, address?.example ?? wanted);
  if (address !== undefined) return address;
  const example = wanted ?? likely(walk, spot) ?? sampled(walk, spot, schema);
  const types = typesAt(walk, spot);
  const nullable: readonly TypeName[] = isNullable(schema) ? ['null'] : [];
  return { example, rules: [[spot.path, types === undefined ? anythingRule : scalarRule(promised(walk, agreed(schema, readings)), example, new Set([...nullable, ...types]))]] };
}

/**
 * A client that relies on a field of an answer names the values that it relies on, and vendors add to their lists without a new version.
 * Where nobody says what is relied on, the document's list is its promise.
 */
const promised = ({ way, direction }: Walk, schema: Schema): Schema =>
  way === undefined && direction === 'response' ? { ...schema, values: undefined } : schema;

/** The types that a value may have, in whichever of the schemas that it may follow; undefined: any. */
export function typesAt({ document }: Walk, { place, also }: Spot): ReadonlySet<TypeName> | undefined {
  const all = [place, ...also].flatMap((each) => choicesOf(document, each)).map((each) => acceptedTypes(document, each));
  const known = all.filter((types) => types !== undefined);
  return known.length < all.length ? undefined : new Set(known.flatMap((types) => [...types]));
}

/** A schema, or its alternatives where only they name a type: what stands beside them, such as `items`, makes nothing a list. */
function choicesOf(document: Document, place: Place): readonly Place[] {
  const { types, values, choices } = schemaAt(document, place);
  const [only, ...others] = choices;
  return types !== undefined || values !== undefined || only === undefined || others.length > 0 ? [place] : only;
}

/** Text where text is possible: of other types than its example's, rules can tell all but strings. */
function sampled({ document, direction, way }: Walk, { place, names }: Spot, schema: Schema): Json {
  const name = names.at(-1) ?? '';
  const isUsual = way === undefined || way.turn === 0;
  const value = isUsual ? sample(document, place, { direction, include: 'required', name }) : sampleScalar(schema, name);
  return typeof value !== 'string' && schema.values === undefined && schema.types?.has('string') ? scalar(schema, 'string', name) : value;
}

/** A value that is likely here, such as one that the request carried under this name; only where it is valid. */
function likely(walk: Walk, spot: Spot): Json | undefined {
  const value = walk.likely(spot.names);
  if (value === undefined || isObject(value) || isArray(value)) return undefined;
  return accepts({ document: walk.document, place: spot.place, direction: walk.direction }, value) ? value : undefined;
}
