import type { Answer } from '../../shared/answer.ts';

/** A list, by its first page and what its items are. */
export interface ListRequest<Item> {
  readonly operation: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly read: (answer: Answer) => Item;
  /** What tells an item from the others, on whatever page it is. */
  readonly keyOf: (item: Item) => string;
}

/** What a caller may ask of any list. */
export interface PageOptions {
  /** Items per page; the vendor's cap is applied. */
  readonly pagelen?: number;
  /** The fields to be answered, for lists of large objects; what paging needs is added. */
  readonly fields?: string;
}

interface ListQuery {
  /** More than this is refused, not cut. */
  readonly most: number;
  readonly options: PageOptions;
  /** An order that new items do not disturb, where the list takes one. */
  readonly sort?: string;
  readonly more?: readonly (readonly [string, string | undefined])[];
}

/** The query of a first page. Those of others stand in `next`. */
export function listQuery({ most, options: { pagelen = most, fields }, sort, more = [] }: ListQuery): URLSearchParams {
  const wanted = [['pagelen', `${Math.min(pagelen, most)}`], ['sort', sort], ['fields', fields && withPaging(fields)], ...more];
  return new URLSearchParams(wanted.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** `fields` leaves out whatever it does not name, the address of the next page too. */
function withPaging(fields: string): string {
  const named = fields.split(',');
  return [...named, ...['next', 'size'].filter((field) => !named.includes(field))].join(',');
}
