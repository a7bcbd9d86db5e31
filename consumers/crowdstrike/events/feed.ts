import { HTTPError, RequestError } from 'got';
import type { KnownSecrets } from '../../shared/auth/known-secrets.ts';
import type { OnUnexpected } from '../../shared/answer.ts';
import { plainHttp, type TlsSettings } from '../../shared/call/exchange.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ErrorKind } from '../../shared/errors/kinds.ts';
import { NoAnswerError } from '../../shared/errors/no-answer-error.ts';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import { toVendorError } from '../../shared/errors/to-vendor-error.ts';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import type { Observer } from '../../shared/observer.ts';
import { words } from '../errors/to-crowdstrike-error.ts';
import { readEvent, type FalconEvent } from './event.ts';
import { LineTooLong, linesOf } from './lines.ts';
import type { EventStream } from './stream.ts';

/** What a feed is read with. */
export interface FeedSettings {
  /** Learns the sessions' tokens, so that logs can hide them. */
  readonly known: KnownSecrets;
  readonly tls?: TlsSettings;
  readonly clock: Clock;
  readonly observer: Observer;
}

/** The feed is no operation of the document: only the address that a session comes with leads to it. */
const operation = 'eventFeed';

/** Reads one connection of a stream, from an offset on, until it ends or the signal says so. */
export async function* readFeed(stream: EventStream, from: { readonly offset: number | undefined; readonly signal: AbortSignal }, settings: FeedSettings): AsyncGenerator<FalconEvent, void, undefined> {
  const { clock, observer } = settings;
  const url = new URL(stream.url);
  if (from.offset !== undefined) url.searchParams.set('offset', `${from.offset}`);
  const name = { vendor: words.vendor, operation, request: `GET ${url.pathname}` };
  const onUnexpected: OnUnexpected = (field, what) => observer.emit({ event: 'unexpected', vendor: words.vendor, operation, field, what });
  const exchange = { ...name, status: 200, requestId: undefined, onUnexpected };
  const startedAt = clock.now();
  const end = (outcome: 'success' | ErrorKind, status: number | undefined): void =>
    observer.emit({ event: 'call', outcome, ...name, status, requestId: undefined, attempts: 1, milliseconds: clock.now() - startedAt });
  try {
    for await (const line of linesOf(open(url, stream, { signal: from.signal, tls: settings.tls }))) {
      const event = readEvent(line, exchange);
      if (event !== undefined) yield event;
    }
    end('success', 200);
  } catch (thrown) {
    if (from.signal.aborted) return end('cancelled', 200);
    const error = toError(thrown, { ...exchange, status: undefined });
    end(error.kind, error.status);
    throw error;
  }
}

interface Opening {
  readonly signal: AbortSignal;
  readonly tls: TlsSettings | undefined;
}

/** The body has no end, so only the way to its beginning has a time limit. */
const open = (url: URL, { token }: EventStream, { signal, tls }: Opening): AsyncIterable<Uint8Array> =>
  plainHttp(tls).stream(url, {
    headers: { accept: 'application/json', authorization: `Token ${token.reveal()}` },
    throwHttpErrors: true,
    timeout: { connect: 10_000, secureConnect: 10_000, response: 30_000 },
    signal,
  });

/** Without the library's own errors: those hold the request and its headers. */
function toError(thrown: unknown, exchange: { readonly vendor: string; readonly operation: string; readonly request: string; readonly status: undefined; readonly requestId: undefined }): VendorError {
  if (thrown instanceof LineTooLong) return new ProtocolError('an event does not end', exchange);
  if (!(thrown instanceof RequestError)) return new NoAnswerError('ERR_STREAM', exchange);
  const answer = thrown instanceof HTTPError ? { status: thrown.response.statusCode, headers: thrown.response.headers, body: undefined } : undefined;
  return toVendorError(words, { operation, request: exchange.request, safe: true, code: thrown.code, answer }, 'the event feed was refused');
}
