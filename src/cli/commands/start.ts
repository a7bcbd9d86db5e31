import type { BrokerAccess } from '../../workflow/broker-access.ts';
import { startEmbedded } from '../../workflow/broker-access.ts';
import type { Answer, Context } from '../context.ts';
import { openSession } from '../session.ts';
import type { LoopAnswer } from './run.ts';
import { loopAnswer } from './run.ts';

export interface StartOptions {
  readonly once?: boolean;
  readonly port: number;
}

/** The whole loop on the embedded broker; its pages stay until the user ends it. */
export async function start(context: Context, options: StartOptions): Promise<Answer> {
  const session = await openSession(context);
  const broker = await startEmbedded(session, { port: options.port });
  try {
    const answer = await loopAnswer(session, broker.client, { vendors: session.workspace.vendors });
    return options.once === true ? { ...answer, afterwards: broker.close } : withPages(context, answer, broker);
  } catch (error) {
    await broker.close();
    throw error;
  }
}

const withPages = ({ untilStopped }: Context, { json, text, outcome }: LoopAnswer, { url, close }: BrokerAccess): Answer => ({
  outcome,
  json: { ...json, url },
  text: `${text}\n\nThe broker's pages are at ${url} until you press Ctrl-C.`,
  afterwards: async () => {
    await untilStopped();
    await close();
  },
});
