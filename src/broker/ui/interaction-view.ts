import { member } from '../../json/pointer.ts';
import { html, nothing, type Markup } from '../../page/markup.ts';
import { prettyJson } from '../../page/pretty-json.ts';
import { statusMark } from '../../page/status.ts';
import { timeTag } from '../../page/time.ts';
import type { Interaction } from '../../pact/types.ts';
import { stateInWords } from '../../pact/words.ts';
import { kindWords } from './kinds.ts';
import type { Scene } from './links.ts';
import { requestView, responseView } from './message-view.ts';
import { mismatchList } from './mismatches.ts';
import type { KindResult } from './outcome.ts';
import type { ReadableInteraction } from './readable-pact.ts';
import { outcomeOf } from './test-results.ts';

/** One interaction to read: given, request, response, rules in words, and what verifications said about it. */
export const interactionView = (scene: Scene, interaction: ReadableInteraction, results: readonly KindResult[]): Markup => html`
<article class="panel interaction" id="${interaction.anchor}" aria-labelledby="${interaction.anchor}-title">
<header><h2 id="${interaction.anchor}-title">${interaction.description}</h2>${interaction.http === undefined ? nothing : subtitle(interaction.http)}</header>
${interaction.http === undefined ? otherInteraction(interaction) : httpInteraction(interaction.http)}
${outcomes(scene, interaction, results)}
</article>`;

const httpInteraction = (interaction: Interaction): Markup => html`${given(interaction)}
<div class="exchange">${requestView(interaction.request)}${responseView(interaction.response)}</div>`;

const given = ({ providerStates }: Interaction): Markup =>
  providerStates.length === 0
    ? nothing
    : html`<section><h3>Given</h3><ul class="given">${providerStates.map((state) => html`<li>${stateInWords(state)}</li>`)}</ul></section>`;

function subtitle({ comments = {}, pending }: Interaction): Markup {
  const operation = member(member(member(comments, 'references'), 'openapi'), 'operationId');
  const texts = member(comments, 'text');
  const notes = Array.isArray(texts) ? texts.filter((text) => typeof text === 'string') : [];
  return html`<p class="soft">${typeof operation === 'string' ? html`Operation <code>${operation}</code>` : nothing}${pending === true ? ' pending: a failure breaks no build' : nothing}</p>
${notes.map((note) => html`<p>${note}</p>`)}`;
}

/** Messages and what plugins add: shown as they are. */
const otherInteraction = ({ type, json }: ReadableInteraction): Markup => html`<p class="soft">${type}</p>
<pre class="body" tabindex="0" role="region" aria-label="Interaction">${prettyJson(json)}</pre>`;

function outcomes(scene: Scene, interaction: ReadableInteraction, results: readonly KindResult[]): Markup {
  if (results.length === 0) return nothing;
  return html`<section><h3>Latest outcome</h3><ul class="outcomes">${results.map((result) => outcome(scene, interaction, result))}</ul></section>`;
}

function outcome({ links, now }: Scene, interaction: ReadableInteraction, { kind, verification, outcomes: all }: KindResult): Markup {
  const found = outcomeOf(all, interaction);
  const said = found === undefined ? statusMark('unknown', 'not reported') : statusMark(found.success ? 'passed' : 'failed');
  const href = links.result({ consumer: verification.consumer.name, provider: verification.provider.name, sha: verification.sha, number: verification.number });
  return html`<li><span class="headline">${said}<span class="kind">${kindWords[kind].label}</span>
<small><a href="${href}">${verification.providerVersion.number}</a>, ${timeTag(verification.createdAt, now)}</small></span>${mismatchList(found?.mismatches ?? [])}</li>`;
}
