import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { badInput } from '../failure/failure.ts';
import { outboundUrl } from '../http/agents.ts';
import { exchangeWith } from '../http/exchange.ts';
import { listen } from '../http/listen.ts';
import { writeOut } from '../library/write-out.ts';
import type { Served } from '../stub/endpoint.ts';
import type { Totals } from '../stub/upstream/tally.ts';
import type { Upstream } from '../stub/upstream/upstream.ts';
import { createUpstream } from '../stub/upstream/upstream.ts';
import { deviationLine, summaryLines } from '../stub/upstream/words.ts';
import type { Outcome } from '../workflow/outcome.ts';
import type { Answer, Context } from './context.ts';

/** Options of the command `stub` that have another than the stub answer. */
export interface UpstreamOptions {
  readonly upstream?: string;
  readonly har?: string;
}

/** Options that say how the stub itself answers. */
interface OwnAnswers {
  readonly provider?: readonly string[];
  readonly strictIds?: boolean;
  readonly strictStates?: boolean;
  readonly strictTokens?: boolean;
  readonly credentials?: readonly string[];
  readonly fault?: readonly string[];
  readonly watch?: boolean;
  readonly webhookHost?: readonly string[];
  readonly tls?: boolean;
  readonly tlsCert?: string;
  readonly clientCa?: string;
  readonly tlsFault?: string;
}

/** The vendor's address; refuses what would have no effect beside it, in silence. */
export function checkUpstream(options: UpstreamOptions & OwnAnswers, pacts: number): string {
  const { upstream, provider, strictIds, strictStates, strictTokens, credentials, fault, watch } = options;
  if (upstream === undefined) throw badInput('har.no-upstream', 'only the traffic with an upstream is kept', { place: '--har', fix: 'add --upstream URL' });
  const { tls, tlsCert, clientCa, tlsFault, webhookHost } = options;
  const speaking = { tls, 'tls-cert': tlsCert, 'client-ca': clientCa, 'tls-fault': tlsFault, 'webhook-host': webhookHost };
  const own = Object.entries({ provider, 'strict-ids': strictIds, 'strict-states': strictStates, 'strict-tokens': strictTokens, credentials, fault, watch, ...speaking });
  const idle = own.find(([, value]) => value !== undefined)?.[0];
  const fix = 'leave it out';
  if (idle !== undefined) throw badInput('upstream.idle-option', 'is for what the stub answers, and with --upstream the vendor does', { place: `--${idle}`, fix });
  if (pacts > 0) throw badInput('upstream.pact', 'compares the vendor with documents, not with pacts', { place: '--upstream', fix: 'leave the pacts out' });
  return upstream;
}

export interface UpstreamCommand {
  readonly documents: readonly Served[];
  /** The vendor's address. */
  readonly url: string;
  readonly port: number;
  readonly host: string;
  readonly controlToken?: string | undefined;
  /** Where to keep the traffic. */
  readonly har: string | undefined;
}

/** A vendor that answers later than this does not answer. */
const timeoutMs = 30_000;

/** Stands before the vendor until the user ends it, then says what left the document. */
export async function upstreamAnswer(context: Context, command: UpstreamCommand): Promise<Answer> {
  const { clock, environment, console, untilStopped } = context;
  const { documents, url, har, controlToken } = command;
  const vendor = outboundUrl(url);
  if (har !== undefined) checkPlace(context.folder, har);
  const forward = exchangeWith(url, { environment, timeoutMs, allowedHosts: [vendor.host] });
  const upstream = createUpstream({ documents, clock, url, forward, controlToken, tell: (deviation) => console.warn(deviationLine(deviation)) });
  const listening = await listen(upstream.handler, command);
  console.say(`asking ${vendor.origin} in the documents' place; control is under ${listening.url}/_vendorproof/`);
  return {
    outcome: 'done',
    json: { url: listening.url },
    text: `listening on ${listening.url}`,
    afterwards: async () => {
      await untilStopped();
      await listening.close();
      if (har !== undefined) await keep(context, upstream, har);
      const totals = upstream.tally.totals();
      for (const line of summaryLines(totals, vendor.origin)) (totals.found === 0 ? console.say : console.warn)(line);
      return outcomeOf(totals);
    },
  };
}

/** Better before the traffic than after it. */
function checkPlace(folder: string, file: string): void {
  const path = resolve(folder, file);
  if (existsSync(path) && !statSync(path).isFile()) throw badInput('har.no-file', 'is no file to write a recording to', { place: file, fix: 'name a file, such as --har vendor.har' });
}

async function keep({ folder, console }: Context, { recording }: Upstream, har: string): Promise<void> {
  await writeOut(folder, har, recording.text());
  const { kept, dropped } = recording.count;
  console.say(`${har} has ${kept} exchanges${dropped === 0 ? '' : `, the newest; ${dropped} older ones are left out`}`);
}

/** What was found to be wrong is known, whether or not the vendor was there all the time. */
function outcomeOf({ found, requests, answered }: Totals): Outcome {
  if (found > 0) return 'no';
  return requests > 0 && answered === 0 ? 'unreachable' : 'done';
}
