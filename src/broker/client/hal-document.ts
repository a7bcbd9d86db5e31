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

/** The address behind a relation, its `{template}` filled in; of several links the first, or the one with that name. */
export function linkOf(document: Json | undefined, rel: string, fill: { readonly [name: string]: string } = {}, name?: string): string | undefined {
  const links = linksOf(document, rel);
  const chosen = name === undefined ? links[0] : links.find((link) => link['name'] === name);
  return textAt(chosen, 'href')?.replaceAll(/\{(\w+)\}/g, (whole, key: string) => {
    const value = Object.hasOwn(fill, key) ? fill[key] : undefined;
    return value === undefined ? whole : encodeURIComponent(value);
  });
}

/** A relation holds one link or a list of them. */
export function linksOf(document: Json | undefined, rel: string): readonly JsonObject[] {
  const found = at(document, '_links', rel);
  return (isArray(found) ? found : [found]).filter(isObject);
}
