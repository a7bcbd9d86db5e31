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
import { targets, verifyVendors } from './verify.ts';
import type { InteractionOutcome } from './evidence-run.ts';

export interface Stage {
  readonly name: 'test' | 'publish' | 'verify' | 'gate';
  readonly outcome: Outcome;
  readonly seconds: number;
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

/** Test → publish → verify → gate. It goes on to the gate when a stage fails, and tells of both. */
export async function runLoop(session: Session, client: BrokerClient, { vendors, asked, environment }: LoopOptions): Promise<LoopRun> {
  const stages: Stage[] = [];
  const stage = stageRunner(session, stages);
  await stage('test', () => runContractTests(session, vendors), (run) => run.outcome);
  const { version } = await currentVersion(session, asked);
  await stage('publish', () => publishAll(session, client, { vendors, asked }), () => 'done');
  const verified = await stage('verify', () => verifyVendors(session, client, { vendors, against: targets, version }), (run) => run.outcome);
  const pacticipants = vendors.map(({ consumer }) => ({ name: consumer, version }));
  const answers = await stage('gate', () => askGate(client, session.clock, { pacticipants, environment }), gateOutcome);
  const others = session.workspace.environments.filter(({ name }) => name !== environment.name);
  const otherAnswers = answers === undefined ? [] : (await Promise.all(others.map((other) => askGate(client, session.clock, { pacticipants, environment: other })))).flat();
  return { outcome: worst(stages.map((done) => done.outcome)), stages, interactions: verified?.interactions ?? [], answers: answers ?? [], otherAnswers };
}

async function publishAll(session: Session, client: BrokerClient, options: PublishOptions): Promise<readonly PublishedPact[]> {
  await prepareEnvironments(session.workspace, client);
  return publishPacts(session, client, options);
}

type StageRunner = <Result>(name: Stage['name'], work: () => Promise<Result>, outcomeOf: (result: Result) => Outcome) => Promise<Result | undefined>;

/** Runs a stage, times it, and turns a problem that the user can mend into the stage's outcome. */
function stageRunner({ clock, say }: Session, stages: Stage[]): StageRunner {
  return async (name, work, outcomeOf) => {
    const began = clock().getTime();
    const end = (outcome: Outcome): void => {
      const seconds = (clock().getTime() - began) / 1000;
      stages.push({ name, outcome, seconds });
      say(`${outcome === 'done' ? '✔' : '✘'} ${name} (${seconds.toFixed(1)} s)`);
    };
    try {
      const result = await work();
      end(outcomeOf(result));
      return result;
    } catch (error) {
      // Without the tests' own input there is no loop to go on with.
      if (!(error instanceof Failure) || name === 'test') throw error;
      say(error.message);
      end(error.kind);
      return undefined;
    }
  };
}
