import type { BrokerClient } from '../broker/client/types.ts';
import type { Workspace } from '../config/workspace.ts';

/** The team's environments, as the config names them, exist in the broker. */
export async function prepareEnvironments(workspace: Workspace, client: BrokerClient): Promise<void> {
  for (const { name, production } of workspace.environments) await client.ensureEnvironment({ name, production });
}
