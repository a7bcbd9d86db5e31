import { pageResponse } from '../../page/layout.ts';
import { html, nothing, type Markup } from '../../page/markup.ts';
import { statusMark } from '../../page/status.ts';
import { timeTag } from '../../page/time.ts';
import { fact } from './fact.ts';
import { kindOf, kindWords } from './kinds.ts';
import type { Pair, Scene } from './links.ts';
import { mismatchList } from './mismatches.ts';
import { pairHeading } from './pair-heading.ts';
import type { ShownOutcome, VerificationResult } from './result.ts';
import { versionNumber } from './version-label.ts';

/** One verification result: what was verified, by what, and what came out for each interaction. */
export function resultPage(scene: Scene, result: VerificationResult): Promise<Response> {
  const { pair, verification } = result;
  const { number, providerVersion } = verification;
  return pageResponse({
    title: `Verification result ${number}`,
    crumbs: [
      { label: `${pair.consumer} → ${pair.provider}`, href: scene.links.latestPact(pair) },
      { label: 'Matrix', href: scene.links.matrix(pair) },
      { label: `Result ${number}` },
    ],
    home: scene.links.overview(),
    main: html`${pairHeading(`Verification result ${number}`, pair, kindWords[kindOf(providerVersion.number)].proves)}
${facts(scene, result)}
${result.outcomes.length === 0 ? noOutcomes(result) : outcomes(scene, result)}`,
  });
}

function facts(scene: Scene, { pair, verification, consumerVersions, verifiedBy }: VerificationResult): Markup {
  const { success, providerVersion, createdAt, buildUrl, pending } = verification;
  return html`<dl class="facts">
${fact('Result', statusMark(success ? 'passed' : 'failed'))}
${fact('Evidence', kindWords[kindOf(providerVersion.number)].label)}
${fact('Provider version', versionNumber(providerVersion.number))}
${fact(`Pact of consumer ${consumerVersions.length === 1 ? 'version' : 'versions'}`, versionLinks(scene, pair, consumerVersions))}
${fact('Verified', timeTag(createdAt, scene.now))}
${verifiedBy === undefined ? nothing : fact('Verified by', verifiedBy)}
${isWebAddress(buildUrl) ? fact('Build', html`<a href="${buildUrl}" rel="noopener noreferrer">${buildUrl}</a>`) : nothing}
${pending ? fact('Pending', 'a failure broke no build') : nothing}
</dl>`;
}

function versionLinks({ links }: Scene, pair: Pair, versions: readonly string[]): Markup {
  const its = versions.map((version) => html`<a href="${links.pact({ ...pair, version })}">${versionNumber(version)}</a>`);
  return html`${its.map((it, index) => [index === 0 ? '' : ', ', it])}`;
}

/** A build address may have come from anywhere; only the web's schemes become links. */
const isWebAddress = (url: string | null): url is string => url !== null && /^https?:\/\//i.test(url);

const noOutcomes = ({ verification }: VerificationResult): Markup => html`<p class="notice">This result names no interactions:
its tool published only that it ${verification.success ? 'passed' : 'failed'}.</p>`;

const outcomes = (scene: Scene, result: VerificationResult): readonly Markup[] => [
  group(scene, result, 'failed'),
  group(scene, result, 'passed'),
];

function group(scene: Scene, result: VerificationResult, status: 'passed' | 'failed'): Markup {
  const its = result.outcomes.filter(({ success }) => success === (status === 'passed'));
  if (its.length === 0) return nothing;
  return html`<section class="section">
<h2>${status === 'passed' ? 'Passed' : 'Failed'} (${its.length})</h2>
<ul class="outcomes panel">${its.map((it) => outcome(scene, result, it))}</ul>
</section>`;
}

function outcome({ links }: Scene, { pair, consumerVersions: [version] }: VerificationResult, it: ShownOutcome): Markup {
  const pact = version === undefined || it.anchor === undefined ? undefined : `${links.pact({ ...pair, version })}#${it.anchor}`;
  return html`<li>
<span class="headline">${statusMark(it.success ? 'passed' : 'failed')}
${pact === undefined ? html`<span>${it.name}</span>` : html`<a href="${pact}">${it.name}</a>`}</span>
${mismatchList(it.mismatches)}
</li>`;
}
