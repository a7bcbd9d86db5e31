import { VendorError } from '../errors/vendor-error.ts';
import type { ErrorKind } from '../errors/kinds.ts';

/** One cheap call that shows whether a vendor lets us in. */
export type Probe = (signal: AbortSignal) => Promise<unknown>;

export interface ProbeSettings {
  readonly clock: { readonly now: () => number };
  /** For so long a probe's outcome stands: a poller must not use up the vendor's limits. Default 10,000. */
  readonly everyMs?: number;
  /** Default 5000. */
  readonly timeoutMs?: number;
}

/** A probe that calls once for all who ask at the same time, and not again soon after. Undefined: the last outcome stands. */
export function rareProbe(probe: Probe, { clock, everyMs = 10_000, timeoutMs = 5000 }: ProbeSettings): () => Promise<'success' | ErrorKind | undefined> {
  let next = -Infinity;
  let underWay: Promise<'success' | ErrorKind> | undefined;
  return async () => {
    if (underWay === undefined && clock.now() < next) return undefined;
    underWay ??= outcomeOf(probe, timeoutMs).finally(() => {
      underWay = undefined;
      next = clock.now() + everyMs;
    });
    return underWay;
  };
}

async function outcomeOf(probe: Probe, timeoutMs: number): Promise<'success' | ErrorKind> {
  const signal = AbortSignal.timeout(timeoutMs);
  const late = Promise.withResolvers<'timeout'>();
  signal.addEventListener('abort', () => late.resolve('timeout'), { once: true });
  return Promise.race([probe(signal).then(() => 'success' as const, kindOf), late.promise]);
}

/** What is no error of a vendor says nothing about who could mend it. */
const kindOf = (error: unknown): ErrorKind => (error instanceof VendorError ? error.kind : 'unavailable');
