import { badInput } from '../../failure/failure.ts';
import { suggest } from '../../failure/nearest.ts';
import { fields, text } from '../../failure/shape.ts';
import { member } from '../../json/pointer.ts';
import type { Json } from '../../json/json.ts';
import { messageNames, messageOfSchema, messageOfWebhook } from '../../openapi/message.ts';
import type { Served } from '../endpoint.ts';
import type { Event } from '../webhooks/event.ts';
import { makeEvent, writtenEvent } from '../webhooks/event.ts';
import type { Control, ControlCall } from './call.ts';

const shape = fields({ webhook: text, schema: text });

/** Answers a message as the vendor would send it now, and sends nothing: `{"webhook": name}`, or `{"schema": name}` for what comes by a queue. */
export function makeMessage({ served, clock }: Control, { memory, body }: ControlCall): Response {
  const event = find({ served }, body);
  const { headers, text: contents } = writtenEvent(event, makeEvent(event, { given: undefined, near: [], states: memory.situation.states }), clock());
  return Response.json({ headers, ...(contents === undefined ? {} : { contents }) });
}

function find({ served }: Pick<Control, 'served'>, body: Json | undefined): Event {
  const problem = shape(body, { path: '', whole: 'the body', part: 'a part of it' });
  const [webhook, schema] = [member(body, 'webhook'), member(body, 'schema')];
  const name = webhook ?? schema;
  if (problem !== undefined || typeof name !== 'string' || (webhook !== undefined && schema !== undefined)) {
    throw badInput('message.invalid', problem ?? 'a message is of a webhook or of a schema', { fix: 'send {"webhook": "pet.sold"} or {"schema": "Sold"}' });
  }
  for (const one of served) {
    const message = webhook === undefined ? messageOfSchema(one.document, name) : messageOfWebhook(one.document, name);
    if (message !== undefined) return { ...message, served: webhook === undefined ? unsigned(one) : one };
  }
  const kind = webhook === undefined ? 'schema' : 'webhook';
  throw badInput('message.unknown', `no document has the ${kind} ${JSON.stringify(name.slice(0, 100))}: ${suggest(name, served.flatMap(({ document }) => messageNames(document)))}`);
}

/** Nobody signs what comes by a queue. */
const unsigned = ({ signing: _, ...served }: Served): Served => served;
