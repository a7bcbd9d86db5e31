import { HTTPError, RequestError } from 'got';
import type { KnownSecrets } from '../../shared/auth/known-secrets.ts';
import type { OnUnexpected } from '../../shared/answer.ts';
import { plainHttp, type TlsSettings } from '../../shared/call/exchange.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ErrorKind } from '../../shared/errors/kinds.ts';
import { NoAnswerError } from '../../shared/errors/no-answer-error.ts';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import { toVendorError } from '../../shared/errors/to-vendor-error.ts';
import type { VendorError } from '../../shared/errors/vendor-error.ts';
import type { CallName, Observer } from '../../shared/observer.ts';
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

/** From which place on, and for how long. */
export interface Stretch {
  readonly offset: number | undefined;
  readonly signal: AbortSignal;
}

/** Reads one connection of a stream until it ends, or until its reader or the signal does. */
export async function* readFeed(stream: EventStream, stretch: Stretch, settings: FeedSettings): AsyncGenerator<FalconEvent, void, undefined> {
  const { clock, observer } = settings;
  const url = feedUrl(stream, stretch);
  const name = { vendor: words.vendor, operation, request: `GET ${url.pathname}` };
  const startedAt = clock.now();
  let end: { readonly outcome: 'success' | ErrorKind; readonly status: number | undefined } = { outcome: 'cancelled', status: 200 };
  try {
    yield* eventsOf(open(url, stream, { ...settings, ...stretch }), name, observer);
    end = { outcome: 'success', status: 200 };
  } catch (thrown) {
    if (stretch.signal.aborted) return;
    const error = toError(thrown, name);
    end = { outcome: error.kind, status: error.status };
    throw error;
  } finally {
    observer.emit({ event: 'call', ...end, ...name, requestId: undefined, attempts: 1, milliseconds: clock.now() - startedAt });
  }
}

function feedUrl({ url: address }: EventStream, { offset }: Stretch): URL {
  const url = new URL(address);
  if (offset !== undefined) url.searchParams.set('offset', `${offset}`);
  return url;
}

/** The body has no end, so only the way to its beginning has a time limit. */
const open = (url: URL, { token }: EventStream, { signal, tls }: Pick<Stretch & FeedSettings, 'signal' | 'tls'>): AsyncIterable<Uint8Array> =>
  plainHttp(tls).stream(url, {
    headers: { accept: 'application/json', authorization: `Token ${token.reveal()}` },
    throwHttpErrors: true,
    timeout: { connect: 10_000, secureConnect: 10_000, response: 30_000 },
    signal,
  });

async function* eventsOf(pieces: AsyncIterable<Uint8Array>, name: CallName, observer: Observer): AsyncGenerator<FalconEvent, void, undefined> {
  const { vendor } = name;
  const onUnexpected: OnUnexpected = (field, what) => observer.emit({ event: 'unexpected', vendor, operation, field, what });
  for await (const line of linesOf(pieces)) {
    const event = readEvent(line, { ...name, status: 200, requestId: undefined, onUnexpected });
    if (event !== undefined) yield event;
  }
}

/** Without the library's own errors: those hold the request and its headers. */
function toError(thrown: unknown, { vendor, request }: CallName): VendorError {
  const exchange = { vendor, operation, request, status: undefined, requestId: undefined };
  if (thrown instanceof LineTooLong) return new ProtocolError('an event does not end', exchange);
  if (!(thrown instanceof RequestError)) return new NoAnswerError('ERR_STREAM', exchange);
  const { code } = thrown;
  const answer = thrown instanceof HTTPError ? { status: thrown.response.statusCode, headers: thrown.response.headers, body: undefined } : undefined;
  return toVendorError(words, { operation, request, safe: true, code, answer }, 'the event feed was refused');
}
