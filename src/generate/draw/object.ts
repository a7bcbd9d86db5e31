import type { Json } from '../../json/json.ts';
import { joinPointer } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import type { Schema } from '../../openapi/schema.ts';
import { isNullable, schemaAt } from '../../openapi/schema.ts';
import type { Demand } from '../demand/demand.ts';
import { unknownName } from '../problem.ts';
import type { BodyRule } from './rules.ts';
import { nullableRule, typeRule, valuesRule } from './rules.ts';
import { memberRules } from './unspeakable.ts';
import type { Drawn, Spot, Visit } from './walk.ts';
import { fieldSpot } from './walk.ts';

/** The name under which a map's example value stands. */
const exampleKey = 'key';

export function drawObject(visit: Visit, demand: Demand | undefined): Drawn {
  const fields = demand?.kind === 'fields' ? demand.fields : new Map<string, Demand>();
  const each = demand?.kind === 'fields' ? demand.each : undefined;
  if (visit.walk.direction === 'response' && fields.size === 0 && each === undefined) return wholeObject(visit);
  const members = namesOf(visit, fields).map((name) => ({ name, drawn: drawMember(visit, name, fields.get(name)) }));
  const values = each === undefined ? [] : [{ name: exampleKey, drawn: drawEach(visit, each) }];
  const mapRules: readonly BodyRule[] = each === undefined ? [] : [[visit.spot.path, valuesRule]];
  return {
    example: Object.fromEntries([...values, ...members].map(({ name, drawn }): [string, Json] => [name, drawn.example])),
    rules: [...mapRules, ...values.flatMap(({ drawn }) => drawn.rules), ...memberRules(visit.spot.path, members)],
  };
}

/** An object that is relied on, none of its fields. */
function wholeObject({ schema, spot }: Visit): Drawn {
  const nullable = isNullable(schema) && spot.path !== '$';
  return { example: nullable ? null : {}, rules: [[spot.path, nullable ? nullableRule('object') : typeRule]] };
}

/** What is demanded, and of a request what the vendor requires: in the document's order. */
function namesOf({ walk, schema }: Visit, fields: ReadonlyMap<string, Demand>): readonly string[] {
  const sent = [...schema.properties.keys(), ...schema.required].filter((name) => isSent(walk.document, schema.properties.get(name)));
  const required = walk.direction === 'response' ? [] : sent.filter((name) => schema.required.has(name));
  const wanted = new Set([...fields.keys(), ...required]);
  const least = walk.direction === 'request' ? schema.bounds.minProperties ?? 0 : 0;
  for (const name of [...sent, ...spareNames(schema)]) if (wanted.size < least) wanted.add(name);
  return [...new Set([...schema.properties.keys(), ...wanted])].filter((name) => wanted.has(name));
}

/** Names for the members that a map must have; no example needs more. */
const spareNames = ({ additional }: Schema): readonly string[] =>
  additional === false ? [] : Array.from({ length: 20 }, (_, index) => `key_${index + 1}`);

const isSent = (document: Document, place: Place | undefined): boolean => place === undefined || !schemaAt(document, place).readOnly;

function drawMember(visit: Visit, name: string, demand: Demand | undefined): Drawn {
  const { walk, spot, schema } = visit;
  // What is required and not declared may be anything; what is demanded and not declared is a mistake.
  const place = schema.properties.get(name) ?? additionalPlace(schema) ?? (demand === undefined ? anyPlace(schema) : undefined);
  if (place !== undefined) return visit.draw(walk, fieldSpot(spot, name, place), demand);
  throw unknownName(walk.document, {
    code: 'expectation.field.unknown',
    noun: 'field',
    name: [...spot.names, name].join('.'),
    known: schema.properties.keys(),
    pointer: schema.place.pointer,
  });
}

function drawEach(visit: Visit, demand: Demand): Drawn {
  const place = additionalPlace(visit.schema);
  if (place === undefined) throw notAMap(visit);
  const spot: Spot = { place, path: `${visit.spot.path}.*`, names: [...visit.spot.names, exampleKey], depth: visit.spot.depth + 1 };
  return visit.draw(visit.walk, spot, demand);
}

/** The schema of undeclared properties. An object of which the document declares nothing may hold anything. */
function additionalPlace(schema: Schema): Place | undefined {
  if (typeof schema.additional === 'object') return schema.additional;
  return schema.additional && schema.properties.size === 0 ? anyPlace(schema) : undefined;
}

const anyPlace = (schema: Schema): Place => ({ pointer: joinPointer(schema.place.pointer, 'additionalProperties'), value: {} });

const notAMap = ({ walk, spot, schema }: Visit): Error =>
  unknownName(walk.document, {
    code: 'expectation.field.unknown',
    noun: 'map of values',
    name: [...spot.names, '*'].join('.'),
    known: schema.properties.keys(),
    pointer: schema.place.pointer,
  });
