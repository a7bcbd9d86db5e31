import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath } from '../config/load.ts';
import type { Vendor, Workspace } from '../config/workspace.ts';
import { badInput } from '../failure/failure.ts';
import { suggest } from '../failure/nearest.ts';
import { readPact } from '../pact/read.ts';
import { readPactText } from '../pact/read-file.ts';
import type { Pact } from '../pact/types.ts';

export interface PactFile {
  readonly vendor: Vendor;
  readonly file: string;
  readonly text: string;
  readonly pact: Pact;
}

export const pactFileName = (vendor: Vendor): string => `${vendor.consumer}-${vendor.name}.json`;

export const pactFile = (workspace: Workspace, vendor: Vendor): string => join(workspace.pactsFolder, pactFileName(vendor));

/** The committed pacts of these vendors, read and checked. */
export async function readPactFiles(workspace: Workspace, vendors: readonly Vendor[]): Promise<readonly PactFile[]> {
  refuseStrays(workspace);
  return Promise.all(vendors.map((vendor) => readPactFile(workspace, vendor)));
}

async function readPactFile(workspace: Workspace, vendor: Vendor): Promise<PactFile> {
  const file = pactFile(workspace, vendor);
  const shown = shownPath(workspace, file);
  const parties = `${vendor.consumer} with ${vendor.name}`;
  if (!existsSync(file)) {
    throw badInput('pact.missing', `there is no pact of ${parties}`, { place: shown, fix: `vendorproof test ${vendor.name}` });
  }
  const text = await readPactText(file, shown);
  const pact = readPact(text, shown);
  if (pact.consumer.name !== vendor.consumer || pact.provider.name !== vendor.name) {
    const problem = `is a pact of ${pact.consumer.name} with ${pact.provider.name}, not of ${parties}`;
    throw badInput('pact.names', problem, { place: shown, fix: 'rename the file or mend the config' });
  }
  return { vendor, file, text, pact };
}

/** A pact that no contract test makes would be published for ever and proved by nobody. */
export function refuseStrays(workspace: Workspace): void {
  const expected = workspace.vendors.map(pactFileName);
  const names = existsSync(workspace.pactsFolder) ? readdirSync(workspace.pactsFolder) : [];
  const stray = names.find((name) => name.endsWith('.json') && !expected.includes(name));
  if (stray === undefined) return;
  const place = shownPath(workspace, join(workspace.pactsFolder, stray));
  const problem = `no contract test makes this pact; ${suggest(stray, expected)}`;
  throw badInput('pact.stray', problem, { place, fix: 'delete it, or add its vendor to the config' });
}
