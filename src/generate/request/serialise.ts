import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Parameter } from '../../openapi/operations.ts';
import { isScalar, textOf } from './parameter-values.ts';

/** A name and its text, as they stand in a query or a form; the example tells which texts would do as well. */
export interface Pair {
  readonly name: string;
  readonly text: string;
  readonly value: Json;
}

/** How a parameter or a form's field is written. */
export type Style = Pick<Parameter, 'name' | 'style' | 'explode'>;

const separators: Readonly<Record<string, string>> = { form: ',', pipeDelimited: '|', spaceDelimited: ' ' };

/** A value as name-value pairs in the style that the document gives. What a style leaves undefined is written with brackets, as everyone does. */
export function pairsOf(style: Style, value: Json): readonly Pair[] {
  if (isScalar(value)) return [pair(style.name, value)];
  if (style.style === 'deepObject' || holdsContainers(value)) return bracketPairs(style.name, value);
  if (isArray(value)) return style.explode ? value.map((item) => pair(style.name, item)) : [joined(style, value.map(textOf))];
  const entries = entriesOf(value);
  return style.explode ? entries.map(([name, item]) => pair(name, item)) : [joined(style, entries.flatMap(([name, item]) => [name, textOf(item)]))];
}

/** `a[b]=1`, `a[0]=1`, `a[0][b]=1`. */
export function bracketPairs(name: string, value: Json): readonly Pair[] {
  if (isArray(value)) return value.flatMap((item, index) => bracketPairs(`${name}[${index}]`, item));
  if (isObject(value)) return entriesOf(value).flatMap(([key, item]) => bracketPairs(`${name}[${key}]`, item));
  return [pair(name, value)];
}

const pair = (name: string, value: Json): Pair => ({ name, text: textOf(value), value });

const joined = ({ name, style }: Style, texts: readonly string[]): Pair => {
  const text = texts.join(separators[style] ?? ',');
  return { name, text, value: text };
};

const holdsContainers = (value: Json): boolean => (isArray(value) ? value : entriesOf(value).map(([, item]) => item)).some((item) => !isScalar(item));

const entriesOf = (value: Json): readonly (readonly [string, Json])[] =>
  isObject(value) ? Object.entries(value).map(([name, item]) => [name, item ?? null] as const) : [];
