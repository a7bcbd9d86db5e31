import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';

/** Follows own members down into an answer; undefined as soon as one is missing. */
export const at = (value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined =>
  path.reduce<Json | undefined>((inner, key) => member(inner, key), value);

export const textAt = (value: Json | undefined, ...path: readonly (string | number)[]): string | undefined => {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
};

export const listAt = (value: Json | undefined, ...path: readonly string[]): readonly Json[] => {
  const found = at(value, ...path);
  return isArray(found) ? found : [];
};

/** The address behind a relation, its `{template}` filled in; of several links the first. */
export const linkOf = (document: Json | undefined, rel: string, fill: { readonly [name: string]: string } = {}): string | undefined =>
  textAt(linksOf(document, rel)[0], 'href')?.replaceAll(/\{(\w+)\}/g, (whole, key: string) => {
    const value = Object.hasOwn(fill, key) ? fill[key] : undefined;
    return value === undefined ? whole : encodeURIComponent(value);
  });

/** The address of that link of a relation which has this name. */
export const linkNamed = (document: Json | undefined, rel: string, name: string): string | undefined =>
  textAt(linksOf(document, rel).find((link) => link['name'] === name), 'href');

/** A relation holds one link or a list of them. */
export function linksOf(document: Json | undefined, rel: string): readonly JsonObject[] {
  const found = at(document, '_links', rel);
  return (isArray(found) ? found : [found]).filter(isObject);
}
