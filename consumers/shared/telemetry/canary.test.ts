import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect } from 'chai';
import { UnsecuredJWT } from 'jose';
import type { Authorizer } from '../auth/authorizer.ts';
import { authorizedBy } from '../auth/credentials-authorizer.ts';
import { secretFrom, setFrom, tokenFrom } from '../auth/credentials-kinds.ts';
import { localReaders } from '../auth/credentials-readers.ts';
import { KnownSecrets } from '../auth/known-secrets.ts';
import { createCaller } from '../call/caller.ts';
import { health, type Health } from '../health/health.ts';
import type { Observer } from '../observer.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { scriptedVendor } from '../testing/scripted-vendor.ts';
import { audit, auditFile } from './audit.ts';
import { harLog } from './har-log.ts';
import { createLogger, logs } from './logs.ts';
import { metrics } from './metrics.ts';
import { observers } from './observers.ts';
import { prometheusMetrics, type PrometheusMetrics } from './prometheus.ts';
import { spans } from './spans.ts';
import { tracing } from './testing/tracing.ts';

/** Canaries are planted in every credential; none may come out anywhere that people look. */
describe('the secrets of a call', () => {
  const vendor = scriptedVendor();
  const { tracer, finished } = tracing();
  const clock = manualClock();
  let folder: string;
  let known: KnownSecrets;
  let lines: string[];
  let prometheus: PrometheusMetrics;
  let watched: Health;
  let observer: Observer;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'canary-'));
    [known, lines, prometheus] = [new KnownSecrets(), [], prometheusMetrics()];
    watched = health({ integrations: { petshop: { required: true } }, clock });
    const { hide } = known;
    const logger = createLogger({ destination: { write: (line) => void lines.push(line) }, clock, level: 'trace', hide });
    observer = observers([
      logs(logger), audit({ sink: auditFile(join(folder, 'audit.jsonl')), clock, hide }), metrics(prometheus.meter), spans(tracer, hide), watched,
      harLog(join(folder, 'debug.har'), { hide }),
    ]);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const readers = (): ReturnType<typeof localReaders> => ({
    ...localReaders({ KEY: 'canary-of-key', ID: 'canary-of-id', TOKEN: new UnsecuredJWT({ jti: 'canary-of-token' }).encode() }),
    ssm: async () => 'canary-of-store\n',
  });
  const settings = (name: string) => ({ vendor: 'petshop', name, readers: readers(), clock, observer, known });
  /** Each puts its secret where vendors want it. */
  const authorizers: Readonly<Record<string, () => Authorizer>> = {
    'a key from the environment': () => authorizedBy(secretFrom('env:KEY', settings('key')), (key) => ({ 'x-api-key': key.reveal() })),
    'a key from a store': () => authorizedBy(secretFrom('ssm:/key', settings('key')), (key) => ({ authorization: `Bearer ${key.reveal()}` })),
    'a key from a file': () => authorizedBy(secretFrom(`file:${folder}/key`, settings('key')), (key) => ({ 'x-unheard-of': key.reveal() })),
    'a pair': () => authorizedBy(setFrom({ id: 'env:ID', key: 'env:KEY' }, settings('pair')), ({ id, key }) => ({ 'api-id': id.reveal(), authorization: `Basic ${btoa(`${id.reveal()}:${key.reveal()}`)}` })),
    'a token': () => authorizedBy(tokenFrom('env:TOKEN', settings('token')), (token) => ({ authorization: `Bearer ${token.reveal()}` })),
  };

  /** All that people may look at, as one text. */
  const shown = async (): Promise<string> => {
    const files = await Promise.all(['audit.jsonl', 'debug.har'].map((file) => readFile(join(folder, file), 'utf8')));
    const asked = await watched.handler(new Request('http://localhost/health/ready'));
    return [...lines, ...files, await asked.text(), await prometheus.text(), inspect(finished().map(({ name, attributes, events, status }) => ({ name, attributes, events, status })), { depth: null })].join('\n');
  };
  /** By its name, and as base64 writes that, wherever it begins. */
  const canaries = /canary-of|Y2FuYXJ5L|NhbmFyeS1|jYW5hcnkt/g;

  for (const [what, authorizer] of Object.entries(authorizers)) {
    it(`are sent, and shown nowhere: ${what}`, async () => {
      await writeFile(join(folder, 'key'), 'canary-of-file');
      vendor.answers({ status: 503 }, { status: 401 }, { body: { name: 'Rex' } });
      const caller = createCaller({ vendor: 'petshop', endpoints: vendor.url, authorizer: authorizer() }, { clock, observer });
      await caller.call({ operation: 'getPet', method: 'GET', path: 'pets/7', read: (reply) => reply.json().text('name') }).catch(() => {});
      expect(JSON.stringify(vendor.requests)).to.match(canaries);
      expect([lines.length > 2, finished().length, (await shown()).match(canaries)]).to.deep.equal([true, 1, null]);
    });
  }

  it('are not shown where the vendor says them back', async () => {
    const secret = 'canary-of-key';
    vendor.answers({ status: 400, headers: { 'x-request-id': secret, 'set-cookie': secret }, body: { message: `no such key: ${secret}` } });
    const authorizer = authorizers['a key from the environment']?.();
    const caller = createCaller({ vendor: 'petshop', endpoints: vendor.url, requestIdHeader: 'x-request-id', ...(authorizer && { authorizer }) }, { clock, observer });
    const call = { operation: 'getPet', method: 'POST', path: `pets/${secret}`, query: { q: secret }, body: { json: { note: secret } }, read: () => '' } as const;
    await caller.call(call).catch(() => {});
    expect([finished().length, (await shown()).match(canaries)]).to.deep.equal([1, null]);
  });

  it('are not shown where they cannot be used', async () => {
    const source = tokenFrom('ssm:/key', settings('token'));
    const error: unknown = await source.get().catch((thrown: unknown) => thrown);
    expect([inspect(error), JSON.stringify(error), String(error), await shown()].join('\n').match(canaries)).to.equal(null);
  });
});
