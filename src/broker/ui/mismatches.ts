import { html, nothing, withCode, type Markup } from '../../page/markup.ts';
import type { Mismatch } from './test-results.ts';

/** Each mismatch: where, what, and how to mend it. */
export const mismatchList = (mismatches: readonly Mismatch[]): Markup =>
  mismatches.length === 0 ? nothing : html`<ul class="mismatches">${mismatches.map(item)}</ul>`;

const item = ({ what, where, code, operation, fix }: Mismatch): Markup => html`<li class="mismatch">
<span>${where === undefined ? nothing : html`<code>${where}</code> `}${withCode(what)}</span>
${fix === undefined ? nothing : html`<span class="fix"><b>Fix</b> ${withCode(fix)}</span>`}
${code === undefined && operation === undefined ? nothing : html`<small>${[code, operation && `operation ${operation}`].filter(Boolean).join(' · ')}</small>`}
</li>`;
