import { masker } from '../credentials/masking.ts';
import type { Masker } from '../credentials/masking.ts';
import { outboundUrl } from '../http/agents.ts';
import { exchangeWith } from '../http/exchange.ts';
import type { Exchange } from '../http/exchange.ts';
import { listen } from '../http/listen.ts';
import type { Json } from '../json/json.ts';
import { isArray } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import { startForwarder } from './forwarder.ts';
import { messages } from './messages.ts';
import { lost, outcomeOf } from './outcome.ts';
import type { Planned } from './plan.ts';
import { isReplay } from './plan.ts';
import { replayFile, replayFolder } from './replay-files.ts';
import { stateChanges } from './state-changes.ts';
import type { Trace, Traces } from './trace.ts';
import type { Target, VerifiedInteraction, VerifyOptions } from './types.ts';
import { verifierProcess } from './verifier-process.ts';

/** What became of the interaction with that index. */
export type Outcome = readonly [index: number, interaction: VerifiedInteraction];

/** Verifier, forwarder and state changes, ready to replay. */
export interface Replay {
  run(chunk: readonly Planned[], number: number): Promise<readonly Outcome[]>;
  /** What cannot be replayed is an outcome too. */
  skipped(): readonly Outcome[];
  close(): Promise<void>;
}

/** A stub keeps calls that run at once apart by their namespace; nothing else does. */
export const isOurStub = ({ kind }: Target): boolean => kind === 'stub' || kind === 'document';

export async function startReplay(options: VerifyOptions, traces: Traces): Promise<Replay> {
  const limits = limitsOf(options);
  const exchange = exchangeFor(options, limits.timeoutMs);
  const folder = await replayFolder();
  const verifier = verifierProcess({ environment: { ...options.environment, ...folder.certificates }, quietMs: limits.quietMs });
  const forwarder = await startForwarder({ exchange, traces, touch: verifier.touch, headersFor: headersFor(options.target) });
  const mustBeKnown = options.target.kind === 'sandbox';
  const changes = stateChanges({ states: options.states, traces, touch: verifier.touch, mustBeKnown, timeoutMs: limits.stateTimeoutMs });
  const states = await listen(changes, { port: 0 });
  const sender = await listen(messages({ make: options.messages, traces, touch: verifier.touch }), { port: 0 });
  const judge = judging(options, traces);
  return {
    async run(chunk, number) {
      const file = await folder.write(`${number}.json`, replayFile(chunk));
      const call = { file, port: forwarder.port, messagesPort: Number(new URL(sender.url).port), statesUrl: `${states.url}/`, timeoutMs: limits.verifierMs };
      return verifier.verify(call).then((report) => judge.reported(chunk, report), (error: unknown) => judge.lost(chunk, error));
    },
    skipped: judge.skipped,
    async close() {
      verifier.stop();
      forwarder.close();
      await states.close();
      await sender.close();
      await folder.remove();
    },
  };
}

/** Each limit gives way to the next: the target's, the verifier's for one answer, and that for a stuck verifier. */
function limitsOf({ timeoutMs = 10_000, stateTimeoutMs = 30_000 }: VerifyOptions) {
  const verifierMs = Math.max(timeoutMs, stateTimeoutMs) + 5_000;
  return { timeoutMs, stateTimeoutMs, verifierMs, quietMs: verifierMs + 10_000 };
}

function exchangeFor({ target, environment }: VerifyOptions, timeoutMs: number): Exchange {
  const allowedHosts = target.allowedHosts ?? [outboundUrl(target.url).host];
  return exchangeWith(target.url, { timeoutMs, allowedHosts, ...(environment === undefined ? {} : { environment }) });
}

const headersFor = (target: Target) => (trace: Trace): Readonly<Record<string, string>> => ({
  ...target.headers,
  ...(isOurStub(target) ? { 'vendorproof-namespace': trace.namespace } : {}),
});

/** Turns reports into outcomes, and tells of each. */
function judging({ secrets, onProgress }: VerifyOptions, traces: Traces) {
  const mask: Masker = masker(secrets);
  const outcomes = (chosen: readonly Trace[], judge: (trace: Trace) => VerifiedInteraction): readonly Outcome[] =>
    chosen.map((trace) => {
      const interaction = judge(trace);
      onProgress?.(interaction);
      return [trace.planned.index, interaction];
    });
  const tracesIn = (chunk: readonly Planned[]): readonly Trace[] => chunk.flatMap(({ index }) => traces.get(index) ?? []);
  return {
    reported(chunk: readonly Planned[], report: string): readonly Outcome[] {
      const results = resultsIn(report);
      return outcomes(tracesIn(chunk), (trace) => outcomeOf(trace, results.get(String(trace.planned.index)), mask));
    },
    lost: (chunk: readonly Planned[], error: unknown): readonly Outcome[] => outcomes(tracesIn(chunk), (trace) => lost(trace, error)),
    skipped: (): readonly Outcome[] =>
      outcomes([...traces.values()].filter(({ planned }) => !isReplay(planned.replay)), (trace) => outcomeOf(trace, undefined, mask)),
  };
}

/** By description, which is the index in a replay file. */
function resultsIn(report: string): ReadonlyMap<Json | undefined, Json> {
  const root: Json = JSON.parse(report);
  const results = member(root, 'interactionResults');
  return new Map((isArray(results) ? results : []).map((result) => [member(result, 'description'), result]));
}
