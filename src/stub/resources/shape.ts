import { singular } from '../names.ts';

/** A documented path without the names of its parameters: what two paths have in common although they name things differently. */
export interface Shape {
  /** `/owners/{}/pets/{}`. */
  readonly text: string;
  /** The parameters' names in order. */
  readonly names: readonly string[];
}

const extension = /\.(json|xml|\{(format|ext|extension)\})$/i;

/** The shape of a path; a format at its end is left out. Undefined where more than the path tells operations apart. */
export function shapeOf(path: string): Shape | undefined {
  if (/[?#]/.test(path)) return undefined;
  const route = path.replace(/\/+$/, '').replace(extension, '');
  const names = [...route.matchAll(/\{\+?([^{}]*)\}/g)].map((match) => match[1] ?? '');
  return { text: route.replaceAll(/\{[^{}]*\}/g, '{}'), names };
}

/** The collection that a shape names one thing of: `/pets/{}` → `/pets`, `/pets('{}')` → `/pets`; undefined where it names none. */
export function collectionOf(text: string): string | undefined {
  const quoted = /^(.*\/[^/{}]+)\('?\{\}'?\)$/.exec(text)?.[1];
  if (quoted !== undefined) return quoted;
  return text.endsWith('/{}') ? text.slice(0, -3) : undefined;
}

/** A shape's last word and what comes before it: `/pets/{}/close` and `/pets/{}:close` → `/pets/{}` and `close`. */
export function lastWord(text: string): { readonly before: string; readonly word: string } | undefined {
  const found = /^(.*)[/:]([^/:{}]+)$/.exec(text);
  return found?.[1] === undefined || found[2] === undefined ? undefined : { before: found[1], word: found[2] };
}

/** Collections of which one is said to be another's by its number alone: `/pet` holds what `/pets/{}` is. */
export const collectionKey = (text: string): string => text.replace(/[^/{}]+$/, singular);
