import { existsSync } from 'node:fs';
import type { Vendor, Workspace } from '../config/workspace.ts';
import type { BrokerClient } from '../broker/client/types.ts';
import type { ConsumerVersion } from './consumer-version.ts';
import type { PactFile } from './pact-files.ts';
import { pactFile, readPactFiles } from './pact-files.ts';
import type { Session } from './session.ts';

export interface PublishOptions {
  readonly vendors: readonly Vendor[];
  readonly version: ConsumerVersion;
}

export interface PublishedPact {
  readonly provider: string;
  readonly consumer: string;
  readonly version: string;
  readonly branch: string | undefined;
  readonly pactUrl: string;
}

/** Publishes the committed pacts of these vendors. All are read and checked before the first is sent. */
export async function publishPacts(session: Session, client: BrokerClient, options: PublishOptions): Promise<readonly PublishedPact[]> {
  const { workspace } = session;
  const files = await readPactFiles(workspace, withSiblings(workspace, options.vendors));
  const published: PublishedPact[] = [];
  // One after the other: SQLite behind the official broker refuses writes that come at once.
  for (const file of files) published.push(await publishOne(client, file, options.version));
  return published;
}

/**
 * A version of a consumer stands for all that it relies on: published with one vendor's pact alone, it would pass a gate for the others.
 * Vendors that have no pact yet hold nobody up.
 */
function withSiblings(workspace: Workspace, vendors: readonly Vendor[]): readonly Vendor[] {
  const isSibling = (vendor: Vendor): boolean => vendors.some(({ consumer }) => consumer === vendor.consumer);
  return workspace.vendors.filter((vendor) => vendors.includes(vendor) || (isSibling(vendor) && existsSync(pactFile(workspace, vendor))));
}

async function publishOne(client: BrokerClient, { vendor, text }: PactFile, ours: ConsumerVersion): Promise<PublishedPact> {
  const { version, branch, mainBranch, buildUrl } = ours;
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
