import type { Operation } from '../../openapi/operations.ts';
import { listOperations } from '../../openapi/operations.ts';
import type { Endpoint, Served } from '../endpoint.ts';
import { declaredRole } from './declared.ts';
import type { Deed, Resource, Role } from './resource.ts';
import { answersLike, answersList } from './same-thing.ts';
import type { Shape } from './shape.ts';
import { plain, singular } from '../names.ts';
import { collectionKey, collectionOf, lastWord, shapeOf } from './shape.ts';
import { spokenRole } from './spoken.ts';

const known = new WeakMap<Endpoint, Role | 'none'>();

/** What an operation means for the memory, worked out when it is first asked; undefined where it means nothing. */
export function roleOf(endpoint: Endpoint): Role | undefined {
  const found = known.get(endpoint);
  if (found !== undefined) return found === 'none' ? undefined : found;
  const { served, operation } = endpoint;
  const role = declaredRole(served, operation) ?? pathRole(indexOf(served), operation) ?? spokenRole(served, operation);
  known.set(endpoint, role ?? 'none');
  return role;
}

/** Another thing that an operation's path names. */
export type Named = Pick<Role, 'resource' | 'id' | 'scope'>;

const ways = new WeakMap<Endpoint, readonly Named[]>();

/** The things that a path names on its way to what it is about: `/owners/{owner}/pets/{pet}` names an owner. */
export function namedOnTheWay(endpoint: Endpoint): readonly Named[] {
  const found = ways.get(endpoint);
  if (found !== undefined) return found;
  const { byItem } = indexOf(endpoint.served);
  const { text = '', names = [] } = shapeOf(endpoint.operation.path) ?? {};
  const own = roleOf(endpoint)?.id === undefined ? text : text.slice(0, text.lastIndexOf('{}'));
  const named = names.flatMap((name, index): Named[] => {
    const end = nthEnd(own, index);
    const item = end === undefined ? undefined : byItem.get(own.slice(0, end));
    return item === undefined ? [] : [{ resource: item.resource, id: { in: 'path', name }, scope: names.slice(0, index) }];
  });
  ways.set(endpoint, named);
  return named;
}

/** Where the parameter of this index ends, in a shape. */
const nthEnd = (text: string, index: number): number | undefined => [...text.matchAll(/\{\}/g)].map((match) => match.index + 2)[index];

/** The resources of a document by their paths, found in one pass over its operations. */
interface Index {
  readonly byItem: ReadonlyMap<string, Item>;
  /** By `collectionKey`. */
  readonly byCollection: ReadonlyMap<string, Item>;
}

interface Item {
  readonly shape: Shape;
  readonly resource: Resource;
  /** What the collection itself can be asked for. */
  readonly ofAll: readonly Operation[];
}

const indexes = new WeakMap<Served, Index>();

function indexOf(served: Served): Index {
  const found = indexes.get(served);
  if (found !== undefined) return found;
  const shaped = listOperations(served.document).flatMap((operation) => {
    const shape = shapeOf(operation.path);
    return shape === undefined ? [] : [{ operation, shape }];
  });
  const byShape = Map.groupBy(shaped, ({ shape }) => shape.text);
  const byPlainShape = Map.groupBy(shaped, ({ shape }) => collectionKey(shape.text));
  const items = [...byShape].flatMap(([text, [first, ...rest]]): [string, Item][] => {
    const collection = collectionOf(text);
    if (collection === undefined || first === undefined) return [];
    const ofAll = byPlainShape.get(collectionKey(collection)) ?? [];
    return [[collectionKey(collection), itemOf(served, first.shape, { ofOne: [first, ...rest], ofAll })]];
  });
  const index = { byItem: new Map(items.map(([, item]) => [item.shape.text, item])), byCollection: new Map(items) };
  indexes.set(served, index);
  return index;
}

interface Members {
  readonly ofOne: readonly { readonly operation: Operation }[];
  readonly ofAll: readonly { readonly operation: Operation }[];
}

function itemOf({ document }: Served, shape: Shape, members: Members): Item {
  const ofOne = members.ofOne.map(({ operation }) => operation);
  const ofAll = members.ofAll.map(({ operation }) => operation);
  const isMadeInCollection = ofAll.some(({ method }) => method === 'POST');
  const isMade = isMadeInCollection || [...ofAll, ...ofOne].some(({ method }) => method === 'PUT');
  const noun = singular(/([^/{}]+)\/?[^/]*$/.exec(shape.text.replace(/\(.*$/, ''))?.[1] ?? '');
  const resource = { key: `${document.file}#${shape.text}`, document, noun, parameter: shape.names.at(-1) ?? '', idField: undefined, isMade, isMadeInCollection, ofOne };
  return { shape, resource, ofAll };
}

function pathRole(index: Index, operation: Operation): Role | undefined {
  const shape = shapeOf(operation.path);
  if (shape === undefined) return undefined;
  const item = index.byItem.get(shape.text);
  if (item !== undefined) return roleOfOne(item, operation, shape);
  const collection = index.byCollection.get(collectionKey(shape.text));
  if (collection !== undefined) return roleOfAll(collection, operation, shape);
  const last = lastWord(shape.text);
  return last && roleOfWord(index, operation, { shape, ...last });
}

const ofOneDeeds: Readonly<Record<string, Deed>> = { GET: 'read', PATCH: 'update', PUT: 'put', DELETE: 'delete' };

/** A POST to a thing changes it; where nothing else makes one, it makes it. */
function roleOfOne({ resource, ofAll }: Item, { method }: Operation, { names }: Shape): Role | undefined {
  const post = ofAll.some((other) => other.method === 'POST') || resource.ofOne.some((other) => other.method === 'PUT') ? 'update' : 'put';
  const deed = method === 'POST' ? post : ofOneDeeds[method];
  return deed && { deed, resource, id: { in: 'path', name: names.at(-1) ?? '' }, scope: names.slice(0, -1), verb: '' };
}

function roleOfAll({ resource, ofAll }: Item, { method }: Operation, { names }: Shape): Role | undefined {
  const isMaking = method === 'POST' || (method === 'PUT' && !ofAll.some((other) => other.method === 'POST'));
  const deed = isMaking ? 'create' : method === 'GET' ? 'list' : undefined;
  return deed && { deed, resource, id: undefined, scope: names, verb: '' };
}

interface Word {
  readonly shape: Shape;
  readonly before: string;
  readonly word: string;
}

/** What a word at the end of a path does: makes or finds things of a collection, or changes one thing. */
function roleOfWord(index: Index, operation: Operation, { shape: { names }, before, word }: Word): Role | undefined {
  const { method } = operation;
  const collection = index.byCollection.get(collectionKey(before));
  if (collection !== undefined) {
    const { resource } = collection;
    if (method === 'POST' && /^(create|new|add)$/i.test(word)) return { deed: 'create', resource, id: undefined, scope: names, verb: '' };
    const isSearch = answersList(resource, operation) && (method === 'GET' || /search|query|find|list/i.test(word));
    return isSearch ? { deed: 'list', resource, id: undefined, scope: names, verb: '' } : undefined;
  }
  const item = index.byItem.get(before);
  if (item !== undefined && method === 'GET') return roleOfListBelow(index, operation, { names, word });
  if (item === undefined || !answersLike(item.resource, operation)) return undefined;
  return { deed: 'act', resource: item.resource, id: { in: 'path', name: names.at(-1) ?? '' }, scope: names.slice(0, -1), verb: word };
}

/** A list below a thing whose items are read elsewhere: `/owners/{owner}/pets` lists what `/pets/{pet}` reads. */
function roleOfListBelow({ byItem }: Index, operation: Operation, { names, word }: { readonly names: readonly string[]; readonly word: string }): Role | undefined {
  const noun = plain(singular(word));
  const listed = [...byItem.values()].find(({ resource }) => plain(resource.noun) === noun && answersList(resource, operation));
  return listed && { deed: 'list', resource: listed.resource, id: undefined, scope: names, verb: '' };
}
