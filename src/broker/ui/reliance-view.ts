import { html, nothing, type Markup } from '../../page/markup.ts';
import { statusMark } from '../../page/status.ts';
import { cell, columnHead, row, rowHead, table } from '../../page/table.ts';
import type { Change, Reliance, Taken } from '../../pact/reliance.ts';
import { changes, relianceOf } from '../../pact/reliance.ts';
import type { Interaction } from '../../pact/types.ts';

/** What experiments said that the client takes, where the pact has that: folded, since it is for those who want to know exactly. */
export function relianceView(interaction: Interaction): Markup {
  const reliance = relianceOf(interaction);
  if (reliance === undefined) return nothing;
  const fields = Object.entries(reliance);
  const needed = fields.filter(([, { absent }]) => absent === 'fails').length;
  const summary = `What the client tolerates: ${fields.length} ${fields.length === 1 ? 'field' : 'fields'} tried, ${needed} needed`;
  return html`<section><details><summary>${summary}</summary>${tolerated(fields, interaction)}</details></section>`;
}

const heads: Readonly<Record<Change, string>> = { absent: 'Taken away', empty: 'Emptied', null: 'Nulled', unknown: 'Unknown member' };

const tolerated = (fields: readonly (readonly [string, Reliance[string]])[], { description }: Interaction): Markup =>
  table({
    caption: `What the client’s test does when one field of the answer comes otherwise: ${description}`,
    heads: [columnHead('Field'), ...changes.map((change) => columnHead(heads[change]))],
    bodies: [html`${fields.map(([path, taken]) => row([rowHead(html`<code>${path}</code>`), ...changes.map((change) => cell(heads[change], outcome(taken, change)))]))}`],
  });

function outcome(taken: Taken, change: Change): Markup {
  const how = taken[change];
  if (how === undefined) return html`<span class="soft">not tried</span>`;
  return statusMark(how === 'tolerated' ? 'passed' : 'failed', how);
}
