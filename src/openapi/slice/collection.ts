import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { joinPointer, member, splitPointer } from '../../json/pointer.ts';
import type { Document } from '../document.ts';
import type { Place } from '../place.ts';
import { referenceAt, splitFile, valueAt } from '../place.ts';
import type { SliceWarning } from './apply-overlay.ts';
import type { Part } from './parts.ts';
import { sections } from './parts.ts';
import { isFrom2, isOf2 } from './from-swagger2.ts';
import { omit, prose } from './prose.ts';
import type { Found } from './rewrite.ts';
import { rewrite } from './rewrite.ts';

/** A component that the slice needs. */
interface Kept {
  readonly section: string;
  readonly name: string;
  readonly part: Part;
  readonly place: Place;
}

/** What copying a document's parts has come upon so far. */
export interface Collection {
  readonly document: Document;
  readonly kept: Map<string, Kept>;
  readonly warnings: SliceWarning[];
}

export const newCollection = (document: Document): Collection => ({ document, kept: new Map(), warnings: [] });

/** A copy of a part without extensions, titles and what no client sends or reads. What it refers to is kept in the collection. */
export const copyPart = (collection: Collection, part: Part, place: Place): Json =>
  rewrite((found) => edited(collection, found), part, place);

/** Keeps a component that is named elsewhere than in a reference. */
export function keepComponent(collection: Collection, section: string, name: string): void {
  const pointer = joinPointer('/components', section, name);
  const value = valueAt(collection.document, pointer);
  if (value !== undefined) keep(collection, sections[section] ?? 'schema', { pointer, value });
}

/** Copies of all components that were kept, and of those that these need in turn, sorted by name. */
export function componentsOf(collection: Collection): JsonObject {
  const bySection = new Map<string, [string, Json][]>();
  // A map's iterator also visits what is added on the way: copying one component may keep others.
  for (const { section, name, part, place } of collection.kept.values()) {
    bySection.set(section, [...(bySection.get(section) ?? []), [name, copyPart(collection, part, place)]]);
  }
  const sorted = [...bySection]
    .toSorted(byName)
    .map(([section, entries]): [string, Json] => [section, Object.fromEntries(entries.toSorted(byName))]);
  return Object.fromEntries(sorted);
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** Out-of-band calls, hints for pages, groups. */
const unneeded = new Set(['callbacks', 'links', 'tags']);

function edited(collection: Collection, { part, value, pointer }: Found): JsonObject {
  const { file } = splitFile(pointer);
  const isUnneeded = (key: string): boolean => key.startsWith('x-') || (part === 'schema' ? key === 'title' : unneeded.has(key)) || isOf2({ part, value }, key);
  // The document itself has lost its prose already, before an overlay could add some.
  const own = omit(value, (key) => isUnneeded(key) || (file !== undefined && prose.has(key)));
  const clean = moved(collection, part, own);
  const { $ref } = clean;
  if (typeof $ref === 'string') return { ...clean, $ref: referenceFor(collection, $ref, { part, pointer: joinPointer(pointer, '$ref') }) };
  // OpenAPI demands a description of every response.
  return part === 'response' && typeof clean['description'] !== 'string' ? { description: '', ...clean } : clean;
}

/** The reference to write. One that leads outside the components is changed, for what it leads to becomes a component. */
function referenceFor(
  collection: Collection,
  reference: string,
  { part, pointer }: { readonly part: Part; readonly pointer: string },
): string {
  const target = targetOf(reference);
  const value = target === undefined ? undefined : valueAt(collection.document, target);
  if (target !== undefined && value !== undefined) return keep(collection, part, { pointer: target, value }) ?? reference;
  const [code, where] =
    target !== undefined && isUnread(collection.document, target) ? ['slice.external-reference', 'leads to another file'] : ['slice.dangling-reference', 'leads nowhere'];
  collection.warnings.push({ code, pointer, message: `the reference ${reference} ${where}` });
  return reference;
}

function isUnread({ files }: Document, pointer: string): boolean {
  const { file } = splitFile(pointer);
  return file !== undefined && !files.has(file);
}

const targetOf = (reference: string): string | undefined => referenceAt({ pointer: '', value: { $ref: reference } });

/** Keeps what a reference leads to; the new reference where it moves. */
function keep({ document, kept }: Collection, part: Part, target: Place): string | undefined {
  const { file, inside } = splitFile(target.pointer);
  const [top, section = '', name = ''] = splitPointer(inside);
  const known = file === undefined && top === 'components' && Object.hasOwn(sections, section) ? sections[section] : undefined;
  if (known !== undefined) {
    const pointer = joinPointer('/components', section, name);
    if (!kept.has(pointer))
      kept.set(pointer, { section, name, part: known, place: { pointer, value: valueAt(document, pointer) ?? target.value } });
    return undefined;
  }
  const home = Object.keys(sections).find((key) => sections[key] === part) ?? 'schemas';
  const isNamed = file === undefined && splitPointer(inside).length === 2 && (top === 'definitions' || top === 'parameters' || top === 'responses');
  const moved = [...(file === undefined ? [] : [file]), ...splitPointer(inside).slice(isNamed ? 1 : 0)].join('.').replaceAll(/[^\w.-]+/g, '_');
  const key = joinPointer('/components', home, moved);
  if (!kept.has(key)) kept.set(key, { section: home, name: moved, part, place: target });
  return `#${key}`;
}

/** What 3.0 has elsewhere than 2.0, and what moves into the components. */
function moved(collection: Collection, part: Part, value: JsonObject): JsonObject {
  if (part === 'schema') return withMapped(collection, value);
  return part === 'operation' ? withParameters(value, (parameter) => !isFrom2(collection.document, parameter)) : value;
}

/** A discriminator names schemas by reference, or by their bare names. What it names in other files moves with them. */
function withMapped(collection: Collection, schema: JsonObject): JsonObject {
  const { discriminator } = schema;
  const mapping = member(discriminator, 'mapping');
  if (!isObject(discriminator) || !isObject(mapping)) return schema;
  const targets = Object.entries(mapping).map(([value, target]): [string, Json | undefined] => [value, typeof target === 'string' ? mappedTo(collection, target) : target]);
  return { ...schema, discriminator: { ...discriminator, mapping: Object.fromEntries(targets) } };
}

function mappedTo(collection: Collection, target: string): string {
  const pointer = /[#/]/.test(target) ? targetOf(target) : joinPointer('/components/schemas', target);
  const value = pointer === undefined ? undefined : valueAt(collection.document, pointer);
  return (pointer === undefined || value === undefined ? undefined : keep(collection, 'schema', { pointer, value })) ?? target;
}

function withParameters(operation: JsonObject, isKept: (parameter: Json) => boolean): JsonObject {
  const { parameters } = operation;
  return isArray(parameters) ? { ...operation, parameters: parameters.filter(isKept) } : operation;
}
