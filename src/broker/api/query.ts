import { badRequest } from './refusal.ts';

/** A query string read as Ruby's Rack reads it: `a[]=1`, `a[k]=v`, and lists of objects, `q[][k]=v`. */
export interface Query {
  readonly [name: string]: QueryValue | undefined;
}
export type QueryValue = string | readonly QueryValue[] | Query;

interface Draft {
  [name: string]: QueryValue;
}

/** The rest of a name is cut at so many brackets; nobody needs more. */
const maxDepth = 8;

export function parseQuery(search: string): Query {
  const draft = emptyDraft();
  for (const [name, value] of new URLSearchParams(search)) {
    if (name !== '') put(draft, path(name), value);
  }
  return draft;
}

/** A value that is one text. */
export const textOf = (value: QueryValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** A list, or one text as a list of one. */
export const listOf = (value: QueryValue | undefined): readonly QueryValue[] =>
  typeof value === 'string' ? [value] : isList(value) ? value : [];

export const isQuery = (value: QueryValue | undefined): value is Query => typeof value === 'object' && !isList(value);

const isList = (value: QueryValue | undefined): value is readonly QueryValue[] => Array.isArray(value);

/** Nothing that a client sends as a name is special. */
const emptyDraft = (): Draft => Object.create(null);

/** `q[][pacticipant]` → `q`, ``, `pacticipant`. */
function path(name: string): readonly string[] {
  const first = /^[^[]+/.exec(name)?.[0] ?? name;
  return [first, ...[...name.slice(first.length).matchAll(/\[([^[\]]*)\]/g)].map((match) => match[1] ?? '')].slice(0, maxDepth);
}

function put(draft: Draft, [name = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) draft[name] = value;
  else if (rest[0] === '') draft[name] = append(draft[name], rest.slice(1), value);
  else put(tableAt(draft, name), rest, value);
}

function append(list: QueryValue | undefined, rest: readonly string[], value: string): QueryValue {
  const items = list === undefined ? [] : list;
  if (!isList(items)) throw badRequest('A query parameter is used both as a list and as something else.');
  if (rest.length === 0) return [...items, value];
  const last = items.at(-1);
  // A key that the current element already has begins the next element.
  const continues = isQuery(last) && !(rest.length === 1 && Object.hasOwn(last, rest[0] ?? ''));
  const element: Draft = Object.assign(emptyDraft(), continues ? last : {});
  put(element, rest, value);
  return [...(continues ? items.slice(0, -1) : items), element];
}

function tableAt(draft: Draft, name: string): Draft {
  const known = draft[name];
  if (known !== undefined && !isQuery(known))
    throw badRequest(`The query parameter "${name}" is used both as an object and as something else.`);
  const table: Draft = Object.assign(emptyDraft(), known);
  draft[name] = table;
  return table;
}
