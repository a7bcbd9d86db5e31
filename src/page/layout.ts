import { createHash } from 'node:crypto';
import { raw } from 'hono/html';
import { html, nothing, type Markup } from './markup.ts';
import { styles } from './styles/styles.ts';

export interface Crumb {
  readonly label: string;
  /** The page itself has none. */
  readonly href?: string;
}

export interface Page {
  /** The document's title, without the product's name. */
  readonly title: string;
  /** The way here from the overview, the page itself last; empty on the overview. */
  readonly crumbs: readonly Crumb[];
  readonly home: string;
  readonly main: Markup;
}

const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M3 3h18v10.5c0 4.2-4 6.6-9 8.5-5-1.9-9-4.3-9-8.5z" fill="#3056c9"/>' +
  '<path d="m7.5 11.4 3.2 3.2 5.8-6.4" fill="none" stroke="#fff" stroke-width="2.4"/></svg>';
const icon = `data:image/svg+xml;base64,${Buffer.from(mark).toString('base64')}`;

/** No script, nothing from elsewhere: the one inline style sheet is named by its hash. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(styles).digest('base64')}'`,
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-cache',
  vary: 'Accept',
} as const;

/** A whole page as a response. */
export const pageResponse = async (page: Page, status = 200): Promise<Response> =>
  new Response(String(await wholePage(page)), { status, headers });

const wholePage = (page: Page): Markup => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · vendorproof</title>
<link rel="icon" href="${icon}">
<style>${raw(styles)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header class="bar">
<a class="brand" href="${page.home}">${raw(mark.replace('<svg ', '<svg aria-hidden="true" focusable="false" '))}vendorproof</a>
${trail(page)}
</header>
<main id="main" tabindex="-1">
${page.main}
</main>
</body>
</html>
`;

const trail = ({ crumbs, home }: Page): Markup =>
  crumbs.length === 0
    ? nothing
    : html`<nav aria-label="Breadcrumb"><ol class="trail"><li><a href="${home}">Overview</a></li>${crumbs.map(crumbItem)}</ol></nav>`;

const crumbItem = ({ label, href }: Crumb): Markup =>
  href === undefined ? html`<li><span aria-current="page">${label}</span></li>` : html`<li><a href="${href}">${label}</a></li>`;
