import { suggest } from '../../failure/nearest.ts';
import { listIntegrations } from '../store/integrations.ts';
import { latestPublication } from '../store/pacts.ts';
import type { Session } from '../store/store.ts';
import type { Broken } from './broken-page.ts';
import type { Links, Pair } from './links.ts';
import type { AskedPact } from './pact.ts';

/** Why there is no such pact, and the nearest thing that there is. */
export async function missingPact(session: Session, { version, ...pair }: AskedPact, links: Links): Promise<Broken> {
  const latest = await latestPublication(session, pair);
  const what = `${pair.consumer} has no pact with ${pair.provider}.`;
  if (latest === undefined) return { status: 404, what, advice: await nearestPairs(session, pair) };
  const { number } = latest.consumerVersion;
  return {
    status: 404,
    what: `Version ${version ?? ''} of ${pair.consumer} has no pact with ${pair.provider}.`,
    advice: `The newest version that has one is ${number}.`,
    instead: { label: `Pact of version ${number}`, href: links.pact({ ...pair, version: number }) },
  };
}

async function nearestPairs(session: Session, pair: Pair): Promise<string> {
  const { items } = await listIntegrations(session);
  const inWords = ({ consumer, provider }: Pair): string => `${consumer} with ${provider}`;
  const names = items.map(({ consumer, provider }) => inWords({ consumer: consumer.name, provider: provider.name }));
  return `Names are case-sensitive; ${suggest(inWords(pair), names)}`;
}
