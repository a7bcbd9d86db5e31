import { pageResponse } from '../../page/layout.ts';
import { breakable, html, nothing, type Markup } from '../../page/markup.ts';
import { statusMark } from '../../page/status.ts';
import { timeTag } from '../../page/time.ts';
import type { EvidenceCell, Overview, OverviewRow } from './overview.ts';
import { emptyState, nothingMatches } from './overview-empty.ts';
import { kindsExplained, kindWords, type Kind } from './kinds.ts';
import type { Scene } from './links.ts';
import { tallies } from './overview-tallies.ts';
import { pager } from './pager.ts';
import { versionNumber } from './version-label.ts';
import type { EnvironmentCell } from './where-deployed.ts';

/** Every integration: its latest pact, what has been proven about it, and where it can go. */
export function overviewPage(scene: Scene, overview: Overview): Promise<Response> {
  const { total, filter } = overview;
  return pageResponse({
    title: 'Overview',
    crumbs: [],
    home: scene.links.overview(),
    main: total === 0 && filter === '' ? emptyState() : overviewMain(scene, overview),
  });
}

const overviewMain = (scene: Scene, overview: Overview): Markup => html`<div class="head">
<h1>Integrations</h1>
<p>What each consumer relies on, what has been proven about it, and where it can be deployed.</p>
</div>
${overview.page.count === 1 ? tallies(overview.rows) : nothing}
${overview.all > filterFrom ? filterForm(scene, overview.filter) : nothing}
${overview.total === 0 ? nothingMatches(overview.filter) : html`${table(scene, overview)}${kindsExplained(overview.kinds)}`}`;

/** With fewer integrations there is nothing to search. */
const filterFrom = 6;

const filterForm = ({ links }: Scene, filter: string): Markup => html`<form class="filter" role="search" method="get" action="${links.overview()}">
<label for="q">Consumer or provider <input id="q" type="search" name="q" value="${filter}"></label>
<button>Filter</button>
${filter === '' ? nothing : html`<a href="${links.overview()}">Show all</a>`}
</form>`;

const table = (scene: Scene, overview: Overview): Markup => html`<div class="section"><div class="sheet"><table class="reflow overview" role="table">
<caption>${caption(overview)}</caption>
<thead><tr role="row"><th scope="col" role="columnheader">Integration</th><th scope="col" role="columnheader">Latest pact</th>
${overview.kinds.map(kindHead)}${overview.hasEnvironments ? html`<th scope="col" role="columnheader">Environments</th>` : nothing}</tr></thead>
<tbody>${overview.rows.map((row) => tableRow(scene, overview, row))}</tbody>
</table></div>
${pager(overview.page, (page) => scene.links.overview({ q: overview.filter, page }))}</div>`;

function caption({ total, filter }: Overview): string {
  const count = `${total} ${total === 1 ? 'integration' : 'integrations'}`;
  return `${filter === '' ? count : `${count} matching “${filter}”`}, most recently changed first`;
}

const kindHead = (kind: Kind): Markup =>
  html`<th scope="col" role="columnheader">${kindWords[kind].label}<small>${kindWords[kind].short}</small></th>`;

const tableRow = (scene: Scene, overview: Overview, row: OverviewRow): Markup => html`<tr role="row">
<th scope="row" role="rowheader">${names(scene, row)}</th>
<td role="cell" data-label="Latest pact">${latestPact(scene, row)}</td>
${overview.kinds.map((kind) => html`<td role="cell" data-label="${kindWords[kind].label}">${evidence(scene, row, row.evidence.get(kind))}</td>`)}
${overview.hasEnvironments ? html`<td role="cell" data-label="Environments"><ul class="where">${row.environments.map(environment)}</ul></td>` : nothing}
</tr>`;

const names = ({ links }: Scene, row: OverviewRow): Markup =>
  html`<span class="name"><a href="${links.latestPact(row)}">${breakable(row.consumer)}</a><span><span class="arrow" aria-hidden="true">→</span><span class="hidden">relies on</span> ${breakable(row.provider)}</span>
<small><a href="${links.matrix(row)}">Matrix<span class="hidden"> of ${row.consumer} and ${row.provider}</span></a></small></span>`;

function latestPact({ links, now }: Scene, { consumer, provider, pact }: OverviewRow): Markup {
  if (pact === undefined) return statusMark('never', 'none');
  const { version, branches, createdAt } = pact;
  return html`<div class="stack"><a href="${links.pact({ consumer, provider, version })}">${versionNumber(version)}</a>
${branches.length === 0 ? nothing : html`<small class="soft">${branches.join(', ')}</small>`}
<small class="soft">${timeTag(createdAt, now)}</small></div>`;
}

function evidence({ links, now }: Scene, { consumer, provider }: OverviewRow, cell: EvidenceCell | undefined): Markup {
  if (cell === undefined) return html`<div>${statusMark('never')}</div>`;
  const { status, result } = cell;
  const then = result.success ? 'passed' : 'failed';
  return html`<div class="stack"><a href="${links.result({ consumer, provider, sha: result.sha, number: result.number })}">${statusMark(status)}</a>
<small class="soft">${status === 'stale' ? html`${then}, before the pact changed ` : nothing}${timeTag(result.createdAt, now)}</small></div>`;
}

const environment = ({ name, verdict, reason, consumerVersions, providerVersions }: EnvironmentCell): Markup => html`<li>
<span>${statusMark(verdict, `${name}: ${verdict}`)}</span>
<small class="soft">${reason}</small>
${deployed('consumer', consumerVersions)}${deployed('provider', providerVersions)}
</li>`;

const deployed = (side: 'consumer' | 'provider', versions: readonly string[]): Markup =>
  versions.length === 0 ? nothing : html`<small class="soft">${side} there: ${versions.map((version, index) => [index === 0 ? '' : ', ', breakable(version)])}</small>`;
