/** The small pieces: statuses, chips, forms, panels, lists of facts. */
export const parts = /* css */ `
.head { display: grid; gap: 0.375rem; }
.head p { color: var(--soft); }
.kicker { font-size: 0.8125rem; color: var(--soft); }
.arrow { color: var(--soft); font-weight: 400; }
.status { display: inline-flex; align-items: baseline; gap: 0.4rem; font-weight: 550; white-space: nowrap; }
.status svg { width: 0.9375rem; height: 0.9375rem; fill: currentColor; position: relative; top: 0.13rem; }
time { white-space: nowrap; }
.status .cut { fill: none; stroke: var(--sheet); stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
.status .hollow { fill: none; stroke: currentColor; stroke-width: 1.5; stroke-dasharray: 2.6 2.5; }
.good { color: var(--good); }
.bad { color: var(--bad); }
.warn { color: var(--warn); }
.open { color: var(--open); }
.none { color: var(--soft); font-weight: 400; }
a:has(> .status) { color: inherit; text-decoration: none; }
a:has(> .status):hover .status span { text-decoration: underline; }
.chips { display: inline-flex; flex-wrap: wrap; gap: 0.25rem; vertical-align: middle; }
.chip { display: inline-block; max-width: 100%; padding: 0 0.45rem; border: 1px solid var(--line-strong); border-radius: 4px; font-size: 0.75rem; line-height: 1.35rem; color: var(--soft); background: var(--sheet); overflow-wrap: anywhere; }
.chip b { font-weight: 400; }
.chip.environment { border-color: transparent; background: var(--open-wash); color: var(--open); }
.facts { display: flex; flex-wrap: wrap; gap: 0.875rem 2.25rem; }
.facts div { display: grid; align-content: start; gap: 0.0625rem; min-width: 0; }
.facts dt { font-size: 0.75rem; color: var(--soft); }
.facts dd { overflow-wrap: anywhere; }
.links { display: flex; flex-wrap: wrap; gap: 0.375rem 1.25rem; list-style: none; font-size: 0.875rem; }
.filter { display: flex; flex-wrap: wrap; align-items: end; gap: 0.75rem; }
.filter label { display: grid; gap: 0.25rem; font-size: 0.8125rem; color: var(--soft); min-width: 0; }
.filter input, .filter select { font: inherit; font-size: 0.875rem; color: var(--ink); background: var(--sheet); border: 1px solid var(--line-strong); border-radius: 6px; padding: 0.375rem 0.625rem; min-width: 9rem; max-width: 100%; height: 2.25rem; }
.filter input { min-width: min(17rem, 100%); }
.button, button { font: inherit; font-size: 0.875rem; font-weight: 550; color: var(--ink); background: var(--sheet); border: 1px solid var(--line-strong); border-radius: 6px; padding: 0 0.875rem; height: 2.25rem; cursor: pointer; }
button:hover { border-color: var(--soft); }
.filter a { font-size: 0.875rem; line-height: 2.25rem; }
.panel { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; }
.section { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.75rem; }
.tallies { display: flex; flex-wrap: wrap; gap: 1rem; }
.tallies div { flex: 1 1 16rem; max-width: 28rem; display: flex; flex-wrap: wrap; gap: 0.25rem 1.125rem; padding: 0.75rem 1.125rem; }
.tallies dt { flex-basis: 100%; font-size: 0.8125rem; color: var(--soft); }
.kinds { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: 0.875rem 2rem; }
.kinds dt { font-weight: 600; }
.kinds dd { color: var(--soft); font-size: 0.875rem; }
.empty { max-width: 52rem; display: grid; gap: 1rem; padding: clamp(1.25rem, 4vw, 2.5rem); }
.steps { display: grid; gap: 0.875rem; list-style: none; counter-reset: step; }
.steps li { display: grid; gap: 0.25rem; counter-increment: step; padding-left: 2rem; position: relative; }
.steps li::before { content: counter(step); position: absolute; left: 0; top: 0.1rem; width: 1.375rem; height: 1.375rem; border: 1px solid var(--line-strong); border-radius: 50%; font-size: 0.75rem; line-height: 1.25rem; text-align: center; color: var(--soft); }
.shell { display: block; overflow-x: auto; padding: 0.5rem 0.75rem; border-radius: 6px; background: var(--sunk); border: 1px solid var(--line); }
.notice { padding: 0.75rem 1rem; border-radius: 6px; background: var(--warn-wash); border-left: 3px solid var(--warn); }
.pages { display: flex; flex-wrap: wrap; gap: 0.5rem 1.25rem; align-items: center; font-size: 0.875rem; color: var(--soft); }
.broken { display: grid; gap: 0.75rem; padding: clamp(1rem, 6vw, 4rem) 0; }
.broken .kicker { font-variant-numeric: tabular-nums; }
`;
