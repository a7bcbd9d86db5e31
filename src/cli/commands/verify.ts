import { resolve } from 'node:path';
import { selectVendors } from '../../config/vendors.ts';
import type { Vendor, Workspace } from '../../config/workspace.ts';
import type { Failure } from '../../failure/failure.ts';
import { badInput } from '../../failure/failure.ts';
import { suggest } from '../../failure/nearest.ts';
import { readPact } from '../../pact/read.ts';
import { readPactText } from '../../pact/read-file.ts';
import { interactionsText } from '../../report/interactions.ts';
import { currentVersion } from '../../workflow/current-version.ts';
import { prepareEnvironments } from '../../workflow/environments.ts';
import type { InteractionFilter, VendorPacts } from '../../workflow/evidence-run.ts';
import { readPactFiles } from '../../workflow/pact-files.ts';
import { vendorDocument } from '../../workflow/vendor-document.ts';
import type { Session } from '../../workflow/session.ts';
import type { VerifyRun } from '../../workflow/verify.ts';
import { expectPublished, targetNamed, verifyUnpublished, verifyVendors } from '../../workflow/verify.ts';
import type { Answer, Context } from '../context.ts';
import { openSession, withBroker } from '../session.ts';

export interface VerifyOptions {
  readonly against: string;
  readonly as?: string;
  readonly version?: string;
  readonly pact?: readonly string[];
  readonly operation?: string;
  readonly description?: string;
}

export async function verify(context: Context, names: readonly string[], options: VerifyOptions): Promise<Answer> {
  const session = await openSession(context);
  const vendors = selectVendors(session.workspace, names);
  const target = targetNamed(options.against, options.as);
  const filter = filterOf(options);
  if (options.pact === undefined && filter === undefined) {
    return withBroker(session, async ({ client }) => {
      await prepareEnvironments(session.workspace, client);
      const { version } = await currentVersion(session, { version: options.version });
      if (options.version !== undefined) await expectPublished(client, vendors, options.version);
      const run = await verifyVendors(session, client, { vendors, against: [target], version });
      return answerOf(run, 'the broker has no pacts for this → vendorproof publish');
    });
  }
  const named = options.pact === undefined ? undefined : { files: options.pact, vendors };
  const chosen = named === undefined ? await workspacePacts(session, vendors) : await namedPacts(session, context.folder, named);
  const run = await verifyUnpublished(session, chosen, { target, ...(filter === undefined ? {} : { filter }) });
  return answerOf(run, 'the pacts hold no interactions');
}

function filterOf({ operation, description }: VerifyOptions): InteractionFilter | undefined {
  if (operation === undefined && description === undefined) return undefined;
  return { ...(operation === undefined ? {} : { operation }), ...(description === undefined ? {} : { description }) };
}

async function workspacePacts({ workspace }: Session, vendors: readonly Vendor[]): Promise<readonly VendorPacts[]> {
  const files = await readPactFiles(workspace, vendors);
  return Promise.all(files.map(async ({ vendor, file, text }) => vendorPacts(workspace, { vendor, file, content: text })));
}

interface NamedPacts {
  readonly files: readonly string[];
  readonly vendors: readonly Vendor[];
}

/** Each pact file says itself which vendor it is for. */
async function namedPacts({ workspace }: Session, folder: string, { files, vendors }: NamedPacts): Promise<readonly VendorPacts[]> {
  return Promise.all(
    files.map(async (file) => {
      const text = await readPactText(resolve(folder, file), file);
      const provider = readPact(text, file).provider.name;
      const vendor = vendors.find(({ name }) => name === provider);
      if (vendor === undefined) throw noVendor(provider, file, vendors);
      return vendorPacts(workspace, { vendor, file, content: text });
    }),
  );
}

function noVendor(provider: string, file: string, vendors: readonly Vendor[]): Failure {
  const near = suggest(provider, vendors.map(({ name }) => name));
  return badInput('vendor.unknown', `is a pact with ${provider}, which is none of the vendors to verify: ${near}`, { place: file });
}

interface PactOfVendor {
  readonly vendor: Vendor;
  readonly file: string;
  readonly content: string;
}

async function vendorPacts(workspace: Workspace, { vendor, file, content }: PactOfVendor): Promise<VendorPacts> {
  const consumer = readPact(content, file).consumer.name;
  const pact = { consumer, content, pactUrl: file, resultsUrl: '', pending: false, description: file };
  return { vendor, document: await vendorDocument(workspace, vendor), pacts: [pact] };
}

function answerOf({ outcome, interactions }: VerifyRun, otherwise: string): Answer {
  const text = interactions.length === 0 ? `nothing was verified: ${otherwise}` : interactionsText(interactions);
  return { outcome, json: { interactions }, text };
}
