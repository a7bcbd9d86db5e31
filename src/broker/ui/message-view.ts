import { STATUS_CODES } from 'node:http';
import { html, nothing, withCode, type Markup } from '../../page/markup.ts';
import { prettyJson } from '../../page/pretty-json.ts';
import type { PactBody, PactRequest, PactResponse } from '../../pact/types.ts';
import { rulesInWords, type RuleInWords } from '../../pact/words.ts';

/** Bodies with more lines, and lists with more rules, are folded. */
const longBody = 40;
const longRules = 14;
/** A body beyond this is cut: its whole is in the raw pact. */
const cut = 100_000;

export const requestView = (request: PactRequest): Markup => html`<section class="message"><h3>Request</h3>
<p class="line"><code><b>${request.method.toUpperCase()}</b> ${request.path}</code></p>
${fieldList('Query', request.query)}${fieldList('Headers', request.headers)}${bodyView(request.body)}${ruleList(rulesInWords(request))}
</section>`;

export const responseView = (response: PactResponse): Markup => html`<section class="message"><h3>Response</h3>
<p class="line"><code><b>${response.status}</b> ${STATUS_CODES[response.status] ?? ''}</code></p>
${fieldList('Headers', response.headers)}${bodyView(response.body)}${ruleList(rulesInWords(response))}
</section>`;

const fieldList = (label: string, fields: { readonly [name: string]: readonly string[] } = {}): Markup => {
  const entries = Object.entries(fields);
  if (entries.length === 0) return nothing;
  return html`<div><h4>${label}</h4><dl class="fields">${entries.map(([name, values]) => html`<dt><code>${name}</code></dt><dd><code>${values.join(', ')}</code></dd>`)}</dl></div>`;
};

export function bodyView(body: PactBody | undefined): Markup {
  if (body === undefined) return nothing;
  if (body.encoded === 'base64') return html`<p class="soft">Binary body, ${body.contentType}, ${binarySize(body)} bytes</p>`;
  const isText = typeof body.content === 'string';
  const text = isText ? String(body.content) : JSON.stringify(body.content, null, 2);
  if (text.length > cut) return html`<p class="soft">Body of ${text.length.toLocaleString('en')} characters, ${body.contentType}: see the raw pact.</p>`;
  const lines = text.split('\n').length;
  const shown = html`<pre class="body" tabindex="0" role="region" aria-label="Body">${isText ? html`<code>${text}</code>` : prettyJson(body.content)}</pre>`;
  if (lines <= longBody) return html`<div><h4>Body, ${body.contentType}</h4>${shown}</div>`;
  return html`<details><summary>Body, ${lines} lines of ${body.contentType}</summary>${shown}</details>`;
}

const binarySize = ({ content }: PactBody): string => Buffer.byteLength(String(content), 'base64').toLocaleString('en');

function ruleList(rules: readonly RuleInWords[]): Markup {
  if (rules.length === 0) return nothing;
  const list = html`<dl class="rules">${rules.map(rule)}</dl>`;
  return rules.length <= longRules ? html`<div><h4>Matching rules</h4>${list}</div>` : html`<details><summary>${rules.length} matching rules</summary>${list}</details>`;
}

const rule = ({ part, at, words }: RuleInWords): Markup =>
  html`<dt>${part === 'body' || part === at ? nothing : html`<span class="soft">${part}</span> `}<code>${at}</code></dt><dd>${withCode(words)}</dd>`;
