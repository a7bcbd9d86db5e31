import { pageResponse } from '../../page/layout.ts';
import type { Markup } from '../../page/markup.ts';
import { breakable, html, nothing } from '../../page/markup.ts';
import { columnHead, table } from '../../page/table.ts';
import type { Control } from '../control/call.ts';
import { controlPath } from '../control/control-token.ts';
import { shown } from '../journal.ts';
import { entryRow } from './entry-row.ts';
import { inForce } from './in-force.ts';

/** What the page tells of; undefined: every namespace. */
export interface Look {
  readonly namespace: string | undefined;
}

/** More would take a browser long; the rest is there as JSON. */
const mostRows = 200;

/** The page for people: what is served, what is in force, and what was asked and answered. */
export function journalPage(control: Control, look: Look): Promise<Response> {
  const { memories, clock } = control;
  const { namespace } = look;
  const journal = namespace === undefined ? memories.journal : memories.of(namespace).journal;
  const entries = journal.entries();
  const newest = entries.slice(-mostRows).toReversed().map(shown);
  const main = html`
${heading(control)}
${inForce(memories.of(namespace ?? ''))}
<section class="section" aria-labelledby="journal">
<h2 id="journal">Requests</h2>
<div class="filter">${filterForm(memories.names(), namespace)}${resetForm(namespace)}</div>
${newest.length === 0 ? nobodyAsked(namespace) : table({
    caption: entries.length > mostRows ? `The newest ${mostRows} of ${entries.length}, the newest first; all of them are in /_vendorproof/requests` : 'The newest first',
    heads: [columnHead('Request'), columnHead('Operation'), columnHead('Answer'), columnHead('What was wrong, and what to know'), columnHead('When')],
    bodies: newest.map((entry) => entryRow(entry, clock())),
  })}
</section>`;
  return pageResponse({ title: `Stub of ${titlesOf(control)}`, crumbs: [], home: controlPath, main });
}

const titlesOf = ({ served, pacts }: Control): string => [...served.map(({ document }) => document.title), ...pacts.map(({ provider }) => provider)].join(', ');

const heading = (control: Control): Markup => html`<div class="head"><h1>Stub of ${titlesOf(control)}</h1>
<ul class="links">${control.served.map(
  ({ document }) => html`<li>${document.title} ${document.version}: ${operationsOf(control, document.file)} operations of <code>${breakable(document.file)}</code>, SHA-256 <code>${document.sha256.slice(0, 8)}</code></li>`,
)}${control.pacts.map(({ consumer, provider, interactions }) => html`<li>${interactions.length} interactions of the pact of ${consumer} with ${provider}</li>`)}</ul></div>`;

const operationsOf = ({ endpoints }: Control, file: string): number => endpoints.filter(({ document }) => document.file === file).length;

/** A plain form, which works without scripts. */
const filterForm = (names: readonly string[], chosen: string | undefined): Markup => html`
<form class="filter" role="search" method="get" action="${controlPath}">
<label for="namespace">Namespace
<select id="namespace" name="namespace"><option value="">all</option>${names.map((name) => html`<option value="${name}" ${name === chosen ? 'selected' : ''}>${name}</option>`)}</select></label>
<button>Show</button>
</form>`;

const resetForm = (namespace: string | undefined): Markup => html`<form class="filter" method="post" action="${controlPath}">
${namespace === undefined ? nothing : html`<input type="hidden" name="namespace" value="${namespace}">`}
<button>${namespace === undefined ? 'Reset everything' : `Reset ${namespace}`}</button>
</form>`;

const nobodyAsked = (namespace: string | undefined): Markup => html`<div class="panel empty">
<h3>Nothing was asked yet${namespace === undefined ? '' : ` in ${namespace}`}</h3>
<p class="soft">Requests appear here when the page is loaded again.</p></div>`;
