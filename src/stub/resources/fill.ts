import type { Json, JsonObject } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { joinPointer, lookUp, member, splitPointer } from '../../json/pointer.ts';
import { asText } from '../../json/as-text.ts';
import type { Check, Violation } from '../../openapi/check.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { acceptedTypes } from '../../openapi/wire/accepted.ts';
import { alternativeSample } from '../answer/alternative.ts';
import type { Answer } from '../answer/answer.ts';
import { replaceAt } from '../answer/merge.ts';
import { settle } from '../answer/settle.ts';
import { check } from '../request/checks.ts';
import { idField } from './id-field.ts';
import { fieldsOf, layThing } from './lay.ts';
import type { Resource } from './resource.ts';
import type { Thing } from './shelf.ts';
import { placeBelow, thingAt, thingIn } from './thing-at.ts';

/** A body that has room for a thing, and where. */
export interface Room {
  readonly document: Document;
  readonly body: Json;
  /** Where in the body the thing stands, and its schema. */
  readonly at: string;
  readonly place: Place | undefined;
  /** Where in the thing its id stands; undefined where it has none. */
  readonly id: string | undefined;
  readonly violations: Check;
}

/** The room that an answer has for the thing it is about; undefined where it has none. */
export function roomIn(resource: Resource, { body, media, endpoint }: Pick<Answer, 'body' | 'media' | 'endpoint'>): Room | undefined {
  if (body === undefined || media?.schema === undefined) return undefined;
  return roomFor(resource, { document: endpoint.document, schema: media.schema, body, at: thingAt(resource, body) });
}

/** The room that a value has for a thing at a pointer. */
export function roomFor(resource: Resource, { document, schema, body, at }: { readonly document: Document; readonly schema: Place; readonly body: Json; readonly at: string }): Room | undefined {
  const thing = thingIn(body, at);
  if (thing === undefined) return undefined;
  const place = placeBelow(document, schema, at);
  return { document, body, at, place, id: idField(resource, { ...outline(document, place), ...thing }), violations: check(document, schema, 'response') };
}

/** The scalar fields that a schema declares: an example need not have them all. What declares none is free to have an id. */
function outline(document: Document, place: Place | undefined): JsonObject {
  const fields = place === undefined ? [] : [...fieldsOf(document, place)];
  if (fields.length === 0) return { id: '' };
  const isScalar = ([, field]: readonly [string, Place]): boolean => [...(acceptedTypes(document, field) ?? [])].some((type) => /string|integer|number/.test(type));
  return Object.fromEntries(fields.filter(isScalar).map(([name]) => [name, '']));
}

/** The body with as much of the thing in it as its schema lets through; of a choice it is the alternative that the thing is. */
export const fillRoom = (room: Room, thing: Omit<Thing, 'isMade'>): Json => fillSampled(roomOfKind(room, thing), thing);

/** The room with a sample of the thing's own kind, whichever kind the document's sample is of. */
function roomOfKind(room: Room, { id, fields }: Omit<Thing, 'isMade'>): Room {
  const { document, place, body, at, violations } = room;
  const base = thingIn(body, at);
  if (place === undefined || base === undefined) return room;
  const put = (thing: Json): Json => replaceAt(body, at, () => thing) ?? body;
  const another = alternativeSample(document, place, { base, fields: withId(room, id, fields), isValid: (thing) => violations(put(thing)).length === 0 });
  return another === undefined ? room : { ...room, body: put(another) };
}

function fillSampled(room: Room, { id, fields, absent }: Omit<Thing, 'isMade'>): Json {
  const filled = fillWith(room, room.violations, { id, fields, absent });
  if (filled !== undefined) return filled;
  // A sample that is not valid itself has to be no worse.
  const known = new Set(room.violations(room.body).map(ruleOf));
  return fillWith(room, (value) => room.violations(value).filter((one) => !known.has(ruleOf(one))), { id, fields, absent }) ?? room.body;
}

const ruleOf = ({ pointer, keyword }: Violation): string => `${keyword} ${pointer}`;

function fillWith(room: Room, violations: Check, { id, fields, absent }: Omit<Thing, 'isMade'>): Json | undefined {
  const { document, at, place, body } = room;
  const wished = withId(room, id, fields);
  const build = (leftOut: readonly string[]) => (over: JsonObject): Json =>
    replaceAt(body, at, (base) => layThing(document, place, { base: isObject(base) ? but(base, leftOut) : {}, over })) ?? body;
  const locate = (pointer: string): string => (pointer.startsWith(`${at}/`) ? pointer.slice(at.length) : '');
  const attempt = (leftOut: readonly string[]): Json | undefined => settle(violations, { wished, build: build(leftOut), locate });
  // What the schema requires stays, and takes nothing else with it.
  const settled = attempt(absent) ?? (absent.length === 0 ? undefined : (attempt(absent.filter((name) => attempt([name]) !== undefined)) ?? attempt([])));
  if (settled !== undefined && tellsId(room, settled, id)) return settled;
  return oneByOne(violations, wished, { build: build([]), first: room.id }) ?? settled;
}

const but = (fields: JsonObject, names: readonly string[]): JsonObject => Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

const tellsId = (room: Room, body: Json, id: string): boolean => room.id === undefined || toldId(room, body) === id;

/** The id that a body tells. */
export function toldId({ at, id }: Room, body: Json): string | undefined {
  const told = id === undefined ? undefined : lookUp(body, at + id);
  return typeof told === 'string' || typeof told === 'number' ? asText(told) : undefined;
}

/** The fields with the id among them, as a number where the document has numbers. */
export function withId({ document, place, body, at, id: pointer }: Room, id: string, fields: JsonObject): JsonObject {
  if (pointer === undefined) return fields;
  const field = placeBelow(document, place, pointer);
  const types = field && acceptedTypes(document, field);
  const isNumber = types === undefined ? typeof lookUp(body, at + pointer) === 'number' : !types.has('string');
  return put(fields, pointer, isNumber && /^-?\d{1,15}$/.test(id) ? Number(id) : id);
}

function put(fields: JsonObject, pointer: string, value: Json): JsonObject {
  const [key = '', ...rest] = splitPointer(pointer);
  if (rest.length === 0) return { ...fields, [key]: value };
  const inner = member(fields, key);
  return { ...fields, [key]: put(isObject(inner) ? inner : {}, joinPointer('', ...rest), value) };
}

const mostFields = 100;

/** Where fields get into each other's way, so that none of them could stay: as many as can be had one after another, the id first. */
function oneByOne(violations: Check, wished: JsonObject, { build, first }: { readonly build: (fields: JsonObject) => Json; readonly first: string | undefined }): Json | undefined {
  const [head] = splitPointer(first ?? '');
  const names = Object.keys(wished).toSorted((a, b) => Number(b === head) - Number(a === head)).slice(0, mostFields);
  const isValid = (fields: JsonObject): boolean => violations(build(fields)).length === 0;
  if (!isValid({})) return undefined;
  return build(names.reduce<JsonObject>((kept, name) => (isValid({ ...kept, [name]: wished[name] }) ? { ...kept, [name]: wished[name] } : kept), {}));
}
