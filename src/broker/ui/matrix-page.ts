import { pageResponse } from '../../page/layout.ts';
import { breakable, html, nothing, type Markup } from '../../page/markup.ts';
import { statusMark } from '../../page/status.ts';
import { timeTag } from '../../page/time.ts';
import { kinds, kindsExplained, kindWords } from './kinds.ts';
import type { Scene } from './links.ts';
import { matrixResults, type Matrix, type MatrixCell, type MatrixGroup } from './matrix.ts';
import { pager } from './pager.ts';
import { versionChips, versionNumber } from './version-label.ts';

/** Every consumer version against every provider version that verified its pact. */
export function matrixPageResponse(scene: Scene, matrix: Matrix): Promise<Response> {
  const { pair } = matrix;
  const shown = kinds.filter((kind) => matrix.groups.some(({ results }) => results.some((result) => result.kind === kind)));
  return pageResponse({
    title: `Matrix of ${pair.consumer} and ${pair.provider}`,
    crumbs: [{ label: `${pair.consumer} → ${pair.provider}`, href: scene.links.latestPact(pair) }, { label: 'Matrix' }],
    home: scene.links.overview(),
    main: html`<div class="head">
<p class="kicker">Matrix</p>
<h1>${breakable(pair.consumer)}<span class="arrow" aria-hidden="true">→</span><span class="hidden"> and </span>${breakable(pair.provider)}</h1>
<p>Which version of the consumer’s pact was verified by which version of the provider, and on what evidence.</p>
</div>
${filterForm(scene, matrix)}
<div class="section">${matrix.groups.length === 0 ? noRows(matrix) : table(scene, matrix)}
${pager(matrix.page, (page) => scene.links.matrix(pair, { ...matrix.filter, page }))}</div>
${shown.length === 0 ? nothing : kindsExplained(shown)}`,
  });
}

const filterForm = ({ links }: Scene, { pair, filter, branches }: Matrix): Markup => html`<form class="filter" role="search" method="get" action="${links.matrix(pair)}">
${select({ name: 'branch', label: 'Consumer branch', chosen: filter.branch, options: branches.map((name) => ({ value: name, label: name })) })}
${select({ name: 'kind', label: 'Evidence', chosen: filter.kind, options: kinds.map((kind) => ({ value: kind, label: kindWords[kind].label })) })}
${select({ name: 'result', label: 'Result', chosen: filter.result, options: matrixResults.map((result) => ({ value: result, label: result === 'never' ? 'never verified' : result })) })}
<button>Filter</button>
${isFiltered(filter) ? html`<a href="${links.matrix(pair)}">Show all</a>` : nothing}
</form>`;

const isFiltered = ({ branch, kind, result }: Matrix['filter']): boolean => [branch, kind, result].some((value) => value !== undefined);

interface Select {
  readonly name: string;
  readonly label: string;
  readonly chosen: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const select = ({ name, label, chosen, options }: Select): Markup => html`<label for="${name}">${label}
<select id="${name}" name="${name}"><option value="">all</option>
${options.map((option) => html`<option value="${option.value}" ${option.value === chosen ? 'selected' : ''}>${option.label}</option>`)}</select></label>`;

const noRows = ({ filter }: Matrix): Markup => html`<div class="panel empty"><h2>${isFiltered(filter) ? 'Nothing matches this filter' : 'Nothing on this page'}</h2>
<p class="soft">${isFiltered(filter) ? 'Choose “all” somewhere, or show all.' : 'There are fewer results than this page number needs.'}</p></div>`;

const table = (scene: Scene, matrix: Matrix): Markup => html`<div class="sheet"><table class="reflow grouped" role="table">
<caption>${matrix.total} ${matrix.total === 1 ? 'row' : 'rows'}, newest consumer version first; results for the same document stand together</caption>
<thead><tr role="row">${['Consumer version', 'Provider version', 'Evidence', 'Result', 'When'].map((name) => html`<th scope="col" role="columnheader">${name}</th>`)}</tr></thead>
${matrix.groups.map((group) => html`<tbody>${groupRows(scene, matrix, group)}</tbody>`)}
</table></div>`;

function groupRows(scene: Scene, matrix: Matrix, group: MatrixGroup): readonly Markup[] {
  const head = groupHead(scene, matrix, group);
  const [first, ...others] = group.results;
  if (first === undefined) {
    return [html`<tr role="row">${head}<td role="cell" data-label="Provider version" class="soft">none</td><td role="cell" data-label="Evidence" class="soft">none</td><td role="cell" data-label="Result">${statusMark('never', 'never verified')}</td><td></td></tr>`];
  }
  return [html`<tr role="row">${head}${cells(scene, matrix, { group, cell: first })}</tr>`, ...others.map((cell) => html`<tr role="row">${cells(scene, matrix, { group, cell })}</tr>`)];
}

const groupHead = ({ links, now }: Scene, { pair }: Matrix, { version, marks, publishedAt, results }: MatrixGroup): Markup =>
  html`<th scope="rowgroup" role="rowheader" rowspan="${Math.max(1, results.length)}"><div class="stack"><a href="${links.pact({ ...pair, version })}">${versionNumber(version)}</a>
${versionChips(marks)}<small class="soft">published ${timeTag(publishedAt, now)}</small></div></th>`;

const cells = ({ links, now }: Scene, { pair }: Matrix, { group, cell }: { readonly group: MatrixGroup; readonly cell: MatrixCell }): Markup => html`
<td role="cell" data-label="Provider version"><div class="stack">${versionNumber(cell.providerVersion)}${versionChips(cell.marks)}</div></td>
<td role="cell" data-label="Evidence">${kindWords[cell.kind].label}</td>
<td role="cell" data-label="Result"><a href="${links.result({ ...pair, sha: group.sha, number: cell.number })}">${statusMark(cell.success ? 'passed' : 'failed')}</a></td>
<td role="cell" data-label="When"><div>${timeTag(cell.createdAt, now)}${cell.before ? html`<small class="soft">for the same content, published earlier</small>` : nothing}</div></td>`;
