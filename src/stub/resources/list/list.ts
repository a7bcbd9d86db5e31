import type { Json, JsonObject } from '../../../json/json.ts';
import { isArray, isObject } from '../../../json/json.ts';
import { joinPointer, lookUp } from '../../../json/pointer.ts';
import type { Document } from '../../../openapi/document.ts';
import type { Place } from '../../../openapi/place.ts';
import { sample } from '../../../openapi/sample.ts';
import { schemaAt } from '../../../openapi/schema.ts';
import { acceptedTypes, itemsPlace } from '../../../openapi/wire/accepted.ts';
import type { Answer } from '../../answer/answer.ts';
import { listKey } from '../../answer/lists.ts';
import { overlay, replaceAt } from '../../answer/merge.ts';
import type { Owned } from '../../answer/owners.ts';
import { ownedBy } from '../../answer/owners.ts';
import { settle } from '../../answer/settle.ts';
import { check } from '../../request/checks.ts';
import type { Understood } from '../../request/understand.ts';
import { fillRoom, roomFor } from '../fill.ts';
import { namedOnTheWay } from '../infer.ts';
import { fieldsOf } from '../lay.ts';
import type { Case } from '../case.ts';
import type { Resource } from '../resource.ts';
import { kindOf } from '../same-thing.ts';
import { amongOf, spotOf } from '../sent.ts';
import type { Things } from '../store.ts';
import { plain, singular } from '../../names.ts';
import { placeBelow, thingAt } from '../thing-at.ts';
import type { Thing } from '../shelf.ts';
import type { Listed } from './cut.ts';
import { cut } from './cut.ts';
import type { Walk } from './envelope.ts';
import { envelopeFields, withoutNext } from './envelope.ts';
import { filterOf } from './filter.ts';
import { pageFacts, withPageHeaders } from './links.ts';
import type { Paging } from './paging.ts';
import { pagingOf, valueOf } from './paging.ts';

/** Lists what is remembered, page by page, once something was made or deleted there; before that as the document has it. */
export function list(one: Case): Answer {
  const { request, role, answer } = one;
  const { body, media, endpoint } = answer;
  const there = thingsOf(one);
  if (body === undefined || media?.schema === undefined || there === undefined) return answer;
  const { document } = endpoint;
  const at = listAt(role.resource, { document, schema: media.schema, body });
  const place = at === undefined ? undefined : placeBelow(document, media.schema, at);
  if (at === undefined || place === undefined) return answer;
  const paging = pagingOf(request);
  const isWanted = filterOf(request);
  const all = inOrder(there.filter(({ thing }) => isWanted(thing)), isNewestFirst(one, paging));
  const isPaged = Object.entries(paging).some(([kind, knob]) => kind !== 'order' && knob !== undefined) || pointsOn(document, media.schema);
  const page = cut(request, all, { paging, isPaged, most: schemaAt(document, place).bounds.maxItems ?? Infinity });
  const facts = pageFacts(request, paging, page);
  const items = itemsOf(role.resource, { document, place, sampled: lookUp(body, at) }, page.listed.map(({ thing }) => thing));
  const filled = replaceAt(body, at, () => items) ?? body;
  const listed = isObject(filled) ? inEnvelope({ document, facts, list: at }, media.schema, filled) : filled;
  return listed === undefined ? answer : withPageHeaders({ ...answer, body: listed }, facts);
}

/** What there is: made in this very collection, or elsewhere with a field that says that it belongs here. Undefined where nobody knows. */
function thingsOf({ request, role, memory: { things, strictIds } }: Case): readonly Listed[] | undefined {
  const among = amongOf(role, request);
  const alike = role.scope.length === 0 ? [] : things.elsewhere(kindOf(role.resource), among);
  const whose = ownedBy(request);
  const { here = [], elsewhere = [] } = Object.groupBy(alike, ({ thing }): Owned => whose(thing.fields));
  const isKnown = here.length > 0 || things.isKnown(among) || (strictIds && role.resource.isMade) || (elsewhere.length > 0 && isBelowMade(request, things));
  return isKnown ? [...things.all(among), ...here].toSorted((a, b) => a.number - b.number) : undefined;
}

/** Whether a client made what the list is below: of that nobody else has made anything. */
function isBelowMade(request: Understood, things: Things): boolean {
  const above = namedOnTheWay(request.endpoint).at(-1);
  return above !== undefined && spotOf(things, above, request)?.kept?.isMade === true;
}

/** The list in its envelope, of which the fields say what they can of the page; what would lead further where nothing is goes, or is null. */
function inEnvelope(walk: Walk, schema: Place, filled: JsonObject): Json | undefined {
  const wished = envelopeFields(walk, schema, filled);
  const violations = check(walk.document, schema, 'response');
  const ways = walk.facts.next === undefined ? [withoutNext(filled, walk.list), filled] : [filled];
  return ways.map((base) => settle(violations, { wished, build: (fields) => overlay(base, fields), locate: (pointer) => pointer })).find((body) => body !== undefined);
}

interface Within {
  readonly document: Document;
  readonly schema: Place;
  readonly body: Json;
}

/** Where the list stands, as a pointer: by the name of what it lists, as lists usually do, or one object deeper. */
function listAt(resource: Resource, { document, schema, body }: Within): string | undefined {
  if (isArray(body)) return '';
  if (!isObject(body)) return undefined;
  const isOwn = (name: string): boolean => plain(singular(name)) === plain(singular(resource.noun));
  const lists = [...fieldsOf(document, schema)].filter(([, place]) => acceptedTypes(document, place)?.has('array') === true).map(([name]) => name);
  const present = Object.keys(body).filter((name) => isArray(body[name]));
  const key = [...present, ...lists].find(isOwn) ?? listKey(body) ?? (lists.length === 1 ? lists[0] : undefined);
  if (key !== undefined) return joinPointer('', key);
  const deeper = Object.entries(body).map(([name, inner]) => {
    const found = isObject(inner) ? (Object.keys(inner).find((one) => isOwn(one) && isArray(inner[one])) ?? listKey(inner)) : undefined;
    return found === undefined ? undefined : joinPointer('', name, found);
  });
  return deeper.find((pointer) => pointer !== undefined);
}

/** Whether an answer has a place for the way to the next page. */
const pointsOn = (document: Document, schema: Place): boolean =>
  [...fieldsOf(document, schema)].some(([name, place]) => /^(@odata\.)?next/i.test(name) || (/^(_?links|meta|pagination|paging)$/i.test(name) && fieldsOf(document, place).has('next')));

interface Shelf {
  readonly document: Document;
  /** Of the list. */
  readonly place: Place;
  readonly sampled: Json | undefined;
}

/** Each thing as the list's items are; where those are texts, its id. */
function itemsOf(resource: Resource, { document, place, sampled }: Shelf, things: readonly Thing[]): readonly Json[] {
  const items = itemsPlace(document, place);
  const first = isArray(sampled) ? sampled[0] : undefined;
  const example = first ?? (items === undefined ? {} : sample(document, items, { direction: 'response', include: 'all' }));
  if (typeof example === 'string') return things.map(({ id }) => id);
  const room = items && roomFor(resource, { document, schema: items, body: example, at: isObject(example) ? thingAt(resource, example) : '' });
  return things.map((thing) => (room === undefined ? { ...thing.fields } : fillRoom(room, thing)));
}

const inOrder = (listed: readonly Listed[], isReversed: boolean): readonly Listed[] => (isReversed ? listed.toReversed() : listed);

/** Lists that are paged by the things themselves begin with the newest, as do those that are asked to. */
function isNewestFirst({ request }: Case, { order, after, before }: Paging): boolean {
  const wanted = valueOf(request, order);
  if (typeof wanted === 'string' && /desc|^-/i.test(wanted)) return true;
  if (typeof wanted === 'string' && /asc/i.test(wanted)) return false;
  return after !== undefined && before !== undefined;
}
