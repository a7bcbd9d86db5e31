import type { Json } from '../json/json.ts';
import { isArray, isObject } from '../json/json.ts';
import { html, type Markup } from './markup.ts';

/** Nesting beyond this is printed on one line: hostile bodies nest without end. */
const deepest = 40;

/** JSON over several lines with its keys, texts and other values told apart by class. */
export const prettyJson = (value: Json): Markup => html`<code class="json">${print(value, 0)}</code>`;

type Printed = Markup | string | readonly Printed[];

function print(value: Json, depth: number): Printed {
  if (depth >= deepest) return JSON.stringify(value);
  if (isArray(value)) return block('[]', value.map((item) => print(item, depth + 1)), depth);
  if (isObject(value)) return block('{}', entries(value, depth), depth);
  return html`<span class="${typeof value === 'string' ? 's' : 'v'}">${JSON.stringify(value)}</span>`;
}

const entries = (value: { readonly [key: string]: Json | undefined }, depth: number): readonly Printed[] =>
  Object.keys(value).map((key) => [html`<span class="k">${JSON.stringify(key)}</span>: `, print(value[key] ?? null, depth + 1)]);

function block(brackets: string, items: readonly Printed[], depth: number): Printed {
  if (items.length === 0) return brackets;
  const indent = '\n' + '  '.repeat(depth + 1);
  const lines = items.map((item, index) => [index === 0 ? '' : ',', indent, item]);
  return [brackets.charAt(0), lines, '\n' + '  '.repeat(depth), brackets.charAt(1)];
}
