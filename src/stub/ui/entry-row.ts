import { STATUS_CODES } from 'node:http';
import type { Json } from '../../json/json.ts';
import type { Markup } from '../../page/markup.ts';
import { breakable, html, nothing, withCode } from '../../page/markup.ts';
import { prettyJson } from '../../page/pretty-json.ts';
import type { Status } from '../../page/status.ts';
import { statusMark } from '../../page/status.ts';
import { cell, row, rowHead } from '../../page/table.ts';
import { timeTag } from '../../page/time.ts';
import type { Shown } from '../journal.ts';
import type { Problem } from '../problem.ts';

/** One request and what became of it; headers and body are folded. */
export const entryRow = (entry: Shown, now: Date): Markup =>
  row([
    rowHead(html`<span class="name">${asked(entry)}</span>${message(entry)}`),
    cell('Operation', entry.operation === undefined ? html`<span class="none">none</span>` : html`<code>${breakable(entry.operation)}</code>`),
    cell('Answer', statusMark(markOf(entry), wordOf(entry))),
    cell('To know', remarks(entry)),
    cell('When', timeTag(entry.at, now)),
  ]);

const asked = ({ method, path, query }: Shown): Markup => html`<code><b>${method}</b> ${breakable(path)}${query === undefined ? nothing : html`<wbr>?${breakable(query)}`}</code>`;

function markOf({ status, problems = [] }: Shown): Status {
  if (status === 0) return 'unknown';
  return status >= 400 || problems.length > 0 ? 'failed' : 'passed';
}

const wordOf = ({ status }: Shown): string => (status === 0 ? 'no answer' : `${status} ${STATUS_CODES[status] ?? ''}`.trim());

function remarks({ problems = [], state, notes = [] }: Shown): Markup {
  const its = [...problems.map(problemItem), ...(state === undefined ? [] : [html`<li><small>state: ${state}</small></li>`]), ...notes.map((note) => html`<li><small>${note}</small></li>`)];
  return its.length === 0 ? html`<span class="none">nothing</span>` : html`<ul class="mismatches">${its}</ul>`;
}

const problemItem = ({ code, pointer, rule, message: words }: Problem): Markup => html`<li class="mismatch"><span>${withCode(words)}</span>
<small><code>${code}</code> at <code>${breakable(pointer)}</code>${rule === '' ? nothing : html` by <code>#${breakable(rule)}</code>`}</small></li>`;

const message = ({ headers, body, method, path }: Shown): Markup => html`<details><summary>Headers${body === undefined ? '' : ' and body'}<span class="hidden"> of ${method} ${path}</span></summary>
<dl class="fields">${Object.entries(headers).map(([name, value]) => html`<dt><code>${name}</code></dt><dd><code>${value}</code></dd>`)}</dl>
${body === undefined ? nothing : html`<pre class="body" tabindex="0" role="group" aria-label="Body of ${method} ${path}">${bodyText(body)}</pre>`}</details>`;

function bodyText(body: string): Markup {
  try {
    const value: Json = JSON.parse(body);
    return prettyJson(value);
  } catch {
    return html`<code>${body}</code>`;
  }
}
