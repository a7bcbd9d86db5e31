import type { KitEvent } from '../observer.ts';
import type { ObserverPart } from '../telemetry/observers.ts';
import { learn, learnCall, nothingKnown, statusOf, type HealthStatus, type IntegrationFacts } from './integration-health.ts';
import { rareProbe, type Probe, type ProbeSettings } from './probes.ts';

export interface Integration {
  /** Whether the application is of no use without this vendor: it is not ready while the vendor is down. */
  readonly required: boolean;
  /** Called where a poller asks for it with `?probe`, and never else. */
  readonly probe?: Probe;
}

export interface HealthSettings extends ProbeSettings {
  /** By vendor. */
  readonly integrations: Readonly<Record<string, Integration>>;
}

export interface Health extends Pick<Required<ObserverPart>, 'emit'> {
  /** `/health/live`, `/health/ready` and `/health/ready/<vendor>`. */
  readonly handler: (request: Request) => Promise<Response>;
}

/** Watches the calls and says how each integration fares. Being asked causes no call, unless the poller wants one. */
export function health({ integrations, ...settings }: HealthSettings): Health {
  const tracked = new Map(Object.entries(integrations).map(([vendor, integration]) => [vendor, track(integration, settings)]));
  return { emit: (event) => tracked.get(event.vendor)?.learn(event), handler: (request) => route(tracked, request) };
}

interface Tracked {
  readonly required: boolean;
  readonly learn: (event: KitEvent) => void;
  readonly probe: () => Promise<void>;
  readonly facts: () => IntegrationFacts;
}

function track({ required, probe }: Integration, settings: ProbeSettings): Tracked {
  const { clock } = settings;
  const ask = probe && rareProbe(probe, settings);
  let facts = nothingKnown;
  return {
    required,
    facts: () => facts,
    learn: (event) => {
      facts = learn(facts, event, clock.now());
    },
    probe: async () => {
      const outcome = await ask?.();
      if (outcome !== undefined) facts = learnCall(facts, outcome, clock.now());
    },
  };
}

async function route(tracked: ReadonlyMap<string, Tracked>, { method, url }: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(url);
  if (method !== 'GET' && method !== 'HEAD') return answer(405, { status: 'method not allowed' });
  if (pathname === '/health/live') return answer(200, { status: 'up' });
  const asked = pathname === '/health/ready' ? [...tracked.values()] : one(tracked, pathname);
  if (searchParams.has('probe')) await Promise.all(asked.map((each) => each.probe()));
  if (pathname === '/health/ready') return readiness(tracked);
  const [report] = asked.map(reportOf);
  return report === undefined ? answer(404, { status: 'not found' }) : answer(report.status === 'down' ? 503 : 200, report);
}

const one = (tracked: ReadonlyMap<string, Tracked>, pathname: string): readonly Tracked[] =>
  [...tracked].filter(([vendor]) => pathname === `/health/ready/${encodeURIComponent(vendor)}`).map(([, each]) => each);

/** The application is ready while every vendor is there that it cannot do without. */
function readiness(tracked: ReadonlyMap<string, Tracked>): Response {
  const isDown = tracked.values().some((each) => each.required && statusOf(each.facts()) === 'down');
  const integrations = Object.fromEntries([...tracked].map(([vendor, each]) => [vendor, reportOf(each)]));
  return answer(isDown ? 503 : 200, { status: isDown ? 'down' : 'up', integrations });
}

interface Report {
  readonly status: HealthStatus;
  readonly required: boolean;
  readonly breakers: IntegrationFacts['breakers'];
  readonly credentials: IntegrationFacts['credentials'];
  readonly lastSuccess: string | null;
  readonly lastFailure: { readonly kind: string; readonly at: string } | null;
}

function reportOf({ required, facts }: Tracked): Report {
  const { breakers, credentials, lastSuccess, lastFailure } = facts();
  const failure = lastFailure === undefined ? null : { kind: lastFailure.kind, at: iso(lastFailure.at) };
  return { status: statusOf(facts()), required, breakers, credentials, lastSuccess: lastSuccess === undefined ? null : iso(lastSuccess), lastFailure: failure };
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

const answer = (status: number, body: unknown): Response => Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
