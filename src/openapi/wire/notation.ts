import type { Parameter } from '../operations.ts';

/** How a value is written as one text. */
export interface Notation {
  /** What stands before it. */
  readonly start: string;
  /** What stands between the members of a list or an object. */
  readonly between: string;
  /** Whether an object's members are `name=value`, rather than `name,value`. */
  readonly named: boolean;
}

export type Kind = 'scalar' | 'list' | 'object';

/** Tabs are Swagger 2.0's `tsv`, for which OpenAPI 3 has no word. */
export const delimiters: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|', tabDelimited: '\t' };

/**
 * OpenAPI's table of styles, as far as they write one text: `/` is what `explode` changes.
 *
 * | style    | scalar | list        | object              |
 * |----------|--------|-------------|---------------------|
 * | simple   | `1`    | `1,2`       | `a,1,b,2`/`a=1,b=2` |
 * | label    | `.1`   | `.1,2`/`.1.2` | `.a,1,b,2`/`.a=1.b=2` |
 * | matrix   | `;p=1` | `;p=1,2`/`;p=1;p=2` | `;p=a,1,b,2`/`;a=1;b=2` |
 * | delimited | `1`   | `1\|2`      | `a\|1\|b\|2`        |
 *
 * What the table leaves undefined is written as in `simple`, but between the style's own delimiters where it has some: a list between pipes
 * in a path, a list in a cookie, `label` anywhere but in a path.
 */
export function notationOf({ name, in: where, style, explode }: Pick<Parameter, 'name' | 'in' | 'style' | 'explode'>, kind: Kind): Notation {
  if (where === 'path' && style === 'label') return { start: '.', between: explode ? '.' : ',', named: explode };
  if (where === 'path' && style === 'matrix') return matrix(name, explode, kind);
  return { start: '', between: delimiters[style] ?? ',', named: explode };
}

function matrix(name: string, explode: boolean, kind: Kind): Notation {
  if (explode && kind === 'object') return { start: ';', between: ';', named: true };
  return { start: `;${name}=`, between: explode && kind === 'list' ? `;${name}=` : ',', named: explode };
}
