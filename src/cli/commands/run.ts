import { selectEnvironment, selectVendors } from '../../config/vendors.ts';
import type { Vendor } from '../../config/workspace.ts';
import type { BrokerClient } from '../../broker/client/types.ts';
import { interactionsText } from '../../report/interactions.ts';
import { verdictJson, verdictText } from '../../report/words.ts';
import { rememberRun } from '../../workflow/last-run.ts';
import type { AskedVersion } from '../../workflow/consumer-version.ts';
import type { LoopRun } from '../../workflow/run.ts';
import { runLoop } from '../../workflow/run.ts';
import type { Session } from '../../workflow/session.ts';
import type { Answer, Context } from '../context.ts';
import { openSession, withBroker } from '../session.ts';

export interface RunLoopOptions extends AskedVersion {
  readonly to?: string;
}

export async function run(context: Context, names: readonly string[], options: RunLoopOptions): Promise<Answer> {
  const session = await openSession(context);
  const vendors = selectVendors(session.workspace, names);
  return withBroker(session, ({ client }) => loopAnswer(session, client, { vendors, ...options }));
}

interface LoopChoice extends RunLoopOptions {
  readonly vendors: readonly Vendor[];
}

export interface LoopAnswer extends Answer {
  readonly json: object;
}

/** Runs the loop, keeps its answer for `status`, and says it. */
export async function loopAnswer(session: Session, client: BrokerClient, choice: LoopChoice): Promise<LoopAnswer> {
  const { vendors, to, version, branch } = choice;
  const environment = selectEnvironment(session.workspace, to);
  const loop = await runLoop(session, client, { vendors, asked: { version, branch }, environment });
  const json = { ...verdictJson(loop.answers), stages: loop.stages, others: verdictJson(loop.otherAnswers).results };
  await rememberRun(session, json);
  return { outcome: loop.outcome, json, text: loopText(loop) };
}

function loopText(loop: LoopRun): string {
  const failed = loop.stages.filter(({ name, outcome }) => name !== 'gate' && outcome !== 'done');
  const parts = [
    interactionsText(loop.interactions),
    ...failed.map(({ name }) => `✘ stage ${name} did not pass`),
    verdictText(loop.answers),
    verdictText(loop.otherAnswers),
  ];
  return parts.filter((part) => part !== '').join('\n');
}
