import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Parameter } from '../../openapi/operations.ts';
import type { Kind } from '../../openapi/wire/notation.ts';
import { delimiters, notationOf } from '../../openapi/wire/notation.ts';
import { isScalar, textOf } from './parameter-values.ts';

/** A name and its text, as they stand in a query or a form; the example tells which texts would do as well. */
export interface Pair {
  readonly name: string;
  readonly text: string;
  readonly value: Json;
}

/** How a parameter or a form's field is written. */
export type Style = Pick<Parameter, 'name' | 'style' | 'explode'>;

/** A value as name-value pairs in the style that the document gives. What a style leaves undefined is written with brackets, as everyone does. */
export function pairsOf(style: Style, value: Json): readonly Pair[] {
  if (isScalar(value)) return [pair(style.name, value)];
  if (style.style === 'deepObject' || holdsContainers(value)) return bracketPairs(style.name, value);
  if (isArray(value)) return style.explode ? value.map((item) => pair(style.name, item)) : [joined(style, value.map(textOf))];
  const entries = entriesOf(value);
  return style.explode ? entries.map(([name, item]) => pair(name, item)) : [joined(style, entries.flatMap(([name, item]) => [name, textOf(item)]))];
}

/** A value as the one text that its parameter's style makes of it; what stands in it may have to be encoded. */
export function styledText(parameter: Parameter, value: Json, encoded: (text: string) => string = asItIs): string {
  const { start, between, named } = notationOf(parameter, kindOf(value));
  const written = (item: Json): string => encoded(textOf(item));
  if (isScalar(value)) return start + written(value);
  if (isArray(value)) return start + value.map(written).join(between);
  const entries = entriesOf(value).map(([name, item]) => [encoded(name), written(item)]);
  return start + entries.map((entry) => entry.join(named ? '=' : between)).join(between);
}

const asItIs = (text: string): string => text;

export const kindOf = (value: Json): Kind => (isScalar(value) ? 'scalar' : isArray(value) ? 'list' : 'object');

/** `a[b]=1`, `a[0]=1`, `a[0][b]=1`. */
export function bracketPairs(name: string, value: Json): readonly Pair[] {
  if (isArray(value)) return value.flatMap((item, index) => bracketPairs(`${name}[${index}]`, item));
  if (isObject(value)) return entriesOf(value).flatMap(([key, item]) => bracketPairs(`${name}[${key}]`, item));
  return [pair(name, value)];
}

const pair = (name: string, value: Json): Pair => ({ name, text: textOf(value), value });

const joined = ({ name, style }: Style, texts: readonly string[]): Pair => {
  const text = texts.join(delimiters[style] ?? ',');
  return { name, text, value: text };
};

const holdsContainers = (value: Json): boolean => (isArray(value) ? value : entriesOf(value).map(([, item]) => item)).some((item) => !isScalar(item));

const entriesOf = (value: Json): readonly (readonly [string, Json])[] =>
  isObject(value) ? Object.entries(value).map(([name, item]) => [name, item ?? null] as const) : [];
