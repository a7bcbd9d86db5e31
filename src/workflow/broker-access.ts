import { brokerClient } from '../broker/client/client.ts';
import type { BrokerClient } from '../broker/client/types.ts';
import type { Failure } from '../failure/failure.ts';
import { badInput } from '../failure/failure.ts';
import { databaseFile, dataFolderProblem, makeDataFolder } from './data-folder.ts';
import type { Session } from './session.ts';

export interface BrokerAccess {
  readonly client: BrokerClient;
  /** Where a browser finds its pages. */
  readonly url: string;
  close(): Promise<void>;
}

/** The broker that `PACT_BROKER_BASE_URL` names, or else the embedded one, listening on a free port while it is needed. */
export async function openBroker(session: Session): Promise<BrokerAccess> {
  const url = session.environment['PACT_BROKER_BASE_URL']?.trim();
  if (url === undefined || url === '') return startEmbedded(session, { port: 0 });
  if (!/^https?:\/\//i.test(url)) throw noAddress(url);
  const client = brokerClient({ url, environment: session.environment });
  return { client, url: client.url, close: async () => {} };
}

const noAddress = (url: string): Failure =>
  badInput('broker.address', `${url} is no http or https address`, { place: 'PACT_BROKER_BASE_URL', fix: 'write it as https://host/path' });

/** The embedded broker has no other log than what people see of the command that it runs in. */
const logTo =
  ({ warn }: Session) =>
  (error: unknown, reference: string): void =>
    warn(`vendorproof: the embedded broker broke on a request (${reference}): ${stackOf(error)}`);

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

export interface EmbeddedOptions {
  readonly port: number;
  readonly host?: string;
}

/** The embedded broker on a port of its own; its file stays in the workspace's data folder. */
export async function startEmbedded(session: Session, { port, host }: EmbeddedOptions): Promise<BrokerAccess> {
  const { workspace, environment, clock } = session;
  await makeDataFolder(workspace);
  const problem = dataFolderProblem(workspace);
  if (problem !== undefined) throw problem;
  // Whoever uses another broker does not pay for loading this one.
  const [{ createBroker }, { openStore }, { listen }] = await Promise.all([
    import('../broker/server.ts'),
    import('../broker/store/store.ts'),
    import('../http/listen.ts'),
  ]);
  const store = await openStore({ file: databaseFile(workspace), clock });
  try {
    const handler = createBroker({ store, clock, onCrash: logTo(session) });
    const listening = await listen(handler, { port, ...(host === undefined ? {} : { host }) });
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
