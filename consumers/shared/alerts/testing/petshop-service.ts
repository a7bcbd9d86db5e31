import { join } from 'node:path';
import { stub, type Stub, type StubListening } from 'vendorproof';
import { authorizedBy } from '../../auth/credentials-authorizer.ts';
import { secretFrom } from '../../auth/credentials-kinds.ts';
import { localReaders } from '../../auth/credentials-readers.ts';
import { createCaller, type Caller } from '../../call/caller.ts';
import type { Clock } from '../../clock.ts';
import type { Observer } from '../../observer.ts';
import { metrics } from '../../telemetry/metrics.ts';
import { observers } from '../../telemetry/observers.ts';
import { prometheusMetrics, type PrometheusMetrics } from '../../telemetry/prometheus.ts';
import { manualClock, type ManualClock } from '../../testing/manual-clock.ts';
import { readScrape, type Scrape } from '../../testing/promql/scrape.ts';

const document = join(import.meta.dirname, '../../../../docs/petshop/petshop.yaml');

/** What goes on within one minute of the service's life. */
export interface Minute {
  /** In force for each minute anew. */
  readonly faults?: readonly string[];
  /** How many calls are made at the same time. Default 1. */
  readonly atOnce?: number;
  /** What the credential's variable holds; null: it is not set. */
  readonly key?: string | null;
}

/** A service that reads a pet once a minute, and is scraped as often. Its vendor is a stub; its time is made up. */
export interface PetshopService {
  readonly scrapes: readonly Scrape[];
  live(minutes: number, so?: Minute): Promise<void>;
}

export function petshopService(): PetshopService {
  let vendor: { readonly stub: Stub; readonly listening: StubListening } | undefined;
  let life = bornAt('');
  before(async () => {
    const petshop = await stub(document);
    vendor = { stub: petshop, listening: await petshop.listen() };
  });
  beforeEach(async () => {
    await vendor?.stub.reset();
    life = bornAt(vendor?.listening.url ?? '');
  });
  after(() => vendor?.listening.close());
  return {
    get scrapes() {
      return life.scrapes;
    },
    live: async (minutes, so = {}) => {
      for (let minute = 0; minute < minutes; minute += 1) await liveMinute(life, { faults: async (faults) => vendor?.stub.faults(faults), so });
    },
  };
}

interface Life {
  readonly clock: ManualClock;
  readonly environment: Record<string, string | undefined>;
  readonly caller: Caller;
  readonly prometheus: PrometheusMetrics;
  readonly scrapes: Scrape[];
}

function bornAt(url: string): Life {
  const clock = manualClock();
  const environment = { PET_KEY: 'key' };
  const prometheus = prometheusMetrics();
  const caller = callerOf(url, { clock, environment, observer: observers([metrics(prometheus.meter)]) });
  return { clock, environment, prometheus, caller, scrapes: [] };
}

interface Surroundings {
  readonly clock: Clock;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly observer: Observer;
}

function callerOf(url: string, { clock, environment, observer }: Surroundings): Caller {
  const key = secretFrom('env:PET_KEY', { vendor: 'petshop', name: 'apiKey', readers: localReaders(environment), clock, observer, timeToLiveMs: 60_000 });
  const limits = { concurrent: 1, waiting: 1 };
  return createCaller(
    { vendor: 'petshop', endpoints: url, authorizer: authorizedBy(key, (secret) => ({ 'x-api-key': secret.reveal() })) },
    { clock, observer, limits, breaker: { failures: 3, probeAfterMs: 0 }, retry: { attempts: 2, random: () => 0 } },
  );
}

interface Doing {
  readonly so: Minute;
  readonly faults: (faults: readonly string[]) => Promise<void>;
}

async function liveMinute({ clock, environment, caller, prometheus, scrapes }: Life, { so, faults }: Doing): Promise<void> {
  environment['PET_KEY'] = so.key === null ? undefined : (so.key ?? 'key');
  await faults(so.faults ?? []);
  await Promise.allSettled(Array.from({ length: so.atOnce ?? 1 }, () => readPet(caller)));
  clock.advance(60_000);
  scrapes.push(readScrape(clock.now(), await prometheus.text()));
}

/** A pet of a kind that we know; who fails is counted, not told. */
const readPet = (caller: Caller): Promise<string> =>
  caller.call({
    operation: 'getPet',
    method: 'GET',
    path: 'pets/7',
    read: (reply) => `${reply.json().text('name')} ${reply.json().member('kind', ['cat', 'dog', 'bird'])}`,
  });
