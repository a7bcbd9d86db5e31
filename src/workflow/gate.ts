import type { EnvironmentPolicy } from '../config/workspace.ts';
import type { BrokerClient, InteractionTestResult, MatrixRow } from '../broker/client/types.ts';
import { kindOfVersion } from '../verdict/evidence.ts';
import { judge } from '../verdict/judge.ts';
import type { Facts, Integration, Mismatch, Result, Verdict } from '../verdict/types.ts';
import type { Outcome } from './outcome.ts';
import { worst } from './outcome.ts';
import type { Session } from './session.ts';
import { evidenceVersion, vendorDocument } from './vendor-document.ts';

export interface GateQuestion {
  readonly pacticipants: readonly { readonly name: string; readonly version: string }[];
  /** Whether the version was asked for by name. */
  readonly named: boolean;
  readonly environment: EnvironmentPolicy;
}

export interface GateAnswer {
  readonly pacticipant: string;
  readonly version: string;
  readonly environment: string;
  readonly verdict: Verdict;
}

/** Can these versions be deployed to the environment? Facts come from the broker, the verdict from a pure function. */
export async function askGate(session: Session, client: BrokerClient, question: GateQuestion): Promise<readonly GateAnswer[]> {
  const { pacticipants, environment, named } = question;
  const current = await currentEvidence(session, question);
  const policy = { environment: environment.name, demands: environment.demands, maxAgeDays: environment.maxAgeDays };
  return Promise.all(
    pacticipants.map(async ({ name, version }) => {
      const facts = await gatherFacts(client, current, { pacticipant: name, version, environment: environment.name, named });
      return { pacticipant: name, version, environment: environment.name, verdict: judge(facts, policy, session.clock()) };
    }),
  );
}

const outcomeOf = { deployable: 'done', blocked: 'no', unknown: 'unknown' } as const;

export const gateOutcome = (answers: readonly GateAnswer[]): Outcome => worst(answers.map(({ verdict }) => outcomeOf[verdict.verdict]));

/** By vendor, the version that evidence for its document has now. A version that was asked for by name had a document of its own. */
async function currentEvidence({ workspace }: Session, { environment: { demands }, named, pacticipants }: GateQuestion): Promise<CurrentEvidence> {
  if (named || (demands !== 'document' && demands !== 'stub')) return new Map();
  const vendors = workspace.vendors.filter(({ consumer }) => pacticipants.some(({ name }) => name === consumer));
  return new Map(await Promise.all(vendors.map(async (vendor) => [vendor.name, evidenceVersion(await vendorDocument(workspace, vendor), demands)] as const)));
}

type CurrentEvidence = ReadonlyMap<string, string>;

async function gatherFacts(client: BrokerClient, current: CurrentEvidence, asked: Omit<Facts, 'known' | 'integrations'>): Promise<Facts> {
  const { pacticipant, version, environment } = asked;
  const [known, environments] = await Promise.all([client.versionExists(pacticipant, version), client.environments()]);
  if (!known) return { ...asked, known, integrations: [] };
  // Nothing is deployed to an environment that the broker has not heard of; the pacts are there all the same.
  const isEnvironment = environments.includes(environment);
  const { rows: all } = await client.matrix({ pacticipant, version, ...(isEnvironment ? { environment } : {}) });
  const rows = isEnvironment ? all : all.map((row) => ({ ...row, providerVersion: undefined, success: undefined }));
  const providers = [...new Set(rows.filter((row) => row.consumer === pacticipant).map((row) => row.provider))].toSorted();
  const integrations = await Promise.all(providers.map((provider) => gatherIntegration(client, { provider, rows, environment, current: current.get(provider) })));
  return { ...asked, known, integrations };
}

interface Gathering {
  readonly provider: string;
  readonly rows: readonly MatrixRow[];
  readonly environment: string;
  readonly current: string | undefined;
}

async function gatherIntegration(client: BrokerClient, { provider, rows, environment, current }: Gathering): Promise<Integration> {
  const own = rows.filter((row) => row.provider === provider);
  const gathering = Promise.all(own.map((row) => gatherResult(client, row)));
  const [deployed, gathered] = await Promise.all([client.deployed(provider, environment), gathering]);
  const verified = own.map((row) => row.providerVersion);
  const results = gathered.filter((result) => result !== undefined);
  return { provider, results, current, unverified: deployed.filter((version) => !verified.includes(version)) };
}

/** Only a failed result is read in full: it says which field of which operation. */
async function gatherResult(client: BrokerClient, row: MatrixRow): Promise<Result | undefined> {
  const { providerVersion, success, verifiedAt, resultUrl } = row;
  if (providerVersion === undefined || success === undefined) return undefined;
  const details = success || resultUrl === undefined ? [] : (await client.result(resultUrl)).testResults;
  return {
    providerVersion,
    kind: kindOfVersion(providerVersion),
    success,
    verifiedAt: verifiedAt === undefined ? undefined : new Date(verifiedAt),
    mismatches: details.filter((detail) => !detail.success).flatMap(mismatchesOf),
  };
}

function mismatchesOf(result: InteractionTestResult): readonly Mismatch[] {
  const interaction = result.interactionDescription;
  const unexplained = { interaction, operation: undefined, field: undefined, fix: undefined };
  const exceptions = (result.exceptions ?? []).map(({ message }): Mismatch => ({ ...unexplained, message }));
  const mismatches = result.mismatches.map(
    ({ operation, identifier, description, fix }): Mismatch => ({ interaction, operation, field: identifier, message: description, fix }),
  );
  return [...mismatches, ...exceptions];
}
