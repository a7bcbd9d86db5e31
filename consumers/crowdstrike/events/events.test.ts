import { inspect } from 'node:util';
import { expect } from 'chai';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import type { ScriptedAnswer } from '../../shared/testing/scripted-vendor.ts';
import { falconOnScript, falconOnStub, signedIn } from '../testing/client.ts';
import { makeEnvelope, makeEvent, makeRefusal, makeStream } from '../testing/factories.ts';

describe('event streams', () => {
  const { vendor, now } = falconOnStub();

  it('are named with a session each, which is refreshed', async () => {
    await vendor.state('an event stream is available', { feed: `${vendor.url}/feed/0` });
    const { events } = now().client();
    const [stream] = await events.streams('inventory');
    expect(stream).to.include({ partition: 0, sessionMs: 1_800_000, url: `${vendor.url}/feed/0` });
    await events.refresh('inventory', stream ?? expect.fail('no stream'));
    expect((await vendor.calls('refreshActiveStreamSession')).map(({ status }) => status)).to.deep.equal([200]);
  });
});

describe('the events of a stream', () => {
  const { vendor, now } = falconOnScript();
  const feed = (offsets: readonly number[], rest = ''): ScriptedAnswer => ({ body: `${offsets.map((offset) => `${JSON.stringify(makeEvent({ offset }))}\n`).join('')}${rest}` });
  const streams = (fields: Readonly<Record<string, unknown>> = {}): ScriptedAnswer => ({ body: makeEnvelope([makeStream(vendor.url, fields)]) });
  const feeds = () => vendor.requests.filter(({ url }) => url.startsWith('/feed')).map(({ url }) => new URL(url, vendor.url).searchParams.get('offset'));

  /** Sessions never grow old here; other pauses take no time. */
  const client = () => {
    const { clock } = now();
    const untilAborted = (signal?: AbortSignal) => new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    return now().client({ clock: { now: clock.now, sleep: (milliseconds, signal) => (milliseconds > 600_000 ? untilAborted(signal) : clock.sleep(milliseconds)) } });
  };

  /** The offsets of so many events. */
  const read = async (count: number, options = {}): Promise<readonly number[]> => {
    const offsets: number[] = [];
    const ending = new AbortController();
    for await (const event of client().events.read({ appId: 'inventory', signal: ending.signal, ...options })) {
      offsets.push(event.offset);
      if (offsets.length === count) ending.abort();
    }
    return offsets;
  };

  it('come one for each line, blank ones aside', async () => {
    vendor.answers(signedIn(), streams(), feed([1, 2], '\r\n\n'));
    expect(await read(2)).to.deep.equal([1, 2]);
    expect(vendor.requests.at(-1)?.headers.authorization).to.equal('Token canary-session-c2Vzc2lvbg==');
  });

  it('say what happened, when and where', async () => {
    vendor.answers(signedIn(), streams(), feed([1]));
    for await (const event of client().events.read({ appId: 'inventory', signal: AbortSignal.timeout(5000) })) {
      expect(event).to.deep.equal({ offset: 1, type: 'AuthActivityAuditEvent', at: '2026-11-21T10:11:12.123Z', tenant: '0f1e2d3c4b5a69788796a5b4c3d2e1f0', details: { UserId: 'ada@example.test' } });
      break;
    }
  });

  it('go on after the last one when the connection breaks, with a new session', async () => {
    vendor.answers(signedIn(), streams(), { ...feed([1, 2], 'x'.repeat(1000)), fault: 'truncate' }, streams(), feed([2, 3]));
    expect(await read(3)).to.deep.equal([1, 2, 3]);
    expect(feeds()).to.deep.equal([null, '2']);
  });

  it('go on where reading ended before', async () => {
    vendor.answers(signedIn(), streams(), feed([7, 8]));
    expect(await read(1, { after: 7 })).to.deep.equal([8]);
    expect(feeds()).to.deep.equal(['7']);
  });

  it('are read with a new session when the old one is refused', async () => {
    vendor.answers(signedIn(), streams(), { status: 401, body: '' }, streams(), feed([1]));
    expect(await read(1)).to.deep.equal([1]);
  });

  it('pass over a line that cannot be read, and count it', async () => {
    vendor.answers(signedIn(), streams(), { body: `{"metadata": 7}\nnot json\n${feed([1]).body}` });
    expect(await read(1)).to.deep.equal([1]);
    expect(now().observer.of('unexpected').map(({ field }) => field)).to.deep.equal(['event', 'event']);
  });

  it('are given up when five connections in a row bring none', async () => {
    vendor.answers(signedIn(), streams(), { status: 503, body: '' }, streams(), { status: 503, body: '' }, streams(), { fault: 'reset' }, streams(), { status: 503, body: '' }, streams(), { status: 503, body: '' });
    expect(await failing(read(1), VendorError)).to.include({ operation: 'eventFeed', kind: 'unavailable' });
    expect(now().clock.pauses).to.deep.equal([1000, 2000, 4000, 8000]);
  });

  it('are not asked for again when they may not be read', async () => {
    vendor.answers(signedIn(), { status: 403, body: makeRefusal(403, 'access denied, authorization failed') });
    expect(await failing(read(1), VendorError)).to.include({ kind: 'permission', scope: 'Event streams: Read' });
  });

  it('are read at no host but the vendor’s', async () => {
    vendor.answers(signedIn(), streams({ dataFeedURL: 'https://feed.evil.example.test/0' }));
    expect(await failing(read(1), ProtocolError)).to.include({ field: 'dataFeedURL' });
  });

  it('have no partition that the vendor does not name', async () => {
    vendor.answers(signedIn(), streams());
    expect((await failing(read(1, { partition: 3 }), ProtocolError)).message).to.contain('there is no partition 3');
    vendor.answers(signedIn(), streams({ refreshActiveSessionURL: 'https://api.example.test/' }));
    expect(await failing(read(1), ProtocolError)).to.include({ field: 'refreshActiveSessionURL' });
  });

  it('are none where reading has ended before it begins', async () => {
    expect(await read(1, { signal: AbortSignal.abort() })).to.deep.equal([]);
    expect(vendor.requests).to.deep.equal([]);
  });

  it('show no session’s token in what goes wrong (C45)', async () => {
    vendor.answers(signedIn(), streams(), { status: 404, body: 'canary-session-c2Vzc2lvbg==' });
    const error = await failing(read(1), VendorError);
    expect(inspect([error, now().observer.events], { depth: 20, showHidden: true })).to.not.contain('canary');
  });
});
