import { header, type FailedCall } from '../shared/failed-call.ts';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The budget counts by a sliding minute, so after one it is there again, whatever the vendor leaves unsaid. */
const slidingMinute = 60_000;

/** How long to wait after a 429: `Retry-After` where it is there, else the vendor's own header, which is a point in time in seconds; else a minute. */
export function retryAfterMs({ status, headers }: NonNullable<FailedCall['answer']>, now: number): number | undefined {
  if (status !== 429 || header(headers, 'retry-after') !== undefined) return undefined;
  const seconds = Number(header(headers, 'x-ratelimit-retryafter') ?? NaN);
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1000 - now) : slidingMinute;
}

/** All clients of a tenant share one budget: near its end each call comes a little later, so that none is refused. */
export function paceMs(headers: Headers): number {
  const remaining = Number(header(headers, 'x-ratelimit-remaining') ?? Infinity);
  if (remaining <= 5) return 500;
  return remaining <= 10 ? 200 : 0;
}
