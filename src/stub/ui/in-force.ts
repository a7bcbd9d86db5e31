import type { Markup } from '../../page/markup.ts';
import { html } from '../../page/markup.ts';
import type { Memory } from '../memory.ts';

/** The states and faults that decide answers now. */
export const inForce = ({ situation, faults }: Memory): Markup => html`<dl class="facts">
<div><dt>Provider states in force</dt><dd>${orNone(situation.states.map(({ name, params }) => html`${name}${Object.keys(params).length === 0 ? '' : html` <code>${JSON.stringify(params)}</code>`}`))}</dd></div>
<div><dt>Faults in force</dt><dd>${orNone(faults.list().map((fault) => html`<code>${JSON.stringify(fault)}</code>`))}</dd></div>
</dl>`;

const orNone = (items: readonly Markup[]): Markup => (items.length === 0 ? html`<span class="none">none</span>` : html`<ul class="where">${items.map((item) => html`<li>${item}</li>`)}</ul>`);
