import { startEmbedded } from '../../workflow/broker-access.ts';
import type { Answer, Context } from '../context.ts';
import { openSession } from '../session.ts';
import { readPort } from './start.ts';

export async function brokerStart(context: Context, options: { readonly port: string; readonly host: string }): Promise<Answer> {
  const broker = await startEmbedded(await openSession(context), { port: readPort(options.port), host: options.host });
  try {
    context.console.answer(`listening on ${broker.url}`);
    await context.untilStopped();
    return { outcome: 'done', json: { url: broker.url }, text: '' };
  } finally {
    await broker.close();
  }
}
