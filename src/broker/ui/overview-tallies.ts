import { html, nothing, type Markup } from '../../page/markup.ts';
import { statusMark } from '../../page/status.ts';
import type { OverviewRow } from './overview.ts';

const verdicts = ['deployable', 'blocked', 'unknown'] as const;

/** The answer first: for each environment how many integrations could go there. */
export function tallies(rows: readonly OverviewRow[]): Markup {
  const environments = Map.groupBy(rows.flatMap((row) => row.environments), ({ name }) => name);
  if (environments.size === 0) return nothing;
  const counted = [...environments].map(([name, cells]) => html`<div class="panel"><dt>Can the latest pacts go to ${name}?</dt>
${verdicts.map((verdict) => count(verdict, cells.filter((cell) => cell.verdict === verdict).length))}</div>`);
  return html`<dl class="tallies">${counted}</dl>`;
}

const count = (verdict: (typeof verdicts)[number], number: number): Markup =>
  number === 0 ? nothing : html`<dd>${statusMark(verdict, `${number} ${verdict}`)}</dd>`;
