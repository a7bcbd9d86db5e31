import type { Vendor } from '../config/workspace.ts';
import type { BrokerClient } from '../broker/client/types.ts';
import type { AskedVersion, ConsumerVersion } from './consumer-version.ts';
import { currentVersion } from './current-version.ts';
import type { PactFile } from './pact-files.ts';
import { readPactFiles } from './pact-files.ts';
import type { Session } from './session.ts';

export interface PublishOptions {
  readonly vendors: readonly Vendor[];
  readonly asked: AskedVersion;
}

export interface PublishedPact {
  readonly provider: string;
  readonly consumer: string;
  readonly version: string;
  readonly branch: string | undefined;
  readonly pactUrl: string;
}

/** Publishes the committed pacts of these vendors. All are read and checked before the first is sent. */
export async function publishPacts(session: Session, client: BrokerClient, { vendors, asked }: PublishOptions): Promise<readonly PublishedPact[]> {
  const files = await readPactFiles(session.workspace, vendors);
  const version = await currentVersion(session, asked);
  const published: PublishedPact[] = [];
  // One after the other: SQLite behind the official broker refuses writes that come at once.
  for (const file of files) published.push(await publishOne(client, file, version));
  return published;
}

async function publishOne(client: BrokerClient, { vendor, text }: PactFile, { version, branch, mainBranch, buildUrl }: ConsumerVersion): Promise<PublishedPact> {
  const { pactUrl } = await client.publish({
    consumer: vendor.consumer,
    provider: vendor.name,
    version,
    content: text,
    ...(branch === undefined ? {} : { branch }),
    ...(buildUrl === undefined ? {} : { buildUrl }),
  });
  const main = mainBranch ?? branch;
  if (main !== undefined) await client.ensureMainBranch(vendor.consumer, main);
  return { provider: vendor.name, consumer: vendor.consumer, version, branch, pactUrl };
}
