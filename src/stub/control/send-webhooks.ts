import { readOrder, sentJson } from '../webhooks/call.ts';
import type { Control, ControlCall } from './call.ts';
import { problem } from './call.ts';

/** Sends webhooks to a subscriber; answers when all of them have been taken, or given up. */
export async function sendWebhooks({ served, webhooks }: Control, { memory, body }: ControlCall): Promise<Response> {
  if (webhooks === undefined) return problem(400, 'this stub sends nothing of its own accord');
  return Response.json(sentJson(await webhooks.send(memory, readOrder(served, body))));
}
