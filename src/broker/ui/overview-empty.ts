import { html, type Markup } from '../../page/markup.ts';

/** What to do with a broker that holds nothing yet. */
export const emptyState = (): Markup => html`<div class="head"><h1>No pacts yet</h1>
<p>This broker is running and empty. Three commands fill it.</p></div>
<div class="panel empty">
<ol class="steps">
<li><span>Run the contract tests: they write the pacts.</span><code class="shell">npx vendorproof test</code></li>
<li><span>Publish the pacts to this broker.</span><code class="shell">npx vendorproof publish</code></li>
<li><span>Verify them, first against a stub of each vendor’s document.</span>
<code class="shell">npx vendorproof verify --against stub</code></li>
</ol>
<p class="soft">Plain <code>pact broker publish</code> and any Pact verifier work too.
<code>npx vendorproof run</code> does all of it and asks whether you can deploy.</p>
</div>`;

export const nothingMatches = (filter: string): Markup => html`<div class="panel empty">
<h2>${filter === '' ? 'Nothing on this page' : `No integration matches “${filter}”`}</h2>
<p class="soft">The filter looks for its text in the names of consumers and providers.</p></div>`;
