import type { FailedCall } from '../shared/failed-call.ts';
import { backoff, systemWait, type RetryPolicy, type RetrySettings } from '../shared/retry.ts';
import { Bucket } from './bucket.ts';

/** 555 is Bitbucket's own: the server gave up. */
const passing = new Set([429, 500, 502, 503, 504, 555]);

/** Nothing in this API makes a write repeatable, so only reads are. Writes are for the business logic: look first, then decide. */
export function bitbucketRetry(settings: RetrySettings): RetryPolicy & { readonly bucket: Bucket } {
  const { attempts = 4, wait = systemWait, random = Math.random } = settings;
  const bucket = new Bucket(wait);
  const short = backoff({ firstMs: 500, longestMs: 5000, random });
  const long = backoff({ firstMs: 30_000, longestMs: 900_000, random });
  return {
    attempts,
    bucket,
    delay: (failed) => (worthRetrying(failed.call) ? (rateLimited(failed.call) ? long : short)(failed) : undefined),
    wait: (milliseconds, { call }) => (rateLimited(call) ? bucket.pause(milliseconds) : wait(milliseconds)),
  };
}

const worthRetrying = ({ safe, answer }: FailedCall): boolean => safe && (answer === undefined || passing.has(answer.status));

/** The window is a rolling hour: waiting for seconds would not help. */
const rateLimited = ({ answer }: FailedCall): boolean => answer?.status === 429;
