import type { Json, JsonObject } from '../../../json/json.ts';
import { isObject } from '../../../json/json.ts';
import type { Document } from '../../../openapi/document.ts';
import type { Place } from '../../../openapi/place.ts';
import { schemaAt } from '../../../openapi/schema.ts';
import { acceptedTypes, propertyPlace } from '../../../openapi/wire/accepted.ts';
import { fieldsOf } from '../lay.ts';
import { plain } from '../../names.ts';
import type { Cut } from './cut.ts';

/** What leads to another page, in all the forms that envelopes have it. */
export interface Target {
  readonly url: string;
  /** To be sent back as it is; undefined where nothing opaque is sent. */
  readonly token: string | undefined;
  readonly page: number;
  readonly offset: number;
}

/** What an envelope may say about its page. */
export interface PageFacts {
  readonly cut: Cut;
  /** The page's own number and offset, as the document counts. */
  readonly page: number;
  readonly offset: number;
  readonly next: Target | undefined;
  readonly previous: Target | undefined;
}

/** Envelopes nest their paging no deeper: `meta.pagination.next`. */
const deepest = 3;

/** What is said, and of what. */
export interface Walk {
  readonly document: Document;
  readonly facts: PageFacts;
  /** Where the items are: that is not looked into. */
  readonly list: string;
}

/** What the fields of an envelope have to say. */
export const envelopeFields = (walk: Walk, place: Place | undefined, envelope: JsonObject): JsonObject => fieldsIn(walk, { place, value: envelope, at: '', depth: deepest });

/** The envelope without what leads to a next page. */
export function withoutNext(envelope: JsonObject, list: string, depth = deepest): JsonObject {
  const kept = Object.entries(envelope).flatMap(([name, value]): [string, Json | undefined][] => {
    if (isObject(value) && depth > 1) return [[name, withoutNext(value, '', depth - 1)]];
    return isNext.test(plain(name)) && typeof value !== 'boolean' && `/${name}` !== list ? [] : [[name, value]];
  });
  return Object.fromEntries(kept);
}

interface Level {
  readonly place: Place | undefined;
  readonly value: JsonObject;
  readonly at: string;
  readonly depth: number;
}

function fieldsIn(walk: Walk, { place, value, at, depth }: Level): JsonObject {
  const { document, list } = walk;
  const declared = place === undefined ? [] : [...fieldsOf(document, place).keys()];
  const names = [...new Set([...Object.keys(value), ...declared])].filter((name) => `${at}/${name}` !== list);
  const hasTotal = names.some((name) => isTotal.test(plain(name)));
  const said = names.flatMap((name): [string, Json][] => {
    const inner = value[name];
    const field = place && propertyPlace(document, place, name);
    if (isObject(inner)) return depth > 1 ? [[name, fieldsIn(walk, { place: field, value: inner, at: `${at}/${name}`, depth: depth - 1 })]] : [];
    const saying = wordFor(walk, { name, field, current: inner, hasTotal, isLinks: at.endsWith('links') });
    return saying === undefined ? [] : [[name, saying]];
  });
  return Object.fromEntries(said);
}

interface Field {
  readonly name: string;
  readonly field: Place | undefined;
  readonly current: Json | undefined;
  /** Whether another field beside this one has the total. */
  readonly hasTotal: boolean;
  readonly isLinks: boolean;
}

const isTotal = /^(total|total(count|items?|results?|size|records?|elements|hits|number|rows)|(count|items?|results?|record|entries)total|totalnum\w*|size|fullcount|resultcount|numfound)$/;
const isMore = /^(has(more|next|nextpage|more(items|results|data)|additional\w*)|istruncated|truncated|morerecords\w*|more)$/;
const isNext = /^@?(odata)?next|continuationtoken$|^(continue|cursor|endcursor|scrollid|after)$/;
const isPrevious = /^prev/;

function wordFor(walk: Walk, field: Field): Json | undefined {
  const { facts } = walk;
  const { cut, page, offset, next, previous } = facts;
  const name = plain(field.name);
  const isNumber = isNumeric(walk.document, field);
  if (isMore.test(name)) return typeOf(walk.document, field) === 'string' ? String(next !== undefined) : next !== undefined;
  if (isNext.test(name)) return next === undefined ? nothingIn(field) : linkFor(walk, field, next);
  if (isPrevious.test(name)) return previous && linkFor(walk, field, previous);
  if (name === 'firstid' && !isNumber) return cut.listed[0]?.thing.id;
  if (name === 'lastid' && !isNumber) return cut.listed.at(-1)?.thing.id;
  if (!isNumber) return undefined;
  if (isTotal.test(name)) return cut.total;
  if (/^(count|itemcount|resultcount|numresults|numberofelements|returned|retrieved|pagecount)$/.test(name)) {
    if (name === 'pagecount') return Math.ceil(cut.total / cut.size);
    return field.hasTotal ? cut.listed.length : cut.total;
  }
  if (/^(total|num|number)?(of)?pages$|^(pagetotal|lastpage|pagescount)$/.test(name)) return Math.ceil(cut.total / cut.size);
  if (/^(page|pagenumber|currentpage|pageindex|number)$/.test(name)) return page;
  if (/^(limit|perpage|pagesize|pagelen|pagelength|itemsperpage|maxresults|rows)$/.test(name)) return cut.size;
  return /^(offset|skip|startat|startindex|start|from)$/.test(name) ? offset : undefined;
}

/** What is there and leads nowhere is null, if it may be. */
const nothingIn = ({ current }: Field): Json | undefined => (current === undefined || typeof current === 'boolean' || current === '' ? undefined : null);

function linkFor({ document }: Walk, field: Field, { url, token, page, offset }: Target): Json | undefined {
  const type = typeOf(document, field);
  if (type === 'object') return field.field && fieldsOf(document, field.field).has('href') ? { href: url } : undefined;
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return /offset|start|skip|from/i.test(field.name) ? offset : page;
  return isAddress(document, field) || (token === undefined && !/token|cursor|marker|page$/i.test(field.name)) ? url : (token ?? String(page));
}

function isAddress(document: Document, { name, field, current, isLinks }: Field): boolean {
  const format = field && schemaAt(document, field).format;
  return isLinks || /(link|url|uri|href)$/i.test(name) || /^(uri|url)/.test(format ?? '') || (typeof current === 'string' && /^(https?:\/\/|\/)/.test(current));
}

function typeOf(document: Document, { field, current }: Pick<Field, 'field' | 'current'>): string {
  const types = field && acceptedTypes(document, field);
  const [only] = [...(types ?? [])].filter((type) => type !== 'null');
  return only ?? (current === undefined || current === null ? 'string' : typeof current);
}

const isNumeric = (document: Document, field: Pick<Field, 'field' | 'current'>): boolean => ['integer', 'number'].includes(typeOf(document, field));
