import { isArray } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import { html, nothing, type Markup } from '../../page/markup.ts';
import { prettyJson } from '../../page/pretty-json.ts';
import { statusMark } from '../../page/status.ts';
import { timeTag } from '../../page/time.ts';
import { sourceName, sourceOf } from '../../pact/message-source.ts';
import { operationOf } from '../../pact/operation.ts';
import type { Interaction, MessageInteraction } from '../../pact/types.ts';
import { stateInWords } from '../../pact/words.ts';
import { kindWords } from './kinds.ts';
import type { Scene } from './links.ts';
import { messageView, requestView, responseView } from './message-view.ts';
import { mismatchList } from './mismatches.ts';
import type { KindResult } from './outcome.ts';
import type { ReadableInteraction } from './readable-pact.ts';
import { relianceView } from './reliance-view.ts';
import { outcomeOf } from './test-results.ts';

/** One interaction to read: given, request, response, rules in words, and what verifications said about it. */
export function interactionView(scene: Scene, interaction: ReadableInteraction, results: readonly KindResult[]): Markup {
  const { anchor, title, http, message } = interaction;
  const read = http ?? message;
  return html`<article class="panel interaction" id="${anchor}" aria-labelledby="${anchor}-title">
<header><h2 id="${anchor}-title">${title}</h2>${read === undefined ? nothing : notes(read)}</header>
${read === undefined ? asItStands(interaction) : contents(read)}
${results.length === 0 ? nothing : outcomes(scene, interaction, results)}
</article>`;
}

type Read = Interaction | MessageInteraction;

const contents = (read: Read): Markup => (read.type === 'Synchronous/HTTP' ? exchange(read) : html`${given(read)}${messageView(read)}`);

const exchange = (interaction: Interaction): Markup => html`${given(interaction)}
<div class="exchange">${requestView(interaction.request)}${responseView(interaction.response)}</div>
${relianceView(interaction)}`;

function given({ providerStates }: Read): Markup {
  if (providerStates.length === 0) return nothing;
  return html`<section><h3>Given</h3><ul class="given">${providerStates.map((state) => html`<li>${stateInWords(state)}</li>`)}</ul></section>`;
}

/** The operation that it exercises, or what the vendor sends, and what its author noted. */
function notes({ comments = {}, pending }: Read): readonly Markup[] {
  const operation = operationOf({ comments });
  const source = sourceOf({ comments });
  const texts = member(comments, 'text');
  return [
    operation === undefined ? nothing : html`<p class="soft">Operation <code>${operation}</code></p>`,
    source === undefined ? nothing : html`<p class="soft">${'webhook' in source ? 'Webhook' : 'Schema'} <code>${sourceName(source)}</code></p>`,
    pending === true ? html`<p class="soft">Pending: a failure breaks no build</p>` : nothing,
    ...(isArray(texts) ? texts.filter((text) => typeof text === 'string').map((text) => html`<p>${text}</p>`) : []),
  ];
}

/** What plugins add: no words of ours would be right for all of them. */
const asItStands = ({ type, json }: ReadableInteraction): Markup => html`<p class="soft">${type}</p>
<pre class="body" tabindex="0" role="group" aria-label="Interaction as published">${prettyJson(json)}</pre>`;

const outcomes = (scene: Scene, interaction: ReadableInteraction, results: readonly KindResult[]): Markup => html`<section>
<h3>Latest outcome</h3>
<ul class="outcomes">${results.map((result) => outcome(scene, interaction, result))}</ul>
</section>`;

function outcome({ links, now }: Scene, interaction: ReadableInteraction, { kind, verification, outcomes: all }: KindResult): Markup {
  const { consumer, provider, sha, number, providerVersion, createdAt } = verification;
  const found = outcomeOf(all, interaction);
  const url = links.result({ consumer: consumer.name, provider: provider.name, sha, number });
  return html`<li><span class="headline">
${found === undefined ? statusMark('unknown', 'not reported') : statusMark(found.success ? 'passed' : 'failed')}
<span class="kind">${kindWords[kind].label}</span>
<small><a href="${url}">${providerVersion.number}</a>, ${timeTag(createdAt, now)}</small></span>
${mismatchList(found?.mismatches ?? [])}</li>`;
}
