import type { BrokerClient, SelectedPact } from '../broker/client/types.ts';
import type { Vendor } from '../config/workspace.ts';
import { readPactContent } from '../pact/identity.ts';
import type { PublishedPact } from './publish.ts';

/** Everything that a complete run must replay: what the broker holds on main branches and in environments. */
const selectors = [{ mainBranch: true }, { deployedOrReleased: true }] as const;

/**
 * The pacts that the broker selects for a vendor, of every consumer, and those that this run published;
 * each content once.
 */
export async function selectPacts(client: BrokerClient, vendor: Vendor, published: readonly PublishedPact[]): Promise<readonly SelectedPact[]> {
  const own = published.filter(({ provider }) => provider === vendor.name);
  const [selected, mine] = await Promise.all([
    client.pactsForVerification({ provider: vendor.name, selectors }),
    Promise.all(own.map(({ pactUrl }) => client.pact(pactUrl))),
  ]);
  const byContent = new Map([...selected, ...mine].map((pact) => [`${pact.consumer} ${readPactContent(pact.content).sha}`, pact]));
  return [...byContent.values()];
}
