import { isIP } from 'node:net';
import type { Answer } from '../../shared/answer.ts';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import { Secret } from '../../shared/auth/secret.ts';

/** One part of a tenant's event stream, with a session to read it. */
export interface EventStream {
  readonly partition: number;
  readonly url: string;
  readonly token: Secret;
  /** A session ends after this time unless it is refreshed. */
  readonly sessionMs: number;
}

export const readStream = (stream: Answer): EventStream => ({
  partition: partitionIn(stream),
  url: stream.text('dataFeedURL'),
  token: new Secret(stream.object('sessionToken').text('token')),
  sessionMs: stream.wholeNumber('refreshActiveSessionInterval') * 1000,
});

function partitionIn(stream: Answer): number {
  const [, partition] = /\/datafeed-actions\/v1\/(\d{1,6})(?:\?|$)/.exec(stream.text('refreshActiveSessionURL')) ?? [];
  if (partition === undefined) throw new ProtocolError('refreshActiveSessionURL names no partition', stream.exchange, 'refreshActiveSessionURL');
  return Number(partition);
}

/** Whether a feed is the vendor's, so that a session's token may go there: the same protocol, and the same host or domain (`crowdstrike.com`). */
export function livesBeside(address: string, api: string): boolean {
  const [url, own] = [URL.parse(address), new URL(api)];
  if (url === null || url.protocol !== own.protocol || url.username !== '' || url.password !== '') return false;
  if (url.hostname === own.hostname) return true;
  return isIP(own.hostname) === 0 && `.${url.hostname}`.endsWith(`.${own.hostname.split('.').slice(-2).join('.')}`);
}
