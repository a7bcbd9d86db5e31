import { pageResponse } from '../../page/layout.ts';
import { breakable, html, nothing, type Markup } from '../../page/markup.ts';
import { statusMark } from '../../page/status.ts';
import { timeTag } from '../../page/time.ts';
import { kindOf, kindWords } from './kinds.ts';
import type { Scene } from './links.ts';
import { mismatchList } from './mismatches.ts';
import type { VerificationResult } from './result.ts';
import type { TestOutcome } from './test-results.ts';
import { versionNumber } from './version-label.ts';

/** One verification result: what was verified, by what, and what came out for each interaction. */
export function resultPage(scene: Scene, result: VerificationResult): Promise<Response> {
  const { verification } = result;
  const pair = { consumer: verification.consumer.name, provider: verification.provider.name };
  const kind = kindOf(verification.providerVersion.number);
  return pageResponse({
    title: `Verification result ${verification.number}`,
    crumbs: [
      { label: `${pair.consumer} → ${pair.provider}`, href: scene.links.latestPact(pair) },
      { label: 'Matrix', href: scene.links.matrix(pair) },
      { label: `Result ${verification.number}` },
    ],
    home: scene.links.overview(),
    main: html`<div class="head">
<p class="kicker">Verification result ${verification.number}</p>
<h1>${breakable(pair.consumer)}<span class="arrow" aria-hidden="true">→</span><span class="hidden"> and </span>${breakable(pair.provider)}</h1>
<p>${kindWords[kind].proves}</p>
</div>
${facts(scene, result)}
${outcomes(scene, result)}`,
  });
}

function facts({ links, now }: Scene, { verification, consumerVersions, verifiedBy }: VerificationResult): Markup {
  const pair = { consumer: verification.consumer.name, provider: verification.provider.name };
  return html`<dl class="facts">
<div><dt>Result</dt><dd>${statusMark(verification.success ? 'passed' : 'failed')}</dd></div>
<div><dt>Evidence</dt><dd>${kindWords[kindOf(verification.providerVersion.number)].label}</dd></div>
<div><dt>Provider version</dt><dd>${versionNumber(verification.providerVersion.number)}</dd></div>
<div><dt>Pact of consumer ${consumerVersions.length === 1 ? 'version' : 'versions'}</dt><dd>${consumerVersions.map((version, index) => html`${index === 0 ? '' : ', '}<a href="${links.pact({ ...pair, version })}">${versionNumber(version)}</a>`)}</dd></div>
<div><dt>Verified</dt><dd>${timeTag(verification.createdAt, now)}</dd></div>
${verifiedBy === undefined ? nothing : html`<div><dt>Verified by</dt><dd>${verifiedBy}</dd></div>`}
${isWebAddress(verification.buildUrl) ? html`<div><dt>Build</dt><dd><a href="${verification.buildUrl}" rel="noopener noreferrer">${verification.buildUrl}</a></dd></div>` : nothing}
${verification.pending ? html`<div><dt>Pending</dt><dd>a failure broke no build</dd></div>` : nothing}
</dl>`;
}

/** A build address may have come from anywhere; only the web's schemes become links. */
const isWebAddress = (url: string | null): url is string => url !== null && /^https?:\/\//i.test(url);

function outcomes(scene: Scene, result: VerificationResult): Markup {
  if (result.outcomes.length === 0) return html`<p class="notice">This result names no interactions: its tool published only that it ${result.verification.success ? 'passed' : 'failed'}.</p>`;
  const failed = result.outcomes.filter(({ success }) => !success);
  const passed = result.outcomes.filter(({ success }) => success);
  return html`${group(scene, result, { title: 'Failed', its: failed })}${group(scene, result, { title: 'Passed', its: passed })}`;
}

const group = (scene: Scene, result: VerificationResult, { title, its }: { readonly title: string; readonly its: readonly TestOutcome[] }): Markup =>
  its.length === 0
    ? nothing
    : html`<section class="section"><h2>${title} (${its.length})</h2><ul class="outcomes panel">${its.map((it) => outcome(scene, result, it))}</ul></section>`;

function outcome({ links }: Scene, { verification, consumerVersions, anchors }: VerificationResult, it: TestOutcome): Markup {
  const name = it.description ?? (it.id === undefined ? undefined : anchors.get(it.id)?.description) ?? 'an interaction without a description';
  const anchor = (it.id === undefined ? undefined : anchors.get(it.id)?.anchor) ?? [...anchors.values()].find(({ description }) => description === name)?.anchor;
  const version = consumerVersions.at(0);
  const pact = version === undefined ? undefined : links.pact({ consumer: verification.consumer.name, provider: verification.provider.name, version });
  return html`<li><span class="headline">${statusMark(it.success ? 'passed' : 'failed')}${pact === undefined || anchor === undefined ? html`<span>${name}</span>` : html`<a href="${pact}#${anchor}">${name}</a>`}</span>
${mismatchList(it.mismatches)}</li>`;
}
