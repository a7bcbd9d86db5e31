import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { shownPath } from '../config/load.ts';
import { brokerClient } from '../broker/client/client.ts';
import type { BrokerClient } from '../broker/client/types.ts';
import { badInput } from '../failure/failure.ts';
import type { Session } from './session.ts';

export interface BrokerAccess {
  readonly client: BrokerClient;
  /** Where a browser finds its pages. */
  readonly url: string;
  close(): Promise<void>;
}

/** The broker that `PACT_BROKER_BASE_URL` names, or else the embedded one, listening on a free port while it is needed. */
export async function openBroker(session: Session): Promise<BrokerAccess> {
  const url = session.environment['PACT_BROKER_BASE_URL'];
  if (url === undefined || url === '') return startEmbedded(session, { port: 0 });
  const client = brokerClient({ url, environment: session.environment });
  return { client, url: client.url, close: async () => {} };
}

/** The embedded broker on a port of its own; its file stays in the workspace's data folder. */
export async function startEmbedded({ workspace, environment, clock }: Session, { port, host }: { readonly port: number; readonly host?: string }): Promise<BrokerAccess> {
  await makeDataFolder(workspace);
  // Whoever uses another broker does not pay for loading this one.
  const [{ createBroker }, { openStore }, { listen }] = await Promise.all([import('../broker/server.ts'), import('../broker/store/store.ts'), import('../http/listen.ts')]);
  const store = await openStore({ file: join(workspace.dataFolder, 'broker.sqlite'), clock });
  try {
    const listening = await listen(createBroker({ store, clock }), { port, ...(host === undefined ? {} : { host }) });
    return {
      client: brokerClient({ url: listening.url, environment }),
      url: listening.url,
      close: async () => {
        await listening.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function makeDataFolder(workspace: Session['workspace']): Promise<void> {
  try {
    await mkdir(workspace.dataFolder, { recursive: true });
  } catch (error) {
    throw badInput('data.unwritable', 'cannot be created', { place: shownPath(workspace, workspace.dataFolder), fix: 'give yourself write permission there', cause: error });
  }
}
