import type { Document } from '../openapi/document.ts';
import type { BrokerClient, InteractionTestResult } from '../broker/client/types.ts';
import type { Vendor } from '../config/workspace.ts';
import { checkVendorFiles } from '../config/vendors.ts';
import { badInput, Failure } from '../failure/failure.ts';
import { pactsWith } from './choose-interactions.ts';
import { compareWithDocument } from './compare-with-document.ts';
import type { InteractionFilter, InteractionOutcome, Target, VendorPacts, VerifiedPact } from './evidence-run.ts';
import type { Outcome } from './outcome.ts';
import { worst } from './outcome.ts';
import { replayOnStub } from './replay-on-stub.ts';
import { selectPacts } from './select-pacts.ts';
import type { Session } from './session.ts';
import { evidenceVersion, vendorDocument } from './vendor-document.ts';

function replay(session: Session, what: VendorPacts, { target, filter = {} }: Replay): Promise<readonly VerifiedPact[]> {
  return target.kind === 'document' ? compareWithDocument(session, what, filter) : replayOnStub(session, what, { filter, url: target.url });
}

export interface Replay {
  readonly target: Target;
  readonly filter?: InteractionFilter;
}

export interface VerifyVendorsOptions {
  readonly vendors: readonly Vendor[];
  readonly against: readonly Target[];
  /** Our version: its pacts are replayed as well, whatever the broker selects. */
  readonly version: string;
}

export interface VerifyRun {
  readonly outcome: Outcome;
  readonly interactions: readonly InteractionOutcome[];
}

/** Replays a vendor's pacts against each target, and publishes what came out as evidence of its kind. */
export async function verifyVendors(session: Session, client: BrokerClient, options: VerifyVendorsOptions): Promise<VerifyRun> {
  for (const vendor of options.vendors) checkVendorFiles(session.workspace, vendor);
  const runs = await Promise.all(options.vendors.map((vendor) => verifyVendor({ session, client, ...options }, vendor)));
  return runOf(runs.flat());
}

interface VendorRun extends VerifyVendorsOptions {
  readonly session: Session;
  readonly client: BrokerClient;
}

async function verifyVendor({ session, client, against, version }: VendorRun, vendor: Vendor): Promise<readonly VerifiedPact[]> {
  const selecting = selectPacts(client, vendor, version);
  const [document, { pacts, hasOurs }] = await Promise.all([vendorDocument(session.workspace, vendor), selecting]);
  if (pacts.length === 0) return [];
  if (!hasOurs) {
    const problem = `the broker has no pact of ${vendor.consumer} ${version} with ${vendor.name}; those of other versions are replayed`;
    session.say(`! ${problem} → vendorproof publish ${vendor.name}`);
  }
  const all: VerifiedPact[] = [];
  for (const target of against) {
    const verified = await replay(session, { vendor, document, pacts }, { target });
    await publishEvidence(session, client, { vendor, document, target, verified });
    all.push(...verified);
  }
  return all;
}

/** Verifies pacts that no broker knows, or a part of some; nothing is published. */
export async function verifyUnpublished(session: Session, chosen: readonly VendorPacts[], options: Replay): Promise<VerifyRun> {
  const fitting = pactsWith(options.filter ?? {}, chosen);
  return runOf((await Promise.all(fitting.map((what) => replay(session, what, options)))).flat());
}

/** A version that was asked for by name and that the broker has no pact of is not verified by replaying others. */
export async function expectPublished(client: BrokerClient, vendors: readonly Vendor[], version: string): Promise<void> {
  const found = await Promise.all(vendors.map(({ name, consumer }) => client.findPact({ consumer, provider: name, version })));
  if (found.some((pact) => pact !== undefined)) return;
  const problem = `nothing was verified: the broker has no pact of version ${version} with ${vendors.map(({ name }) => name).join(', ')}`;
  throw new Failure(problem, { code: 'version.unknown', kind: 'unknown', fix: `vendorproof publish --version ${version}` });
}

function runOf(verified: readonly VerifiedPact[]): VerifyRun {
  const interactions = verified.flatMap((pact) => pact.interactions);
  return { outcome: outcomeOf(interactions), interactions };
}

/** Nothing verified is not a pass. */
function outcomeOf(interactions: readonly InteractionOutcome[]): Outcome {
  if (interactions.length === 0) return 'unknown';
  return worst(interactions.map(({ outcome }) => (outcome === 'failed' ? 'no' : outcome === 'skipped' ? 'unknown' : 'done')));
}

interface EvidenceToPublish {
  readonly vendor: Vendor;
  readonly document: Document;
  readonly target: Target;
  readonly verified: readonly VerifiedPact[];
}

/** The provider version carries kind and document, so a red comparison and a green replay stand side by side. */
async function publishEvidence(session: Session, client: BrokerClient, evidence: EvidenceToPublish): Promise<void> {
  const { vendor, document, target, verified } = evidence;
  const version = evidenceVersion(document, target.kind);
  for (const { pact, interactions } of verified) {
    await client.publishResult({
      provider: vendor.name,
      providerVersion: version,
      providerBranch: target.kind,
      resultsUrl: pact.resultsUrl,
      success: interactions.every(({ outcome }) => outcome === 'passed'),
      testResults: interactions.map(testResult),
    });
  }
  for (const environment of session.workspace.environments.filter(({ demands }) => demands === target.kind)) {
    await client.recordDeployment({ pacticipant: vendor.name, version, environment: environment.name });
  }
}

const testResult = ({ description, outcome, mismatches, interactionId }: InteractionOutcome): InteractionTestResult => ({
  ...(interactionId === undefined ? {} : { interactionId }),
  interactionDescription: description,
  success: outcome === 'passed',
  mismatches: mismatches.map(({ code, attribute, field, operation, message, fix }) => ({
    attribute,
    description: message,
    code,
    ...(field === undefined ? {} : { identifier: field }),
    ...(operation === undefined ? {} : { operation }),
    ...(fix === undefined ? {} : { fix }),
  })),
});

/** The kinds of evidence that need nothing but the document. */
export const targets: readonly Target[] = [{ kind: 'document' }, { kind: 'stub' }];

/** `--against` and `--as` as a target. */
export function targetNamed(against: string, as: string | undefined): Target {
  const isAddress = /^https?:\/\//.test(against);
  if (as !== undefined && (as !== 'stub' || !isAddress)) {
    const problem = `--as says what listens at an address, and takes stub; here it is --against ${against} --as ${as}`;
    throw badInput('target.unknown', problem, { fix: '--against <address> --as stub' });
  }
  if (isAddress && as === 'stub') return { kind: 'stub', url: against.replace(/\/+$/, '') };
  const found = targets.find(({ kind }) => kind === against);
  if (found !== undefined) return found;
  if (isAddress) throw notYet(`what listens at ${against}, taken for a vendor’s own system,`, 'say --as stub if it is a stub, else ');
  if (/^(sandbox|observed|har:.*)$/.test(against)) throw notYet(against === 'sandbox' ? 'a sandbox' : 'recorded traffic', '');
  const problem = `cannot verify against ${against}; targets are document, stub and the address of a stub`;
  throw badInput('target.unknown', problem, { fix: '--against stub' });
}

/** What a vendor does, or did, rather than what its document says. */
const notYet = (what: string, first: string): Failure =>
  badInput('target.unsupported', `${what} cannot be verified against yet`, {
    fix: `${first}replay with \`pact verifier\` as docs/verdicts.md shows`,
  });
