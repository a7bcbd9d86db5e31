import { html, type Markup } from '../../page/markup.ts';

/** One entry of a list of facts. */
export const fact = (name: string, value: Markup | string): Markup => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
