import { Agent, request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Json } from '../../../src/json/json.ts';
import { lookUp } from '../../../src/json/pointer.ts';
import type { Step } from './script.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A broker under comparison, and what was kept of its answers. */
export interface Party {
  readonly base: string;
  readonly kept: Map<string, string>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Sends a step as it stands: unlike `fetch`, without headers of its own and without putting the path right. */
export async function exchange(party: Party, step: Step): Promise<Answer> {
  const answer = await sendRaw(party, { ...step, path: filled(party, step.path) });
  keepParts(party, step, answer);
  return answer;
}

/** Ends the connections that are kept open. */
export const hangUp = (): void => agent.destroy();

function sendRaw({ base }: Party, { method, path, headers, body }: Step): Promise<Answer> {
  const { hostname, port } = new URL(base);
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ agent, hostname, port, method, path, headers: { ...headers, ...length } }, (response) => {
      text(response).then((read) => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: read }), reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** A name that nothing was kept under stays: the answer to it shows what went wrong. */
export const filled = ({ kept }: Party, path: string): string =>
  path.replaceAll(/\{([\w ]+)\}/g, (whole, name: string) => kept.get(name) ?? whole);

function keepParts({ base, kept }: Party, { keep }: Step, answer: Answer): void {
  for (const [name, pointer] of Object.entries(keep)) {
    const value = lookUp(jsonOf(answer) ?? null, pointer);
    if (typeof value === 'string' || typeof value === 'number') kept.set(name, String(value).replace(base, ''));
  }
}

/** The body when it is JSON. */
export function jsonOf({ headers, text: body }: Answer): Json | undefined {
  if (!/json/.test(headers['content-type'] ?? '') || body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
