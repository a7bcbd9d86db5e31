import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Handler } from '../../http/handler.ts';
import type { Clock } from '../../system/clock.ts';
import type { Store } from '../store/store.ts';
import { brokenPage } from './broken-page.ts';
import { linksUnder, type Links, type PactNames, type Pair, type Scene } from './links.ts';
import { matrixFilter, readMatrix } from './matrix.ts';
import { matrixPageResponse } from './matrix-page.ts';
import { missingPact } from './missing-pact.ts';
import { readOverview } from './overview.ts';
import { overviewPage } from './overview-page.ts';
import { readPact, readRawPact, type AskedPact } from './pact.ts';
import { pactPage } from './pact-page.ts';
import { pageNumber } from './pager.ts';
import { readResult } from './result.ts';
import { resultPage } from './result-page.ts';

/** Where the pages get what they show: the data, the time, the addresses. */
interface Site {
  readonly store: Store;
  readonly scene: () => Scene;
}

type Query = Readonly<Record<string, string>>;

const pair = '/provider/:provider/consumer/:consumer';

export interface PagesOptions {
  /** The path under which a proxy serves the broker: empty, or `/pact-broker`. */
  readonly base?: string | undefined;
  /** Answers what is no page: the API. Its 404 becomes a page. */
  readonly otherwise?: Handler | undefined;
  /** Told about every page that broke, with its reference. */
  readonly onCrash?: ((error: unknown, reference: string) => void) | undefined;
}

/** Whether a request is a browser's, which is to see pages; clients of the API name JSON or take anything. */
export function wantsPage({ method, headers }: Request): boolean {
  const accept = headers.get('accept') ?? '';
  return (method === 'GET' || method === 'HEAD') && accept.includes('text/html') && !/json|csv|yaml|text\/plain/.test(accept);
}

/** The broker's pages for people. */
export function pages(store: Store, clock: Clock, { base = '', otherwise, onCrash }: PagesOptions = {}): Hono {
  const links = linksUnder(base);
  const site: Site = { store, scene: () => ({ now: clock(), links }) };
  return new Hono()
    .use((c, next) => (isReadable(c.req.url) ? next() : unreadable(links)))
    .get('/', (c) => overview(site, c.req.query()))
    .get(`/pacts${pair}/latest`, (c) => pact(site, c.req.param()))
    .get(`/pacts${pair}/version/:version`, (c) => (c.req.query('format') === 'json' ? rawPact : pact)(site, c.req.param()))
    .get(`/pacts${pair}/pact-version/:sha/verification-results/:number{[0-9]+}`, (c) => result(site, c.req.param()))
    .get(`/matrix${pair}`, (c) => matrix(site, c.req.param(), c.req.query()))
    .notFound((c) => noPage(links, c.req.raw, otherwise))
    .onError((error) => crashed(links, error, onCrash));
}

async function overview({ store, scene }: Site, query: Query): Promise<Response> {
  const asked = { filter: query['q']?.trim() ?? '', page: pageNumber(query['page']) };
  return overviewPage(scene(), await store.read((session) => readOverview(session, asked)));
}

async function pact(site: Site, names: AskedPact): Promise<Response> {
  const view = await site.store.read((session) => readPact(session, names));
  return view === undefined ? missing(site, names) : pactPage(site.scene(), view);
}

const rawHeaders = { 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' };

async function rawPact(site: Site, names: PactNames): Promise<Response> {
  const text = await site.store.read((session) => readRawPact(session, names));
  return text === undefined ? missing(site, names) : new Response(text, { headers: rawHeaders });
}

async function matrix(site: Site, names: Pair, query: Query): Promise<Response> {
  const view = await site.store.read((session) => readMatrix(session, names, matrixFilter(query)));
  return view === undefined ? missing(site, names) : matrixPageResponse(site.scene(), view);
}

async function result({ store, scene }: Site, names: Pair & { readonly sha: string; readonly number: string }): Promise<Response> {
  const view = await store.read((session) => readResult(session, { ...names, number: Number(names.number) }));
  if (view !== undefined) return resultPage(scene(), view);
  const { links } = scene();
  return brokenPage(links, {
    status: 404,
    what: `This pact has no verification result ${names.number}.`,
    advice: 'It may have been deleted, or the address was cut short.',
    instead: { label: 'Matrix of all results', href: links.matrix(names) },
  });
}

async function missing({ store, scene }: Site, names: AskedPact): Promise<Response> {
  const { links } = scene();
  return brokenPage(links, await store.read((session) => missingPact(session, names, links)));
}

/** Names in a path are percent-encoded; a stray percent sign names nothing. */
function isReadable(url: string): boolean {
  try {
    decodeURIComponent(new URL(url).pathname);
    return true;
  } catch {
    return false;
  }
}

const unreadable = (links: Links): Promise<Response> =>
  brokenPage(links, { status: 400, what: 'It has a percent sign that encodes no character.', advice: 'A percent sign in a name is written %25.' });

async function noPage(links: Links, request: Request, otherwise: Handler | undefined): Promise<Response> {
  const answer = await otherwise?.(request);
  if (answer !== undefined && answer.status !== 404) return answer;
  const advice = 'There are pages for pacts, matrices and verification results; all else is the API.';
  return brokenPage(links, { status: 404, what: 'There is nothing at this address.', advice });
}

function crashed(links: Links, error: unknown, onCrash: PagesOptions['onCrash']): Promise<Response> {
  const reference = randomUUID().slice(0, 8);
  onCrash?.(error, reference);
  const advice = `The broker’s log says why, under the reference ${reference}.`;
  return brokenPage(links, { status: 500, what: 'This page could not be made.', advice });
}
