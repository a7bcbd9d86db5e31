import type { Json } from '../../../json/json.ts';
import { member } from '../../../json/pointer.ts';
import { acceptedTypes } from '../../../openapi/wire/accepted.ts';
import { schemaAt } from '../../../openapi/schema.ts';
import type { Endpoint } from '../../endpoint.ts';
import type { Understood } from '../../request/understand.ts';
import { fieldsOf } from '../lay.ts';
import type { Place } from '../../../openapi/place.ts';

/** A parameter of a list, or a field of what is sent to search. */
export interface Knob {
  readonly name: string;
  readonly in: 'query' | 'body';
  /** Undefined where the document does not have it. */
  readonly schema: Place | undefined;
}

/** How one goes from page to page: which parameters say where a page begins and how large it is. */
export interface Paging {
  readonly size: Knob | undefined;
  readonly offset: Knob | undefined;
  /** A number. */
  readonly page: Knob | undefined;
  /** What the answer before gave, to be sent as it was. */
  readonly token: Knob | undefined;
  /** The id of the thing after which, or before which, the page is. */
  readonly after: Knob | undefined;
  readonly before: Knob | undefined;
  readonly order: Knob | undefined;
}

const names: Readonly<Record<keyof Paging, RegExp>> = {
  size: /^(\$?top|\$?limit|_?limit|page_?size|per_?page|page_?len(gth)?|count|num|max_?results?|max_?items|max_?keys|max_?records|results?_?per_?page|first|size|rows|take|items_?per_?page|page\[(size|limit)\])$/i,
  offset: /^(\$?skip|_?offset|start|start_?(at|index|position)|from|first_?result|page\[offset\])$/i,
  page: /^(_?page|page_?(number|num|no|index)|p|current_?page|page\[number\])$/i,
  token: /^(page_?token|(next|continuation|start(ing)?|pagination|list)_?(page_?)?(token|marker|cursor)|\$?skip_?token|cursor|page_?cursor|marker|position_?marker|stream_position|token|continue|bookmark|scroll_?id|page_?marker|page\[(cursor|after)\])$/i,
  after: /^(starting_?after|after(_?id)?|since_?id|last_?id|start_?after|exclusive_?start_?id)$/i,
  before: /^(ending_?before|before(_?id)?|end_?before)$/i,
  order: /^(order|sort_?(order|dir|direction)|direction|dir|sort|sort_?by|order_?by|\$?orderby)$/i,
};

/** Whether a name is about pages rather than about things. */
export const isAboutPages = (name: string): boolean => Object.values(names).some((pattern) => pattern.test(name));

const known = new WeakMap<Endpoint, readonly Knob[]>();

/** How this list is paged: as the document says, and as the client does besides. */
export function pagingOf(request: Understood): Paging {
  const { endpoint, query } = request;
  const declared = known.get(endpoint) ?? knobsOf(endpoint);
  known.set(endpoint, declared);
  const others = [...query.keys()].filter((name) => !declared.some((knob) => knob.name === name));
  const knobs = [...declared, ...others.map((name): Knob => ({ name, in: 'query', schema: undefined }))];
  const find = (kind: keyof Paging): Knob | undefined => knobs.find(({ name }) => names[kind].test(name));
  const page = find('page');
  // What is called a page and is a text is what the page before gave.
  const isOpaque = page?.schema !== undefined && acceptedTypes(endpoint.document, page.schema)?.has('string') === true && /^page$/i.test(page.name);
  return {
    size: find('size'),
    offset: find('offset'),
    page: isOpaque ? undefined : page,
    token: find('token') ?? (isOpaque ? page : undefined),
    after: find('after'),
    before: find('before'),
    order: find('order'),
  };
}

function knobsOf({ document, operation }: Endpoint): readonly Knob[] {
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name, schema }): Knob => ({ name, in: 'query', schema }));
  const schema = operation.body?.content.find((media) => media.schema !== undefined)?.schema;
  const inBody = schema === undefined ? [] : [...fieldsOf(document, schema)].map(([name, place]): Knob => ({ name, in: 'body', schema: place }));
  return [...inQuery, ...inBody];
}

/** What a client says with a parameter, else what the document says that it means to say nothing. */
export function valueOf({ endpoint, query, body }: Understood, knob: Knob | undefined): Json | undefined {
  if (knob === undefined) return undefined;
  const said = knob.in === 'query' ? query.get(knob.name) : member(body, knob.name);
  return said ?? (knob.schema === undefined ? undefined : member(schemaAt(endpoint.document, knob.schema).place.value, 'default'));
}

/** The same as a number; undefined where it is none. */
export function numberOf(request: Understood, knob: Knob | undefined): number | undefined {
  const value = valueOf(request, knob);
  const number = typeof value === 'number' ? value : typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
  return number === undefined || number < 0 ? undefined : Math.floor(number);
}
