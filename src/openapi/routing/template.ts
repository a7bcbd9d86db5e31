import { decoded } from './decoded.ts';

/**
 * One segment of a path template. `parts` are the literal texts around and between its parameters: `{id}.json` has '' and '.json'.
 * Where it is far, values may hold slashes: it takes in several segments of a path.
 */
export type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'mixed'; readonly parts: readonly string[]; readonly isFar: boolean }
  | { readonly kind: 'any'; readonly isFar: boolean };

export interface PathTemplate {
  readonly segments: readonly Segment[];
  /** Parameter names in the order of their values. */
  readonly names: readonly string[];
  /** Those, by index, that another follows with nothing between: `{name}{extension}`. */
  readonly touching: readonly number[];
  /** What the documented path says about the query or a header: `/#Action=ListUsers`, `/orders?expand=all`. */
  readonly demands: readonly (readonly [string, string])[];
}

const parameter = /\{\+?[^{}]*\}/;

/** Reads a documented path. `reachesFar` tells whether a parameter's value may hold slashes. */
export function parseTemplate(path: string, reachesFar: (name: string) => boolean = () => false): PathTemplate {
  const [route = '', ...extra] = path.split(/[?#]/);
  const texts = route.split('/').slice(1);
  const segments = texts.map((text) => segmentOf(text, reachesFar));
  const demands = extra.flatMap((text) => [...new URLSearchParams(text)]).filter(([, value]) => value !== '');
  return { segments, names: namesIn(route), touching: touchingIn(route), demands };
}

function segmentOf(text: string, reachesFar: (name: string) => boolean): Segment {
  const parts = text.split(parameter).map(decoded);
  if (parts.length === 1) return { kind: 'literal', text: parts[0] ?? '' };
  const isFar = text.includes('{+') || namesIn(text).some(reachesFar);
  return parts.some((part) => part !== '') || parts.length > 2 ? { kind: 'mixed', parts, isFar } : { kind: 'any', isFar };
}

function touchingIn(route: string): readonly number[] {
  const found = [...route.matchAll(/\{[^{}]*\}/g)];
  return found.flatMap((match, index) => (match.index + match[0].length === found[index + 1]?.index ? [index] : []));
}

const namesIn = (route: string): readonly string[] => [...route.matchAll(/\{\+?([^{}]*)\}/g)].map((match) => match[1] ?? '');

/**
 * The values of a mixed segment: each ends where the next literal first stands, the last where the segment ends. What ends as a file's name
 * does, `{box}.{format}`, has its extension after the last dot.
 * No regular expression: a long hostile segment costs no more than its length.
 */
export function matchParts([head = '', ...rest]: readonly string[], text: string): readonly string[] | undefined {
  if (!text.startsWith(head)) return undefined;
  const values: string[] = [];
  let from = head.length;
  for (const [index, literal] of rest.entries()) {
    const end = endOf(literal, { text, from, after: rest.slice(index + 1) });
    if (end <= from) return undefined;
    values.push(text.slice(from, end));
    from = end + literal.length;
  }
  return values;
}

interface Remainder {
  readonly text: string;
  readonly from: number;
  /** The literals that follow. */
  readonly after: readonly string[];
}

function endOf(literal: string, { text, from, after }: Remainder): number {
  if (after.length === 0) return text.endsWith(literal) ? text.length - literal.length : -1;
  const isExtension = literal === '.' && after.length === 1 && after[0] === '';
  return isExtension ? text.lastIndexOf(literal) : text.indexOf(literal, from + 1);
}
