/** Tables; on narrow screens each row becomes a block whose cells name their column. */
export const tables = /* css */ `
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
caption { text-align: left; padding: 0.75rem 1rem; font-size: 0.8125rem; color: var(--soft); border-bottom: 1px solid var(--line); }
th, td { padding: 0.75rem 1rem; text-align: left; vertical-align: top; font-weight: inherit; }
thead th { padding-block: 0.625rem; font-size: 0.8125rem; font-weight: 600; color: var(--soft); vertical-align: top; border-bottom: 1px solid var(--line-strong); }
thead small { display: block; font-weight: 400; font-size: 0.75rem; line-height: 1.35; max-width: 11rem; }
tbody + tbody, tbody tr + tr { border-top: 1px solid var(--line); }
td small, th small { display: block; font-size: 0.8125rem; line-height: 1.4; }
.name { display: grid; gap: 0.125rem; font-weight: 600; overflow-wrap: anywhere; }
.name small { font-weight: 400; }
.where { display: grid; gap: 0.5rem; list-style: none; }
.where small { padding-left: 1.34rem; }
.grouped tbody { border-top: 1px solid var(--line-strong); }
.grouped tbody th { border-right: 1px solid var(--line); }
.grouped tbody tr:hover td { background: var(--sunk); }
.version { font-weight: 600; overflow-wrap: anywhere; }
.stack { display: grid; gap: 0.25rem; justify-items: start; min-width: 0; }
@media (min-width: 62.01rem) {
  .overview th:first-child { width: 17%; }
  .overview th:nth-child(2) { width: 11%; }
  .overview th:last-child { width: 25%; }
  .grouped tbody th { width: 26%; }
}
@media (max-width: 62rem) {
  .reflow, .reflow caption, .reflow tbody, .reflow tr, .reflow th, .reflow td { display: block; width: auto; }
  .reflow thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .reflow th, .reflow td { padding: 0.375rem 1rem; }
  .reflow tr { padding: 0.625rem 0; }
  .reflow td[data-label] { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0.75rem; }
  .reflow td[data-label]::before { content: attr(data-label); color: var(--soft); font-size: 0.8125rem; line-height: 1.65; }
  .reflow.grouped tbody th { width: auto; border-right: 0; padding-top: 0.75rem; }
  .reflow.grouped tbody tr + tr { margin-left: 1rem; padding-left: 0; }
  .reflow.grouped tbody tr:hover td { background: none; }
}
`;
