import type { BrokerClient, SelectedPact } from '../broker/client/types.ts';
import type { Vendor } from '../config/workspace.ts';
import { readPactContent } from '../pact/identity.ts';

/** Everything that a complete run must replay: what the broker holds on main branches and in environments. */
const selectors = [{ mainBranch: true }, { deployedOrReleased: true }] as const;

export interface SelectedPacts {
  readonly pacts: readonly SelectedPact[];
  /** Whether our version's own is among them. */
  readonly hasOurs: boolean;
}

/** The pacts that the broker selects for a vendor, of every consumer, and that of our version; each content once. */
export async function selectPacts(client: BrokerClient, vendor: Vendor, version: string): Promise<SelectedPacts> {
  const [selected, own] = await Promise.all([
    client.pactsForVerification({ provider: vendor.name, selectors }),
    client.findPact({ consumer: vendor.consumer, provider: vendor.name, version }),
  ]);
  const all = own === undefined ? selected : [...selected, own];
  const byContent = new Map(all.map((pact) => [`${pact.consumer} ${readPactContent(pact.content).sha}`, pact]));
  return { pacts: [...byContent.values()], hasOurs: own !== undefined };
}
