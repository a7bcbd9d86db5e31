import { pageResponse } from '../../page/layout.ts';
import { html, nothing, type Markup } from '../../page/markup.ts';
import { statusMark } from '../../page/status.ts';
import { cell, columnHead, row, table } from '../../page/table.ts';
import { timeTag } from '../../page/time.ts';
import type { Verification } from '../domain/types.ts';
import { fact } from './fact.ts';
import { interactionView } from './interaction-view.ts';
import { kindOf, kindsExplained, kindWords } from './kinds.ts';
import type { Pair, Scene } from './links.ts';
import { hasFailed } from './outcome.ts';
import type { PactView } from './pact.ts';
import { pairHeading } from './pair-heading.ts';
import type { ReadableInteraction } from './readable-pact.ts';
import { versionChips, versionNumber } from './version-label.ts';

/** A pact to read: what it is, how far it is verified, and every interaction. */
export function pactPage(scene: Scene, view: PactView): Promise<Response> {
  const { pair, publication, pact, newest } = view;
  const version = publication.consumerVersion.number;
  return pageResponse({
    title: `Pact of ${pair.consumer} ${version} with ${pair.provider}`,
    crumbs: [{ label: `${pair.consumer} → ${pair.provider}`, href: scene.links.latestPact(pair) }, { label: version }],
    home: scene.links.overview(),
    main: html`${pairHeading('Pact', pair)}
${newerVersion(scene, view)}
${facts(scene, view)}
${waysOn(scene, view)}
${view.verifications.length === 0 ? notVerified(pair) : verifications(scene, view)}
<div class="read">${contents(view)}
<div class="interactions">${pact.interactions.map((interaction) => interactionView(scene, interaction, newest))}</div></div>
${newest.length === 0 ? nothing : kindsExplained(newest.map(({ kind }) => kind))}`,
  });
}

function newerVersion({ links }: Scene, { pair, publication, latestVersion: version }: PactView): Markup {
  if (publication.consumerVersion.number === version) return nothing;
  return html`<p class="notice">A newer version has a pact: <a href="${links.pact({ ...pair, version })}">${version}</a>.</p>`;
}

const facts = ({ now }: Scene, { publication, marks, pact }: PactView): Markup => html`<dl class="facts">
${fact('Consumer version', html`${versionNumber(publication.consumerVersion.number)} ${versionChips(marks)}`)}
${fact('Published', html`${timeTag(publication.createdAt, now)}${publication.revision > 1 ? `, revision ${publication.revision}` : ''}`)}
${fact('Interactions', String(pact.interactions.length))}
${fact('Pact specification', `V${pact.specification}`)}
${fact('Content', html`<code title="${publication.sha}">${publication.sha.slice(0, 8)}</code>`)}
</dl>`;

const waysOn = ({ links }: Scene, { pair, publication }: PactView): Markup => html`<ul class="links">
<li><a href="${links.matrix(pair)}">Matrix of all versions</a></li>
<li><a href="${links.rawPact({ ...pair, version: publication.consumerVersion.number })}">Raw pact (JSON)</a></li>
</ul>`;

const notVerified = ({ provider }: Pair): Markup => html`<section class="section">
<h2>Verification</h2>
<p>${statusMark('never', 'never verified')}</p>
<p class="soft">To verify it against a stub of the vendor’s document: <code>npx vendorproof verify ${provider} --against stub</code></p>
</section>`;

const verifications = (scene: Scene, { pair, verifications: its, verificationCount }: PactView): Markup => html`<div class="section">
${table({
  caption: 'Verification results for this content, newest first',
  heads: ['Result', 'Evidence', 'Provider version', 'When'].map((name) => columnHead(name)),
  bodies: [html`${its.map((it) => row(verificationCells(scene, pair, it)))}`],
})}
${verificationCount > its.length ? moreResults(scene.links.matrix(pair), verificationCount - its.length) : nothing}
</div>`;

const moreResults = (matrix: string, count: number): Markup => html`<p class="soft">${count} more in the <a href="${matrix}">matrix</a>.</p>`;

function verificationCells({ links, now }: Scene, pair: Pair, verification: Verification): readonly Markup[] {
  const { number, sha, success, providerVersion, createdAt } = verification;
  const { label, short } = kindWords[kindOf(providerVersion.number)];
  return [
    cell('Result', html`<a href="${links.result({ ...pair, sha, number })}">${statusMark(success ? 'passed' : 'failed')}</a>`),
    cell('Evidence', html`${label}<small class="soft">${short}</small>`),
    cell('Provider version', versionNumber(providerVersion.number)),
    cell('When', timeTag(createdAt, now)),
  ];
}

const contents = ({ pact, newest }: PactView): Markup => html`<nav class="contents" aria-labelledby="contents">
<h2 id="contents">Interactions</h2>
<ol>${pact.interactions.map((interaction) => contentsItem(interaction, hasFailed(newest, interaction)))}</ol>
</nav>`;

const contentsItem = ({ anchor, title, http, message }: ReadableInteraction, failed: boolean): Markup => html`<li>
<a href="#${anchor}">${title}
<small class="soft">${message === undefined ? http && `${http.request.method} ${http.response.status}` : 'message'} ${failed ? statusMark('failed') : nothing}</small></a></li>`;
