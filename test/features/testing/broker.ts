import type { BrokerClient } from '../../../src/broker/client/types.ts';
import { loadWorkspace } from '../../../src/config/load.ts';
import { systemClock } from '../../../src/system/clock.ts';
import { openBroker } from '../../../src/workflow/broker-access.ts';
import type { TestWorkspace } from './workspace.ts';

/** Asks a workspace's embedded broker, as another program would. */
export async function brokerOf<Result>({ folder }: TestWorkspace, ask: (client: BrokerClient) => Promise<Result>): Promise<Result> {
  const quiet = { say: () => {}, warn: () => {}, passage: () => ({ pass: () => {}, failed: () => {} }) };
  const broker = await openBroker({ workspace: await loadWorkspace(folder), environment: {}, clock: systemClock, ...quiet });
  try {
    return await ask(broker.client);
  } finally {
    await broker.close();
  }
}
