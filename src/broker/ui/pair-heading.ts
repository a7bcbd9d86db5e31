import { html, nothing, type Markup } from '../../page/markup.ts';
import type { Pair } from './links.ts';

/** The head of a page about a consumer and a provider; who cannot see the arrow hears what it means. */
export const pairHeading = (kicker: string, pair: Pair, lead?: string): Markup => html`<div class="head">
<p class="kicker">${kicker}</p>
<h1>${pair.consumer} <span class="arrow" aria-hidden="true">→</span><span class="hidden">relies on</span> ${pair.provider}</h1>
${lead === undefined ? nothing : html`<p>${lead}</p>`}
</div>`;
