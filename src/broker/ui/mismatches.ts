import { html, nothing, withCode, type Markup } from '../../page/markup.ts';
import type { Mismatch } from './test-results.ts';

/** Each mismatch: where, what, and how to mend it. */
export const mismatchList = (mismatches: readonly Mismatch[]): Markup =>
  mismatches.length === 0 ? nothing : html`<ul class="mismatches">${mismatches.map(item)}</ul>`;

const item = (mismatch: Mismatch): Markup => html`<li class="mismatch">
<span>${mismatch.where === undefined ? nothing : html`<code>${mismatch.where}</code> `}${withCode(mismatch.what)}</span>
${mismatch.fix === undefined ? nothing : html`<span class="fix"><b>Fix</b> ${withCode(mismatch.fix)}</span>`}
${references(mismatch)}
</li>`;

function references({ code, operation }: Mismatch): Markup {
  const its = [...(code === undefined ? [] : [code]), ...(operation === undefined ? [] : [`operation ${operation}`])];
  return its.length === 0 ? nothing : html`<small>${its.join(' · ')}</small>`;
}
