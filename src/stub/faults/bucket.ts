import type { Quota } from './fault.ts';

/** How a quota stands after a request. */
export interface Standing {
  readonly isRefused: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** The length of the window that the quota is for. */
  readonly window: number;
  /** Seconds until one more request is let through. */
  readonly wait: number;
  /** Seconds until the whole quota is there again. */
  readonly reset: number;
}

/** Takes one request out of the bucket, if there is one left. */
export type Bucket = (now: Date) => Standing;

/** A bucket that begins full and is refilled evenly: `requests` in `seconds`. */
export function createBucket({ requests, seconds }: Quota): Bucket {
  const rate = requests / seconds;
  let tokens = requests;
  let filled: number | undefined;
  return (now) => {
    const at = now.getTime() / 1000;
    tokens = Math.min(requests, tokens + Math.max(0, at - (filled ?? at)) * rate);
    filled = at;
    // What a second refills is a fraction, and fractions add up to a little less than one.
    const isRefused = tokens < 1 - 1e-9;
    if (!isRefused) tokens = Math.max(0, tokens - 1);
    const until = (wanted: number): number => (rate === 0 ? seconds : Math.max(0, (wanted - tokens) / rate));
    return { isRefused, limit: requests, remaining: Math.floor(tokens + 1e-9), window: seconds, wait: until(1), reset: until(requests) };
  };
}
