import type { Json, JsonObject } from '../../json/json.ts';
import { joinPointer, member } from '../../json/pointer.ts';
import { accepts } from '../../openapi/accepts.ts';
import { withDependents } from '../../openapi/conditions.ts';
import { tagOf } from '../../openapi/discriminator.ts';
import type { Place } from '../../openapi/place.ts';
import { spareNames, undeclaredPlace } from '../../openapi/key-names.ts';
import type { Schema } from '../../openapi/schema.ts';
import { isNullable, schemaAt } from '../../openapi/schema.ts';
import type { Demand } from '../demand/demand.ts';
import { valuesIn } from '../demand/documented.ts';
import { exampleKey } from '../demand/reliance.ts';
import { fitting } from '../demand/together.ts';
import { memberSpot, presenceRules } from './presence.ts';
import type { BodyRule } from './rules.ts';
import { nullableRule, typeRule, valuesRule } from './rules.ts';
import { typesAt } from './scalar.ts';
import type { DrawnMember } from './unspeakable.ts';
import type { Drawn, Spot, Visit, Walk } from './walk.ts';

export function drawObject(visit: Visit, demand: Demand | undefined): Drawn {
  const fields = demand?.kind === 'fields' ? demand.fields : new Map<string, Demand>();
  const each = demand?.kind === 'fields' ? demand.each : undefined;
  if (visit.walk.direction === 'response' && fields.size === 0 && each === undefined) return wholeObject(visit);
  const members = drawMembers(visit, fields);
  const values = each === undefined ? [] : [{ name: exampleKey, drawn: drawEach(visit, each) }];
  const mapRules: readonly BodyRule[] = each === undefined ? [] : [[visit.spot.path, valuesRule]];
  if (visit.walk.direction === 'response' && members.length + values.length === 0) return { example: {}, rules: [[visit.spot.path, typeRule]] };
  return {
    example: exampleOf([...values, ...members]),
    rules: [...mapRules, ...values.flatMap(({ drawn }) => drawn.rules), ...presenceRules(visit, members, { demanded: fields.keys(), usual: [] })],
  };
}

/** An object that is relied on, none of its fields; where it has to be valid, with those that the document requires. */
function wholeObject(visit: Visit): Drawn {
  const { schema, spot } = visit;
  if (isNullable(schema) && spot.path !== '$') return { example: null, rules: [[spot.path, nullableRule(typesAt(visit.walk, spot), 'object')]] };
  const members = drawMembers(visit, new Map());
  return { example: exampleOf(members), rules: presenceRules(visit, members, { demanded: [], usual: [[spot.path, typeRule]] }) };
}

const exampleOf = (members: readonly DrawnMember[]): JsonObject => Object.fromEntries(members.map(({ name, drawn }): [string, Json] => [name, drawn.example]));

function drawMembers(visit: Visit, fields: ReadonlyMap<string, Demand>): readonly DrawnMember[] {
  const { walk, schema } = visit;
  const members = namesOf(visit, fields).map((name) => ({ name, drawn: drawMember(visit, name, fields.get(name)) }));
  if (walk.way?.cautious !== true) return members;
  return members.filter(({ name, drawn }) => {
    const place = schema.properties.get(name);
    return place === undefined || schema.required.has(name) || accepts({ ...walk, place }, drawn.example);
  });
}

/** What is demanded, and of a whole value what the vendor requires: in the document's order. */
function namesOf(visit: Visit, fields: ReadonlyMap<string, Demand>): readonly string[] {
  const { schema, walk } = visit;
  const demanded = [...fields.keys()].filter((name) => walk.way === undefined || walk.direction === 'request' || isKnown(schema, name));
  const wanted = new Set([...demanded, ...(walk.way === undefined ? [] : unasked(visit, demanded))]);
  const most = walk.way === undefined ? Infinity : schema.bounds.maxProperties ?? Infinity;
  const inOrder = [...new Set([...schema.properties.keys(), ...wanted])].filter((name) => wanted.has(name));
  if (inOrder.length <= most) return inOrder;
  const first = new Set([...inOrder.filter((name) => schema.required.has(name)), ...inOrder].slice(0, most));
  return inOrder.filter((name) => first.has(name));
}

/** Of a choice that was not the first, a member may lack what all of them seemed to have. */
const isKnown = (schema: Schema, name: string): boolean => schema.properties.has(name) || schema.required.has(name) || additionalPlace(schema) !== undefined;

/** Maps of maps of maps tell nothing more. */
const deepestMaps = 6;

/** How deep members are added that neither the consumer nor the vendor asks for. */
const deepestExtras = 2;

/** Members that make an object valid beside those that are demanded. */
function unasked({ walk, spot, schema }: Visit, demanded: Iterable<string>): readonly string[] {
  const carried = [...new Set([...schema.properties.keys(), ...schema.required])].filter((name) => isCarried(walk, schema.properties.get(name)));
  const required = carried.filter((name) => schema.required.has(name));
  if (walk.way?.members === 'all' && spot.depth < deepestExtras) return [...withDependents(schema, carried)];
  const least = Math.max(schema.bounds.minProperties ?? 0, walk.way?.members === 'some' || isMap(walk, spot, schema) ? 1 : 0);
  const names = new Set(withDependents(schema, [...demanded, ...required]));
  if (names.size >= least) return [...names];
  for (const name of [...carried, ...spareNames(walk.document, schema)]) if (names.size < least) names.add(name);
  return [...withDependents(schema, names)];
}

/** An answer that is a map shows by one of its values what all of them are like. */
function isMap({ document, direction }: Walk, { depth, open }: Spot, { additional, properties, bounds: { maxProperties = 1 } }: Schema): boolean {
  if (direction === 'request' || typeof additional !== 'object' || properties.size > 0 || maxProperties === 0) return false;
  return depth < deepestMaps && !open.includes(schemaAt(document, additional).place.pointer);
}

/** Whether a member travels in this direction: a request has no `readOnly` ones, an answer no `writeOnly` ones, and none has what is `false`. */
function isCarried({ document, direction }: Walk, place: Place | undefined): boolean {
  const schema = place && schemaAt(document, place);
  return schema === undefined || (schema.place.value !== false && !(direction === 'request' ? schema.readOnly : schema.writeOnly));
}

function drawMember(visit: Visit, name: string, demand: Demand | undefined): Drawn {
  const { walk, schema } = visit;
  // What is required and not declared may be anything; that nothing else is demanded was checked before.
  const place = schema.properties.get(name) ?? undeclaredPlace(schema, name) ?? anyPlace(schema);
  const drawn = visit.draw(walk, memberSpot(visit, name, place), demand);
  return demand === undefined || demand.kind === 'any' ? tagged(visit, name, drawn) : drawn;
}

/** The member that says which schema the object follows says so in the example. */
function tagged({ walk, spot, schema }: Visit, name: string, drawn: Drawn): Drawn {
  const isGiven = walk.wanted?.([...spot.names, name]) !== undefined;
  if (isGiven || typeof drawn.example !== 'string' || member(schema.discriminator, 'propertyName') !== name) return drawn;
  return { ...drawn, example: tagOf(walk.document, schema, walk.direction)?.value ?? drawn.example };
}

function drawEach(visit: Visit, demand: Demand): Drawn {
  const place = fitting(visit.walk.document, valuesIn([visit.schema]), demand) ?? anyPlace(visit.schema);
  const spot: Spot = { place, also: [], path: `${visit.spot.path}.*`, names: [...visit.spot.names, exampleKey], depth: visit.spot.depth + 1, open: visit.spot.open };
  return visit.draw(visit.walk, spot, demand);
}

/** The schema of undeclared properties. An object of which the document declares nothing may hold anything. */
function additionalPlace(schema: Schema): Place | undefined {
  if (typeof schema.additional === 'object') return schema.additional;
  return schema.additional && schema.properties.size === 0 ? anyPlace(schema) : undefined;
}

const anyPlace = (schema: Schema): Place => ({ pointer: joinPointer(schema.place.pointer, 'additionalProperties'), value: {} });
