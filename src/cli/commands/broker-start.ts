import { startEmbedded } from '../../workflow/broker-access.ts';
import type { Answer, Context } from '../context.ts';
import { openSession } from '../session.ts';
import { servingAnswer } from '../serving.ts';

export async function brokerStart(context: Context, options: { readonly port: number; readonly host: string }): Promise<Answer> {
  const broker = await startEmbedded(await openSession(context), { port: options.port, host: options.host });
  return servingAnswer(context, broker);
}
