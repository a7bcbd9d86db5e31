/** Type, rhythm and the frame that all pages share. */
export const base = /* css */ `
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--ink);
  font: 400 0.9375rem/1.55 -apple-system, "Segoe UI Variable Text", "Segoe UI", Inter, Roboto, "Noto Sans", Lato, "Liberation Sans", system-ui, sans-serif;
  font-variant-numeric: tabular-nums;
  overflow-wrap: break-word;
}
code, pre, kbd { font: 0.867em/1.6 ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
pre { margin: 0; }
pre code { font-size: inherit; }
small code { font-size: 0.95em; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.18em; text-decoration-color: color-mix(in srgb, currentColor 40%, transparent); }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0; font-weight: 650; letter-spacing: -0.011em; text-wrap: balance; }
h1 { font-size: clamp(1.375rem, 5vw, 1.625rem); letter-spacing: -0.02em; overflow-wrap: anywhere; text-wrap: wrap; }
h2 { font-size: 1.125rem; }
h3 { font-size: 0.9375rem; }
h4 { font-size: 0.8125rem; font-weight: 400; color: var(--soft); letter-spacing: 0; }
p { margin: 0; }
p, li, dd { max-width: 72ch; }
ul, ol, dl, dd { margin: 0; padding: 0; }
svg { flex: none; }
small, .soft { color: var(--soft); font-size: 0.8125rem; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: 0.5rem 0.875rem; background: var(--sheet); border: 1px solid var(--line-strong); border-radius: 6px; z-index: 1; }
.skip:focus { top: 0.5rem; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1.5rem; padding: 0.75rem clamp(1rem, 4vw, 2.5rem); background: var(--sheet); border-bottom: 1px solid var(--line); }
.brand { display: inline-flex; align-items: center; gap: 0.5rem; font-weight: 650; letter-spacing: -0.01em; color: var(--ink); text-decoration: none; }
.brand svg { width: 1.25rem; height: 1.25rem; }
.trail { display: flex; flex-wrap: wrap; list-style: none; font-size: 0.875rem; }
.trail li { min-width: 0; overflow-wrap: anywhere; }
.trail li + li::before { content: "/"; content: "/" / ""; color: var(--line-strong); margin: 0 0.5rem; }
.trail [aria-current] { color: var(--soft); }
main { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2rem; max-width: 84rem; margin: 0 auto; padding: clamp(1.25rem, 3vw, 2.25rem) clamp(1rem, 4vw, 2.5rem) 4rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { .bar, .skip, form { display: none; } body { background: #fff; } }
`;
