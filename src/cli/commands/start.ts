import { badInput } from '../../failure/failure.ts';
import { startEmbedded } from '../../workflow/broker-access.ts';
import { portNumber } from '../common-options.ts';
import type { Answer, Context } from '../context.ts';
import { openSession } from '../session.ts';
import { loopAnswer } from './run.ts';

export interface StartOptions {
  readonly once?: boolean;
  readonly port: string;
}

/** The whole loop on the embedded broker; its pages stay until the user ends it. */
export async function start(context: Context, options: StartOptions): Promise<Answer> {
  const session = await openSession(context);
  const broker = await startEmbedded(session, { port: readPort(options.port) });
  try {
    const answer = await loopAnswer(session, broker.client, { vendors: session.workspace.vendors });
    if (options.once === true) return answer;
    context.console.say(answer.text);
    context.console.say(`\nThe broker's pages are at ${broker.url} until you press Ctrl-C.`);
    await context.untilStopped();
    return { ...answer, text: '' };
  } finally {
    await broker.close();
  }
}

export function readPort(text: string): number {
  const port = portNumber(text);
  if (Number.isNaN(port)) throw badInput('port.invalid', `${text} is not a port`, { fix: 'give --port a number from 0 to 65535' });
  return port;
}
