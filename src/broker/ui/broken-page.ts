import { pageResponse } from '../../page/layout.ts';
import { html, nothing } from '../../page/markup.ts';
import type { Links } from './links.ts';

/** Why a page cannot be shown, and where to go instead. */
export interface Broken {
  readonly status: 400 | 404 | 500;
  readonly what: string;
  readonly advice: string;
  readonly instead?: { readonly label: string; readonly href: string };
}

const headings: Readonly<Record<Broken['status'], string>> = {
  400: 'This address cannot be read',
  404: 'Not found',
  500: 'Something broke on our side',
};

export const brokenPage = (links: Links, { status, what, advice, instead }: Broken): Promise<Response> =>
  pageResponse(
    {
      title: headings[status],
      crumbs: [{ label: headings[status] }],
      home: links.overview(),
      main: html`<div class="broken">
<p class="kicker">${status}</p>
<h1>${headings[status]}</h1>
<p>${what}</p>
<p class="soft">${advice}</p>
<ul class="links">
${instead === undefined ? nothing : html`<li><a href="${instead.href}">${instead.label}</a></li>`}
<li><a href="${links.overview()}">Back to the overview</a></li>
</ul>
</div>`,
    },
    status,
  );
