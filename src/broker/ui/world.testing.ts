import type { Json } from '../../json/json.ts';
import { readPactContent } from '../../pact/identity.ts';
import { addToBranch } from '../store/branches.ts';
import { environmentNamed, insertEnvironment } from '../store/environments.ts';
import { ensurePacticipant } from '../store/pacticipants.ts';
import { publicationOf } from '../store/pacts.ts';
import { publishPact } from '../store/publishing.ts';
import { recordDeployment } from '../store/recordings.ts';
import { storeResult } from '../store/results.ts';
import { openStore, type Session, type Store } from '../store/store.ts';
import { addTag } from '../store/tags.ts';
import { ensureVersion, versionNumbered } from '../store/versions.ts';
import { pages } from './pages.ts';

/** A broker's store in memory with pages over it; each act happens a minute after the one before. */
export interface World {
  readonly store: Store;
  publish(pact: Published): Promise<void>;
  /** Answers the result's number. */
  verify(result: Verified): Promise<number>;
  deploy(deployment: { readonly pacticipant: string; readonly version: string; readonly to: string }): Promise<void>;
  /** Opens a page as a browser does. */
  get(path: string): Promise<Opened>;
}

interface Published {
  readonly consumer?: string;
  readonly provider?: string;
  readonly version: string;
  readonly branch?: string;
  readonly tag?: string;
  readonly pact?: Json;
}

interface Verified {
  readonly consumer?: string;
  readonly provider?: string;
  /** Of the consumer. */
  readonly version: string;
  /** The provider's version. */
  readonly by: string;
  readonly success?: boolean;
  readonly tests?: Json;
  readonly buildUrl?: string;
}

interface Opened {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** What is to be read, without the markup. */
  readonly words: string;
}

export const consumer = 'shop';
export const provider = 'petshop';

/** An HTTP interaction, changed where a test needs it. */
export const interaction = (changes: Readonly<Record<string, Json>> = {}): Json => ({
  type: 'Synchronous/HTTP',
  description: 'a request for a pet',
  providerStates: [{ name: 'a pet exists', params: { id: 7 } }],
  request: { method: 'GET', path: '/pets/7' },
  response: { status: 200, body: { content: { id: 7 }, contentType: 'application/json', encoded: false } },
  ...changes,
});

export const pactOf = (...interactions: readonly Json[]): Json => ({ interactions, metadata: { pactSpecification: { version: '4.0' } } });

export async function openWorld(): Promise<World> {
  let minutes = 0;
  const clock = (): Date => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000);
  const store = await openStore({ file: ':memory:', clock });
  const site = pages(store, clock);
  const act = <Result>(work: (session: Session) => Promise<Result>): Promise<Result> => {
    minutes += 1;
    return store.write(work);
  };
  return {
    store,
    publish: (pact) => act((session) => publish(session, { consumer, provider, pact: pactOf(interaction()), ...pact })),
    verify: (result) => act((session) => verify(session, { consumer, provider, ...result })),
    deploy: (deployment) => act((session) => deploy(session, deployment)),
    async get(path) {
      const response = await site.fetch(new Request(`http://broker.test${path}`, { headers: { accept: 'text/html' } }));
      const html = await response.text();
      return { status: response.status, headers: response.headers, html, words: wordsOf(html) };
    },
  };
}

const wordsOf = (html: string): string =>
  html.replace(/<style>.*<\/style>/s, '').replaceAll('<wbr>', '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

type Given<What> = What & { readonly consumer: string; readonly provider: string };

async function publish(session: Session, it: Given<Published>): Promise<void> {
  const { version } = await ensureVersion(session, it.consumer, it.version);
  const to = await ensurePacticipant(session, it.provider);
  if (it.branch !== undefined) await addToBranch(session, version, it.branch);
  if (it.tag !== undefined) await addTag(session, version, it.tag);
  await publishPact(session, { consumerVersion: version, provider: to, content: readPactContent(JSON.stringify(it.pact)) });
}

async function verify(session: Session, it: Given<Verified>): Promise<number> {
  const pact = await publicationOf(session, it);
  if (pact === undefined) throw new Error(`nothing published for ${it.consumer} ${it.version}`);
  const { version } = await ensureVersion(session, it.provider, it.by);
  const result = await storeResult(session, {
    pact,
    providerVersion: version,
    success: it.success ?? true,
    wip: false,
    pending: false,
    buildUrl: it.buildUrl ?? null,
    testResults: it.tests === undefined ? null : JSON.stringify(it.tests),
    verifiedBy: JSON.stringify({ implementation: 'a verifier', version: '1.2' }),
  });
  return result.number;
}

async function deploy(session: Session, { pacticipant, version: number, to }: Parameters<World['deploy']>[0]): Promise<void> {
  const version = await versionNumbered(session, pacticipant, number);
  if (version === undefined) throw new Error(`no version ${number} of ${pacticipant}`);
  const known = await environmentNamed(session, to);
  const fields = { name: to, displayName: to, production: to === 'production', contacts: [] };
  const environment = known ?? (await insertEnvironment(session, fields));
  await recordDeployment(session, { version, environment, applicationInstance: null });
}
