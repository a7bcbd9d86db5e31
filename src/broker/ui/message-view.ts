import { STATUS_CODES } from 'node:http';
import { html, nothing, withCode, type Markup } from '../../page/markup.ts';
import { prettyJson } from '../../page/pretty-json.ts';
import { asText } from '../../json/as-text.ts';
import type { MessageInteraction, PactBody, PactRequest, PactResponse } from '../../pact/types.ts';
import { messageRulesInWords, rulesInWords, type RuleInWords } from '../../pact/words.ts';

/** Bodies with more lines, and lists with more rules, are folded. */
const longBody = 40;
const longRules = 14;
/** A body beyond this is left out: its whole is in the raw pact. */
const hugeBody = 100_000;

export const requestView = (request: PactRequest): Markup => html`<section class="message">
<h3>Request</h3>
<p class="line"><code><b>${request.method}</b> ${request.path}</code></p>
${fields('Query', request.query)}${fields('Headers', request.headers)}${bodyView(request.body)}${rules(rulesInWords(request))}
</section>`;

export const responseView = (response: PactResponse): Markup => html`<section class="message">
<h3>Response</h3>
<p class="line"><code><b>${response.status}</b> ${STATUS_CODES[response.status] ?? ''}</code></p>
${fields('Headers', response.headers)}${bodyView(response.body)}${rules(rulesInWords(response))}
</section>`;

/** What the provider sends of its own accord. */
export const messageView = (message: MessageInteraction): Markup => html`<section class="message">
<h3>Message</h3>
${fields('Metadata', textsOf(message.metadata))}${bodyView(message.contents)}${rules(messageRulesInWords(message))}
</section>`;

const textsOf = (metadata: MessageInteraction['metadata'] = {}): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, [asText(value)]]));

function fields(label: string, its: { readonly [name: string]: readonly string[] } = {}): Markup {
  const entries = Object.entries(its);
  if (entries.length === 0) return nothing;
  const items = entries.map(([name, values]) => html`<dt><code>${name}</code></dt><dd><code>${values.join(', ')}</code></dd>`);
  return html`<div><h4>${label}</h4><dl class="fields">${items}</dl></div>`;
}

function bodyView(body: PactBody | undefined): Markup {
  if (body === undefined) return nothing;
  const { content, contentType, encoded } = body;
  if (encoded === 'base64') return html`<p class="soft">Binary body, ${contentType}, ${binarySize(body)} bytes</p>`;
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
  if (text.length > hugeBody) return html`<p class="soft">Body of ${count(text.length)} characters, ${contentType}: see the raw pact.</p>`;
  const printed = typeof content === 'string' ? html`<code>${content}</code>` : prettyJson(content);
  const shown = html`<pre class="body" tabindex="0" role="group" aria-label="Body">${printed}</pre>`;
  const lines = text.split('\n').length;
  if (lines > longBody) return html`<details><summary>Body, ${lines} lines of ${contentType}</summary>${shown}</details>`;
  return html`<div><h4>Body, ${contentType}</h4>${shown}</div>`;
}

const binarySize = ({ content }: PactBody): string => count(typeof content === 'string' ? Buffer.byteLength(content, 'base64') : 0);

const count = (number: number): string => number.toLocaleString('en');

function rules(its: readonly RuleInWords[]): Markup {
  if (its.length === 0) return nothing;
  const list = html`<dl class="rules">${its.map(rule)}</dl>`;
  if (its.length > longRules) return html`<details><summary>${its.length} matching rules</summary>${list}</details>`;
  return html`<div><h4>Matching rules</h4>${list}</div>`;
}

/** A JSON path speaks for itself, a name needs its part. */
const rule = ({ part, at, words }: RuleInWords): Markup => html`
<dt>${part === 'body' || part === at ? nothing : html`<span class="soft">${part}</span> `}<code>${at}</code></dt>
<dd>${withCode(words)}</dd>`;
