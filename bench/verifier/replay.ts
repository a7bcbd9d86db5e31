import { createServer } from 'node:http';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { pactText } from '../../src/pact/canonical.ts';
import type { Interaction } from '../../src/pact/types.ts';
import type { VerifiedInteraction } from '../../src/verify/types.ts';
import { verify } from '../../src/verify/verify.ts';
import { systemEnvironment } from '../../src/system/environment.ts';
import type { Trial } from './trial.ts';

/** An answer and what Pact's verifier said of it. */
export interface Judged {
  readonly trial: Trial;
  readonly verified: VerifiedInteraction | undefined;
}

/** Says which answer a request asks for. */
const mark = 'x-trial';

/** So many answers are held in one pact. */
const atOnce = 400;

/** Lets the verifier replay each interaction against a vendor that answers as planned. */
export async function replay(trials: readonly Trial[], concurrency: number): Promise<readonly Judged[]> {
  const vendor = await startVendor(trials);
  try {
    const judged: Judged[] = [];
    for (let from = 0; from < trials.length; from += atOnce) judged.push(...(await replaySome(vendor.url, { trials: trials.slice(from, from + atOnce), from, concurrency })));
    return judged;
  } finally {
    vendor.server.close().closeAllConnections();
  }
}

interface Some {
  readonly trials: readonly Trial[];
  readonly from: number;
  readonly concurrency: number;
}

async function replaySome(url: string, { trials, from, concurrency }: Some): Promise<readonly Judged[]> {
  const interactions = trials.map(({ interaction }, index) => marked(interaction, String(from + index)));
  const content = pactText({ consumer: { name: 'consumer' }, provider: { name: 'provider' }, interactions, metadata: { pactSpecification: { version: '4.0' } } });
  const [pact] = await verify({
    pacts: [{ id: 'pact.json', consumer: 'consumer', provider: 'provider', content }],
    target: { url, kind: 'sandbox' },
    states: async () => ({ values: {} }),
    environment: systemEnvironment(),
    concurrency,
  });
  const byName = new Map(pact?.interactions.map((verified) => [verified.description, verified]));
  return trials.map((trial, index) => ({ trial, verified: byName.get(String(from + index)) }));
}

/** The same interaction may be there many times, so it is named by the answer. */
function marked(interaction: Interaction, name: string): Interaction {
  const { request } = interaction;
  return { ...interaction, description: name, request: { ...request, headers: { ...request.headers, [mark]: [name] } } };
}

async function startVendor(trials: readonly Trial[]): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((request, response) => {
    const trial = trials[Number(request.headers[mark])];
    const { body, contentType, interaction } = trial ?? {};
    const headers = Object.entries(interaction?.response.headers ?? {}).map(([name, values]) => [name, [...values]] as const);
    request.resume();
    response.writeHead(interaction?.response.status ?? 500, { ...Object.fromEntries(headers), ...(contentType === undefined ? {} : { 'Content-Type': contentType }) });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { server, url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}` };
}
