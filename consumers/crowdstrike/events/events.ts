import type { Caller } from '../../shared/call/caller.ts';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import type { Clouds } from '../clouds.ts';
import { words } from '../errors/to-crowdstrike-error.ts';
import { acknowledged, resources } from '../reading/envelope.ts';
import type { FalconEvent } from './event.ts';
import { readFeed, type FeedSettings } from './feed.ts';
import { refreshed } from './refreshed.ts';
import { livesBeside, readStream, type EventStream } from './stream.ts';

/** What happens in the tenant, as it happens. */
export interface EventsApi {
  /** The parts of the stream. One application reads a part at a time. */
  streams(appId: string): Promise<readonly EventStream[]>;
  /** Keeps a session from ending. */
  refresh(appId: string, stream: EventStream): Promise<void>;
  /** Events without an end: sessions are refreshed, and a connection that breaks is made anew after the last event. */
  read(reading: EventReading): AsyncGenerator<FalconEvent, void, undefined>;
}

export interface EventReading {
  /** Up to 32 letters and digits. */
  readonly appId: string;
  /** Default 0, which is there always. */
  readonly partition?: number;
  /** The offset of the last event that was dealt with; keep it to go on after a restart. */
  readonly after?: number;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** How often in a row it may fail without bringing one event. */
const mostFailures = 5;

/** Event streams, on the kit's caller for sessions and a connection of its own for each feed. */
export class Events implements EventsApi {
  readonly #caller: Caller;
  readonly #clouds: Clouds;
  readonly #settings: FeedSettings;

  constructor(caller: Caller, clouds: Clouds, settings: FeedSettings) {
    this.#caller = caller;
    this.#clouds = clouds;
    this.#settings = settings;
  }

  streams(appId: string): Promise<readonly EventStream[]> {
    return this.#caller.call({
      operation: 'listAvailableStreamsOAuth2',
      method: 'GET',
      path: 'sensors/entities/datafeed/v2',
      query: { appId },
      read: (reply) => {
        const { items } = resources(reply.json(), readStream);
        items.forEach(({ token }) => this.#settings.known.learn(token));
        return items;
      },
    });
  }

  refresh(appId: string, { partition }: EventStream): Promise<void> {
    return this.#caller.call({
      operation: 'refreshActiveStreamSession',
      method: 'POST',
      path: `sensors/entities/datafeed-actions/v1/${partition}`,
      query: { appId, action_name: 'refresh_active_stream_session' },
      repeatable: true,
      read: (reply) => acknowledged(reply.json()),
    });
  }

  async *read(reading: EventReading): AsyncGenerator<FalconEvent, void, undefined> {
    let { after } = reading;
    let failures = 0;
    while (!reading.signal.aborted) {
      try {
        for await (const event of this.#connection({ ...reading, ...(after !== undefined && { after }) })) {
          failures = 0;
          after = event.offset;
          yield event;
        }
      } catch (error) {
        if (!mayPass(error) || failures + 1 >= mostFailures) throw error;
      }
      failures += 1;
      await this.#pause(failures, reading.signal);
    }
  }

  /** One session and one connection, until the vendor ends it or its refresh fails. The last event may be sent again; it is not handed out again. */
  async *#connection({ appId, partition = 0, after, signal }: EventReading): AsyncGenerator<FalconEvent, void, undefined> {
    const stream = (await this.streams(appId)).find((one) => one.partition === partition);
    if (stream === undefined) throw unusable(`there is no partition ${partition}`);
    if (!livesBeside(stream.url, this.#clouds.address)) throw unusable('dataFeedURL leads to a host that is none of the vendor’s', 'dataFeedURL');
    const ending = new AbortController();
    const events = readFeed(stream, { offset: after, signal: AbortSignal.any([signal, ending.signal]) }, this.#settings);
    const { clock } = this.#settings;
    // A tenth before the end, so that there is time to refresh it.
    const everyMs = stream.sessionMs * 0.9;
    const refresh = () => this.refresh(appId, stream);
    const all = refreshed(events, { everyMs, refresh, clock, stop: () => ending.abort() });
    for await (const event of all) if (event.offset > (after ?? -1)) yield event;
  }

  /** Doubles up to a minute, so that a feed that ends at once is not asked for again and again. */
  async #pause(failures: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await this.#settings.clock.sleep(Math.min(500 * 2 ** failures, 60_000), signal).catch(() => {});
  }
}

/** A session that is refused has ended: a new one may be had. */
const mayPass = (error: unknown): boolean =>
  error instanceof VendorError && (error.retryable || (error.operation === 'eventFeed' && error.kind === 'authentication'));

function unusable(problem: string, field?: string): ProtocolError {
  const exchange = { operation: 'listAvailableStreamsOAuth2', request: 'GET /sensors/entities/datafeed/v2', status: 200, requestId: undefined };
  return new ProtocolError(problem, { vendor: words.vendor, ...exchange }, field);
}
