/** The pact page: contents on the left, interactions to read on the right. */
export const pact = /* css */ `
.read { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem 2.5rem; }
@media (min-width: 62rem) {
  .read { grid-template-columns: 17rem minmax(0, 1fr); }
  .contents { position: sticky; top: 1.25rem; align-self: start; max-height: calc(100vh - 2.5rem); overflow-y: auto; }
}
.contents h2 { font-size: 0.8125rem; color: var(--soft); margin-bottom: 0.375rem; }
.contents ol { list-style: none; font-size: 0.875rem; border-left: 1px solid var(--line-strong); }
.contents a { display: block; padding: 0.25rem 0.5rem 0.25rem 0.875rem; text-decoration: none; color: var(--ink); overflow-wrap: anywhere; line-height: 1.4; }
.contents a:hover { background: var(--sheet); text-decoration: underline; }
.contents small { display: flex; gap: 0.625rem; align-items: baseline; }
.interactions { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem; }
.interaction { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.125rem; padding: clamp(1rem, 3vw, 1.75rem); }
.interaction:target { border-color: var(--accent); }
.interaction header { display: grid; gap: 0.25rem; }
.interaction h2, .interaction h3 { overflow-wrap: anywhere; }
.interaction h3 { font-size: 0.875rem; margin-bottom: 0.375rem; }
.interaction h4 { margin-bottom: 0.25rem; }
.given { display: grid; gap: 0.125rem; padding-left: 1.125rem; }
.exchange { display: grid; gap: 1rem 1.5rem; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 80rem) { .exchange { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
.message { display: grid; grid-template-columns: minmax(0, 1fr); align-content: start; gap: 0.625rem; min-width: 0; }
.line { padding: 0.5rem 0.75rem; border-radius: 6px; background: var(--sunk); border: 1px solid var(--line); overflow-wrap: anywhere; }
.line b { font-weight: 700; }
.fields { display: grid; grid-template-columns: minmax(5rem, max-content) minmax(0, 1fr); gap: 0.125rem 1rem; font-size: 0.875rem; }
.fields dt { color: var(--soft); overflow-wrap: anywhere; max-width: 12rem; }
.fields dd { overflow-wrap: anywhere; }
.body { overflow-x: auto; max-height: 34rem; padding: 0.75rem; border-radius: 6px; background: var(--sunk); border: 1px solid var(--line); tab-size: 2; }
.json .k { color: var(--ink); }
.json .s { color: var(--text); }
.json .v { color: var(--value); }
.json { color: var(--soft); }
summary { cursor: pointer; font-size: 0.875rem; color: var(--link); width: fit-content; }
details[open] > summary { margin-bottom: 0.5rem; }
.rules { display: grid; grid-template-columns: minmax(8rem, max-content) minmax(0, 1fr); gap: 0.25rem 1.25rem; font-size: 0.875rem; }
.rules dt { overflow-wrap: anywhere; max-width: 20rem; }
.rules dd code, .mismatch code { overflow-wrap: anywhere; }
@media (max-width: 40rem) { .rules { grid-template-columns: minmax(0, 1fr); } .rules dd { margin-bottom: 0.5rem; color: var(--soft); } }
.outcomes { display: grid; gap: 0.5rem; list-style: none; }
.outcomes.panel { gap: 1rem; padding: 1.125rem 1.25rem; }
.outcomes > li { display: grid; gap: 0.375rem; max-width: none; }
.outcomes .headline { display: flex; flex-wrap: wrap; gap: 0.125rem 0.75rem; align-items: baseline; min-width: 0; }
.panel > li > .headline { flex-wrap: nowrap; }
.headline .status { min-width: 4.75rem; }
.headline .kind { min-width: 5.25rem; }
.mismatches { display: grid; gap: 0.5rem; list-style: none; }
.mismatch { display: grid; gap: 0.125rem; padding: 0.5rem 0.875rem; border-left: 3px solid var(--bad); background: var(--bad-wash); border-radius: 0 6px 6px 0; max-width: none; overflow-wrap: anywhere; }
.mismatch .fix { color: var(--ink); }
`;
