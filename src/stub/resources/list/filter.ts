import { asText } from '../../../json/as-text.ts';
import type { Json } from '../../../json/json.ts';
import { isArray } from '../../../json/json.ts';
import { lookUp, member } from '../../../json/pointer.ts';
import type { Understood } from '../../request/understand.ts';
import { plain, singular } from '../../names.ts';
import type { Thing } from '../shelf.ts';
import { isAboutPages } from './paging.ts';

const isSearch = (name: string): boolean => /^(q|query|search|filter|\$filter|jql|cql)$/i.test(name);

/** The filters of a request: query parameters that have the name of a thing's field, and the simple terms of a search: `name:'Rex'`. */
export function filterOf({ query }: Pick<Understood, 'query'>): (thing: Thing) => boolean {
  const entries = [...query];
  const equalities = entries.filter(([name]) => !isAboutPages(name) && !isSearch(name)).flatMap(([name, value]) => {
    const values = wantedIn(value);
    return values.length === 0 || values.some((one) => isNoFilter.test(one)) ? [] : [{ name, values }];
  });
  const terms = entries.flatMap(([name, value]) => (isSearch(name) && typeof value === 'string' ? termsIn(value) : []));
  return ({ fields }) =>
    equalities.every(({ name, values }) => holdsOne(fieldNamed(fields, name), values)) &&
    terms.every(({ path, value }) => holds(lookUp(fields, path), value));
}

/** The values that a field may have, as texts; an object is no filter. */
const wantedIn = (value: Json): readonly string[] => (isArray(value) ? value : [value]).filter((one) => typeof one !== 'object').map(asText);

/** What asks for everything. */
const isNoFilter = /^(all|any|\*|)$/i;

/** The field of a name, however it is spelt, or of one of several: `ids` filters by `id`. */
function fieldNamed(fields: Thing['fields'], name: string): Json | undefined {
  const exact = member(fields, name);
  if (exact !== undefined) return exact;
  const keys = Object.keys(fields);
  const found = keys.find((key) => plain(key) === plain(name)) ?? keys.find((key) => plain(key) === singular(plain(name)));
  return found === undefined ? undefined : member(fields, found);
}

const holdsOne = (field: Json | undefined, wanted: readonly string[]): boolean => wanted.some((value) => holds(field, value));

/** A field that a thing does not have, or that holds an object, leaves it in. */
function holds(field: Json | undefined, wanted: string): boolean {
  if (field === undefined || (typeof field === 'object' && !isArray(field))) return true;
  return isArray(field) ? field.length === 0 || field.some((item) => typeof item === 'object' || asText(item) === wanted) : asText(field).toLowerCase() === wanted.toLowerCase();
}

interface Term {
  readonly path: string;
  readonly value: string;
}

const term = /([A-Za-z_][\w.]*(?:\[["']\w+["']\])*)\s*(?::|=|\beq\b)\s*(?:'([^']*)'|"([^"]*)"|([\w.@-]+))/g;

/** `name:'Rex' AND metadata['order']:'6'`; what is more than that filters nothing. */
function termsIn(text: string): readonly Term[] {
  if (/\b(or|not)\b|[<>~!]|-\w+:/i.test(text.replaceAll(/'[^']*'|"[^"]*"/g, ''))) return [];
  return [...text.matchAll(term)].map(([, name = '', single, double, bare]) => ({
    path: `/${name.replaceAll(/\[["'](\w+)["']\]/g, '.$1').split('.').join('/')}`,
    value: single ?? double ?? bare ?? '',
  }));
}
