import { join, resolve } from 'node:path';
import { loadWorkspace, shownPath } from '../config/load.ts';
import { selectVendors } from '../config/vendors.ts';
import { badInput } from '../failure/failure.ts';
import { fields, required, text } from '../failure/shape.ts';
import type { Document } from '../openapi/document.ts';
import { readDocument } from '../openapi/read.ts';
import { fragmentsVariable } from './run-folders.ts';
import type { Environment } from '../system/environment.ts';

/** Between whom a contract is, and where the vendor's document is found. */
export interface ContractOptions {
  /** The consumer pacticipant: our integration. */
  readonly consumer: string;
  /** The provider pacticipant: the vendor. */
  readonly provider: string;
  /** A folder of the workspace that knows the vendor. Default: the one that the tests run in. */
  readonly workspace?: string;
  /** The vendor's document, for tests outside of any workspace. */
  readonly document?: string;
}

/** What the names in a contract stand for. */
export interface Parties {
  readonly document: Document;
  /** Where each interaction is kept until the run is over. */
  readonly fragments: string;
}

const shape = fields({ consumer: required(text), provider: required(text), workspace: text, document: text });

/** Looks the vendor up in the workspace and reads its document. */
export async function findParties(options: ContractOptions, environment: Environment): Promise<Parties> {
  const problem = shape(options, { path: '', whole: 'what `contract` is given', part: 'an option of `contract`' });
  if (problem !== undefined) throw badInput('contract.options.invalid', problem);
  const chosen = environment[fragmentsVariable];
  if (options.document !== undefined) {
    return { document: await readDocument(options.document), fragments: chosen ?? resolve(options.workspace ?? '.', '.vendorproof/fragments') };
  }
  const workspace = await loadWorkspace(options.workspace ?? '.');
  const place = shownPath(workspace, workspace.configFile);
  const vendor = selectVendors(workspace, [options.provider]).find(({ name }) => name === options.provider);
  if (vendor === undefined) throw badInput('vendor.is-group', `${options.provider} is a group of vendors; a contract is with one of them`, { place });
  if (vendor.consumer !== options.consumer) throw otherConsumer(options, vendor.consumer, place);
  const document = await readDocument(vendor.documentFile, shownPath(workspace, vendor.documentFile));
  return { document, fragments: chosen ?? join(workspace.dataFolder, 'fragments') };
}

const otherConsumer = ({ consumer, provider }: ContractOptions, configured: string, place: string): Error =>
  badInput('contract.consumer.unknown', `the consumer of ${provider} is ${configured}, not ${consumer}`, {
    place,
    fix: 'use that name, or set `consumer` in the config',
  });
