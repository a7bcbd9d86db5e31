import { badInput } from '../../failure/failure.ts';
import { suggest } from '../../failure/nearest.ts';
import { fields, json, required, text, valueThat } from '../../failure/shape.ts';
import { asText } from '../../json/as-text.ts';
import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Served } from '../endpoint.ts';
import type { Declared } from './declared.ts';
import { webhooksOf } from './declared.ts';
import type { Order, Sent } from './webhooks.ts';

const most = { copies: 100, retries: 10, webhooks: 1000 };

const count = (least: number, greatest: number) =>
  valueThat((value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= greatest, `a whole number from ${least} to ${greatest}`);
const names = valueThat(
  (value) => typeof value === 'string' || (Array.isArray(value) && value.length > 0 && value.length <= most.webhooks && value.every((name) => typeof name === 'string')),
  'the name of a webhook, or a list of them',
);
const shape = fields({
  webhook: required(names),
  to: required(text),
  body: json,
  copies: count(1, most.copies),
  shuffle: valueThat((value) => typeof value === 'boolean', 'true or false'),
  retries: count(0, most.retries),
});

/** Reads `{"webhook": name, "to": url, …}` as it came over the wire. */
export function readOrder(served: readonly Served[], value: Json | undefined): Order {
  const problem = shape(value, { path: '', whole: 'the body', part: 'a part of it' });
  if (problem !== undefined || !isObject(value)) {
    throw badInput('webhook.invalid', problem ?? 'the body must be an object', { fix: 'send {"webhook": "pet.sold", "to": "http://127.0.0.1:4000/hook"}' });
  }
  const { webhook = '', to, body, copies, shuffle, retries } = value;
  const wanted = isArray(webhook) ? webhook : [webhook];
  return {
    webhooks: wanted.map((name) => find(served, asText(name))),
    to: asText(to ?? ''),
    body,
    copies: typeof copies === 'number' ? copies : 1,
    shuffle: shuffle === true,
    retries: typeof retries === 'number' ? retries : 3,
  };
}

function find(served: readonly Served[], name: string): Declared {
  const known = served.flatMap(webhooksOf);
  const found = known.find((one) => one.name === name);
  if (found !== undefined) return found;
  throw badInput('webhook.unknown', `no document has the webhook ${JSON.stringify(name.slice(0, 100))}: ${suggest(name, known.map((one) => one.name))}`);
}

/** What became of the events, for whoever had them sent. */
export const sentJson = (sent: readonly Sent[]): Json => ({
  deliveries: sent.map(({ webhook, body, problem, status, attempts }) => ({
    webhook,
    status: status ?? null,
    attempts,
    ...(body === undefined ? {} : { body }),
    ...(problem === undefined ? {} : { problem }),
  })),
});
