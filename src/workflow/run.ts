import type { BrokerClient } from '../broker/client/types.ts';
import type { EnvironmentPolicy, Vendor } from '../config/workspace.ts';
import { Failure } from '../failure/failure.ts';
import type { GateAnswer } from './gate.ts';
import { askGate, gateOutcome } from './gate.ts';
import type { Outcome } from './outcome.ts';
import { worst } from './outcome.ts';
import type { AskedVersion } from './consumer-version.ts';
import { currentVersion } from './current-version.ts';
import type { PublishedPact, PublishOptions } from './publish.ts';
import { publishPacts } from './publish.ts';
import { prepareEnvironments } from './environments.ts';
import type { Session } from './session.ts';
import { runContractTests } from './test.ts';
import type { VerifyRun } from './verify.ts';
import { targets, verifyVendors } from './verify.ts';
import type { InteractionOutcome } from './evidence-run.ts';

export interface Stage {
  readonly name: 'test' | 'publish' | 'verify' | 'gate';
  readonly outcome: Outcome;
  readonly seconds: number;
  /** What kept it from an answer. */
  readonly problem?: string;
}

export interface LoopRun {
  readonly outcome: Outcome;
  readonly stages: readonly Stage[];
  readonly interactions: readonly InteractionOutcome[];
  /** The environment that was asked about decides; the others are shown. */
  readonly answers: readonly GateAnswer[];
  readonly otherAnswers: readonly GateAnswer[];
}

export interface LoopOptions {
  readonly vendors: readonly Vendor[];
  readonly asked: AskedVersion;
  readonly environment: EnvironmentPolicy;
}

/**
 * Test → publish → verify → gate. It goes on to the gate when a stage answers no, and tells of both.
 * A stage that comes to no answer ends it: without what it was to bring, the gate would speak of something older.
 */
export async function runLoop(session: Session, client: BrokerClient, { vendors, asked, environment }: LoopOptions): Promise<LoopRun> {
  const stages: Stage[] = [];
  const stage = stageRunner(session, stages);
  const outcome = (): Outcome => worst(stages.map((one) => one.outcome));
  const ended = (found: Partial<LoopRun>): LoopRun => ({ ...nothingFound, ...found, outcome: outcome(), stages });
  await stage('test', () => runContractTests(session, vendors), (run) => run.outcome);
  const ours = await currentVersion(session, asked);
  const { version } = ours;
  const published = await stage('publish', () => publishAll(session, client, { vendors, version: ours }), () => 'done');
  if (published === undefined) return ended({});
  const verifying = (): Promise<VerifyRun> => verifyVendors(session, client, { vendors, against: targets, version });
  const verified = await stage('verify', verifying, (run) => run.outcome);
  if (verified === undefined) return ended({});
  const pacticipants = [...new Set(vendors.map(({ consumer }) => consumer))].map((name) => ({ name, version }));
  const named = asked.version !== undefined;
  const ask = (one: EnvironmentPolicy): Promise<readonly GateAnswer[]> =>
    askGate(session, client, { pacticipants, environment: one, named });
  const answers = await stage('gate', () => ask(environment), gateOutcome);
  const others = answers === undefined ? [] : session.workspace.environments.filter(({ name }) => name !== environment.name);
  return ended({ interactions: verified.interactions, answers: answers ?? [], otherAnswers: (await Promise.all(others.map(ask))).flat() });
}

const nothingFound: Pick<LoopRun, 'interactions' | 'answers' | 'otherAnswers'> = { interactions: [], answers: [], otherAnswers: [] };

async function publishAll(session: Session, client: BrokerClient, options: PublishOptions): Promise<readonly PublishedPact[]> {
  await prepareEnvironments(session.workspace, client);
  return publishPacts(session, client, options);
}

type StageRunner = <Result>(
  name: Stage['name'],
  work: () => Promise<Result>,
  outcomeOf: (result: Result) => Outcome,
) => Promise<Result | undefined>;

/** Runs a stage, times it, and turns a problem that the user can mend into the stage's outcome. */
function stageRunner({ clock, say, warn }: Session, stages: Stage[]): StageRunner {
  return async (name, work, outcomeOf) => {
    const began = clock().getTime();
    const end = (outcome: Outcome, problem?: string): void => {
      const seconds = (clock().getTime() - began) / 1000;
      stages.push({ name, outcome, seconds, ...(problem === undefined ? {} : { problem }) });
      say(`${outcome === 'done' ? '✔' : '✘'} ${name} (${seconds.toFixed(1)} s)`);
    };
    try {
      const result = await work();
      end(outcomeOf(result));
      return result;
    } catch (error) {
      // Without the tests' own input there is no loop to go on with.
      if (!(error instanceof Failure) || name === 'test') throw error;
      warn(`vendorproof: ${error.message}`);
      end(error.kind, error.message);
      return undefined;
    }
  };
}
