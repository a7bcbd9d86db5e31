import { pageResponse } from '../../page/layout.ts';
import { breakable, html, nothing, type Markup } from '../../page/markup.ts';
import { statusMark } from '../../page/status.ts';
import { timeTag } from '../../page/time.ts';
import type { Verification } from '../domain/types.ts';
import { interactionView } from './interaction-view.ts';
import { kindOf, kindsExplained, kindWords } from './kinds.ts';
import type { Pair, Scene } from './links.ts';
import type { PactView } from './pact.ts';
import { worstOutcome } from './outcome.ts';
import type { ReadableInteraction } from './readable-pact.ts';
import { versionChips, versionNumber } from './version-label.ts';

/** A pact to read: what it is, how far it is verified, and every interaction. */
export function pactPage(scene: Scene, view: PactView): Promise<Response> {
  const { publication } = view;
  const pair = { consumer: publication.consumer.name, provider: publication.provider.name };
  const version = publication.consumerVersion.number;
  return pageResponse({
    title: `Pact of ${pair.consumer} ${version} with ${pair.provider}`,
    crumbs: [{ label: `${pair.consumer} → ${pair.provider}`, href: scene.links.latestPact(pair) }, { label: version }],
    home: scene.links.overview(),
    main: html`<div class="head">
<p class="kicker">Pact</p>
<h1>${breakable(pair.consumer)}<span class="arrow" aria-hidden="true">→</span><span class="hidden"> relies on </span>${breakable(pair.provider)}</h1>
</div>
${newerVersion(scene, view, pair)}
${facts(scene, view)}
${links(scene, view, pair)}
${verifications(scene, view, pair)}
<div class="read">${contents(view)}<div class="interactions">${view.pact.interactions.map((interaction) => interactionView(scene, interaction, view.newest))}</div></div>
${view.newest.length === 0 ? nothing : kindsExplained(view.newest.map(({ kind }) => kind))}`,
  });
}

const newerVersion = (scene: Scene, { publication, latestVersion }: PactView, pair: Pair): Markup =>
  publication.consumerVersion.number === latestVersion
    ? nothing
    : html`<p class="notice">A newer version has a pact: <a href="${scene.links.pact({ ...pair, version: latestVersion })}">${latestVersion}</a>.</p>`;

const facts = ({ now }: Scene, { publication, marks, pact }: PactView): Markup => html`<dl class="facts">
<div><dt>Consumer version</dt><dd>${versionNumber(publication.consumerVersion.number)} ${versionChips(marks)}</dd></div>
<div><dt>Published</dt><dd>${timeTag(publication.createdAt, now)}${publication.revision > 1 ? `, revision ${publication.revision}` : ''}</dd></div>
<div><dt>Interactions</dt><dd>${pact.interactions.length}</dd></div>
<div><dt>Pact specification</dt><dd>V${pact.specification}</dd></div>
<div><dt>Content</dt><dd><code title="${publication.sha}">${publication.sha.slice(0, 8)}</code></dd></div>
</dl>`;

const links = ({ links: to }: Scene, { publication }: PactView, pair: Pair): Markup => html`<ul class="links">
<li><a href="${to.matrix(pair)}">Matrix of all versions</a></li>
<li><a href="${to.rawPact({ ...pair, version: publication.consumerVersion.number })}">Raw pact (JSON)</a></li>
</ul>`;

function verifications(scene: Scene, { verifications: its, verificationCount }: PactView, pair: Pair): Markup {
  if (its.length === 0) {
    return html`<section class="section"><h2>Verification</h2><p>${statusMark('never', 'never verified')}</p>
<p class="soft">To verify it against a stub of the vendor’s document: <code>npx vendorproof verify ${pair.provider} --against stub</code></p></section>`;
  }
  const rest = verificationCount - its.length;
  return html`<section class="section"><div class="sheet"><table class="reflow" role="table">
<caption>Verification results for this content, newest first</caption>
<thead><tr role="row">${['Result', 'Evidence', 'Provider version', 'When'].map((name) => html`<th scope="col" role="columnheader">${name}</th>`)}</tr></thead>
<tbody>${its.map((it) => verificationRow(scene, pair, it))}</tbody></table></div>
${rest > 0 ? html`<p class="soft">${rest} more in the <a href="${scene.links.matrix(pair)}">matrix</a>.</p>` : nothing}</section>`;
}

const verificationRow = ({ links: to, now }: Scene, pair: Pair, { number, sha, success, providerVersion, createdAt }: Verification): Markup => html`<tr role="row">
<td role="cell" data-label="Result"><a href="${to.result({ ...pair, sha, number })}">${statusMark(success ? 'passed' : 'failed')}</a></td>
<td role="cell" data-label="Evidence"><div>${kindWords[kindOf(providerVersion.number)].label}<small class="soft">${kindWords[kindOf(providerVersion.number)].short}</small></div></td>
<td role="cell" data-label="Provider version"><div>${versionNumber(providerVersion.number)}</div></td>
<td role="cell" data-label="When"><div>${timeTag(createdAt, now)}</div></td></tr>`;

const contents = ({ pact, newest }: PactView): Markup => html`<nav class="contents" aria-labelledby="contents"><h2 id="contents">Interactions</h2>
<ol>${pact.interactions.map((interaction) => html`<li><a href="#${interaction.anchor}">${interaction.description}${contentsNote(interaction, worstOutcome(newest, interaction))}</a></li>`)}</ol></nav>`;

const contentsNote = ({ http }: ReadableInteraction, worst: 'passed' | 'failed' | undefined): Markup =>
  html`<small class="soft">${http === undefined ? nothing : html`${http.request.method.toUpperCase()} ${http.response.status} `}${worst === 'failed' ? statusMark('failed') : nothing}</small>`;
