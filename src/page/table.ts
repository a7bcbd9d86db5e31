import { html, type Markup } from './markup.ts';

/*
 * On a narrow screen a table's rows become blocks, which takes their meaning from assistive technology unless roles give it back;
 * each cell then carries the name of its column.
 */

export interface Table {
  readonly caption: string;
  readonly heads: readonly Markup[];
  /** Row groups as they stand in the table. */
  readonly bodies: readonly Markup[];
  readonly look?: 'overview' | 'grouped';
}

/** A table on its sheet. */
export const table = ({ caption, heads, bodies, look }: Table): Markup => html`<div class="sheet">
<table class="reflow ${look ?? ''}" role="table">
<caption>${caption}</caption>
<thead role="rowgroup">${row(heads)}</thead>
${bodies.map((body) => html`<tbody role="rowgroup">${body}</tbody>`)}
</table></div>`;

/** A column's name, and in small what it means. */
export const columnHead = (name: string, meaning?: string): Markup =>
  html`<th scope="col" role="columnheader">${name}${meaning === undefined ? '' : html`<small>${meaning}</small>`}</th>`;

export const row = (cells: readonly Markup[]): Markup => html`<tr role="row">${cells}</tr>`;

export const rowHead = (content: Markup): Markup => html`<th scope="row" role="rowheader">${content}</th>`;

/** Names several rows at once. */
export const groupHead = (content: Markup, rows: number): Markup =>
  html`<th scope="rowgroup" role="rowheader" rowspan="${rows}">${content}</th>`;

export const cell = (column: string, content: Markup): Markup =>
  html`<td role="cell" data-label="${column}"><div class="stack">${content}</div></td>`;
