import { pageResponse } from '../../page/layout.ts';
import { html, nothing, type Markup } from '../../page/markup.ts';
import { statusMark } from '../../page/status.ts';
import { cell, columnHead, groupHead, row, table } from '../../page/table.ts';
import { timeTag } from '../../page/time.ts';
import { kinds, kindsExplained, kindWords } from './kinds.ts';
import type { Pair, Scene } from './links.ts';
import type { Matrix, MatrixCell, MatrixGroup } from './matrix.ts';
import { isFiltered, matrixForm } from './matrix-form.ts';
import { pager } from './pager.ts';
import { pairHeading } from './pair-heading.ts';
import { versionChips, versionNumber } from './version-label.ts';

const lead = 'Which version of the consumer’s pact was verified by which version of the provider, and on what evidence.';

/** Every consumer version against every provider version that verified its pact. */
export function matrixPageResponse(scene: Scene, matrix: Matrix): Promise<Response> {
  const { pair } = matrix;
  const shown = kinds.filter((kind) => matrix.groups.some(({ results }) => results.some((result) => result.kind === kind)));
  return pageResponse({
    title: `Matrix of ${pair.consumer} and ${pair.provider}`,
    crumbs: [{ label: `${pair.consumer} → ${pair.provider}`, href: scene.links.latestPact(pair) }, { label: 'Matrix' }],
    home: scene.links.overview(),
    main: html`${pairHeading('Matrix', pair, lead)}
${matrixForm(scene, matrix)}
<div class="section">
${matrix.groups.length === 0 ? noRows(matrix) : rows(scene, matrix)}
${pager(matrix.page, (page) => scene.links.matrix(pair, { ...matrix.filter, page }))}
</div>
${shown.length === 0 ? nothing : kindsExplained(shown)}`,
  });
}

function noRows({ filter }: Matrix): Markup {
  const [title, advice] = isFiltered(filter)
    ? ['Nothing matches this filter', 'Choose “all” somewhere, or show all.']
    : ['Nothing on this page', 'There are fewer results than this page number needs.'];
  return html`<div class="panel empty"><h2>${title}</h2><p class="soft">${advice}</p></div>`;
}

const rows = (scene: Scene, { pair, groups, total }: Matrix): Markup =>
  table({
    caption: `${total} ${total === 1 ? 'row' : 'rows'}, newest consumer version first; results for the same document stand together`,
    heads: ['Consumer version', 'Provider version', 'Evidence', 'Result', 'When'].map((name) => columnHead(name)),
    bodies: groups.map((group) => groupRows(scene, pair, group)),
    look: 'grouped',
  });

function groupRows(scene: Scene, pair: Pair, group: MatrixGroup): Markup {
  const head = groupHead(consumerVersion(scene, pair, group), Math.max(1, group.results.length));
  if (group.results.length === 0) return row([head, ...notVerified]);
  const resultUrl = ({ number }: MatrixCell): string => scene.links.result({ ...pair, sha: group.sha, number });
  return html`${group.results.map((it, index) => row([...(index === 0 ? [head] : []), ...resultCells(scene, it, resultUrl(it))]))}`;
}

const consumerVersion = ({ links, now }: Scene, pair: Pair, { version, marks, publishedAt }: MatrixGroup): Markup => html`<div class="stack">
<a href="${links.pact({ ...pair, version })}">${versionNumber(version)}</a>
${versionChips(marks)}
<small class="soft">published ${timeTag(publishedAt, now)}</small>
</div>`;

const none = html`<span class="soft">none</span>`;

const notVerified: readonly Markup[] = [
  cell('Provider version', none),
  cell('Evidence', none),
  cell('Result', statusMark('never', 'never verified')),
  cell('When', none),
];

const resultCells = ({ now }: Scene, it: MatrixCell, url: string): readonly Markup[] => [
  cell('Provider version', html`${versionNumber(it.providerVersion)}${versionChips(it.marks)}`),
  cell('Evidence', html`${kindWords[it.kind].label}`),
  cell('Result', html`<a href="${url}">${statusMark(it.success ? 'passed' : 'failed')}</a>`),
  cell('When', html`${timeTag(it.createdAt, now)}${it.before ? sameContent : nothing}`),
];

const sameContent = html`<small class="soft">for the same content, published earlier</small>`;
