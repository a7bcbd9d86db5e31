import { pageResponse } from '../../page/layout.ts';
import { breakable, html, nothing, type Markup } from '../../page/markup.ts';
import { statusMark } from '../../page/status.ts';
import { cell, columnHead, row, rowHead, table } from '../../page/table.ts';
import { timeTag } from '../../page/time.ts';
import { kindsExplained, kindWords, type Kind } from './kinds.ts';
import type { Scene } from './links.ts';
import type { EvidenceCell, Overview, OverviewRow } from './overview.ts';
import { emptyState, nothingMatches } from './overview-empty.ts';
import { tallies } from './overview-tallies.ts';
import { pager } from './pager.ts';
import { versionNumber } from './version-label.ts';
import type { EnvironmentCell } from './where-deployed.ts';

/** Every integration: its latest pact, what has been proven about it, and where it can go. */
export function overviewPage(scene: Scene, overview: Overview): Promise<Response> {
  const isEmpty = overview.all === 0 && overview.filter === '';
  const home = scene.links.overview();
  return pageResponse({ title: 'Overview', crumbs: [], home, main: isEmpty ? emptyState() : integrations(scene, overview) });
}

const integrations = (scene: Scene, overview: Overview): Markup => html`<div class="head">
<h1>Integrations</h1>
<p>What each consumer relies on, what has been proven about it, and where it can be deployed.</p>
</div>
${overview.page.count === 1 ? tallies(overview.rows) : nothing}
${overview.all > filterFrom ? filterForm(scene, overview.filter) : nothing}
${overview.rows.length === 0 ? nothingMatches(overview.filter) : listed(scene, overview)}`;

/** With fewer integrations there is nothing to search. */
const filterFrom = 6;

const filterForm = ({ links }: Scene, filter: string): Markup => html`<form class="filter" role="search" method="get" action="${links.overview()}">
<label for="q">Consumer or provider <input id="q" type="search" name="q" value="${filter}"></label>
<button>Filter</button>
${filter === '' ? nothing : html`<a href="${links.overview()}">Show all</a>`}
</form>`;

const listed = (scene: Scene, overview: Overview): Markup => html`<div class="section">
${table({
  caption: caption(overview),
  heads: [
    columnHead('Integration'),
    columnHead('Latest pact'),
    ...overview.kinds.map((kind) => columnHead(kindWords[kind].label, kindWords[kind].short)),
    ...(overview.hasEnvironments ? [columnHead('Environments', 'can the latest pact go there?')] : []),
  ],
  bodies: [html`${overview.rows.map((it) => row(cells(scene, overview, it)))}`],
  look: 'overview',
})}
${pager(overview.page, (page) => scene.links.overview({ q: overview.filter, page }))}
</div>
${kindsExplained(overview.kinds)}`;

function caption({ total, filter }: Overview): string {
  const count = `${total} ${total === 1 ? 'integration' : 'integrations'}`;
  return `${filter === '' ? count : `${count} matching “${filter}”`}, most recently changed first`;
}

const cells = (scene: Scene, { kinds, hasEnvironments }: Overview, it: OverviewRow): readonly Markup[] => [
  rowHead(names(scene, it)),
  cell('Latest pact', latestPact(scene, it)),
  ...kinds.map((kind) => cell(kindWords[kind].label, evidence(scene, it, kind))),
  ...(hasEnvironments ? [cell('Environments', html`<ul class="where">${it.environments.map(environment)}</ul>`)] : []),
];

const names = ({ links }: Scene, it: OverviewRow): Markup => html`<span class="name">
<a href="${links.latestPact(it)}">${breakable(it.consumer)}<span class="hidden"> with ${it.provider}</span></a>
<span><span class="arrow" aria-hidden="true">→</span><span class="hidden">relies on</span> ${breakable(it.provider)}</span>
<small><a href="${links.matrix(it)}">Matrix<span class="hidden"> of ${it.consumer} and ${it.provider}</span></a></small>
</span>`;

function latestPact({ links, now }: Scene, { consumer, provider, pact }: OverviewRow): Markup {
  if (pact === undefined) return statusMark('never', 'none');
  const { version, branches, createdAt } = pact;
  return html`<a href="${links.pact({ consumer, provider, version })}">${versionNumber(version)}</a>
${branches.length === 0 ? nothing : html`<small class="soft">${breakable(branches.join(', '))}</small>`}
<small class="soft">${timeTag(createdAt, now)}</small>`;
}

function evidence(scene: Scene, { consumer, provider, evidence: its }: OverviewRow, kind: Kind): Markup {
  const found = its.get(kind);
  if (found === undefined) return statusMark('never');
  const { sha, number, createdAt } = found.result;
  return html`<a href="${scene.links.result({ consumer, provider, sha, number })}">${statusMark(found.status)}</a>
<small class="soft">${staleNote(found)}${timeTag(createdAt, scene.now)}</small>`;
}

const staleNote = ({ status, result }: EvidenceCell): string =>
  status === 'stale' ? `${result.success ? 'passed' : 'failed'}, before the pact changed ` : '';

const environment = ({ name, verdict, reason, consumerVersions, providerVersions }: EnvironmentCell): Markup => html`<li>
${statusMark(verdict, `${name}: ${verdict}`)}
<small class="soft">${reason}</small>
${there('consumer', consumerVersions)}${there('provider', providerVersions)}
</li>`;

const there = (side: 'consumer' | 'provider', versions: readonly string[]): Markup =>
  versions.length === 0 ? nothing : html`<small class="soft">${side} there: ${breakable(versions.join(', '))}</small>`;
