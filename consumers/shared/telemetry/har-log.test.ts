import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { HarEntry } from './har.ts';
import { harLog, type HarSettings } from './har-log.ts';
import { wireExchange } from './testing/samples.ts';

describe('the debug log', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'har-'));
    path = join(folder, 'debug.har');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const entries = async (): Promise<readonly HarEntry[]> => JSON.parse(await readFile(path, 'utf8')).log.entries;
  const only = async (changes: Parameters<typeof wireExchange>[0], settings?: HarSettings): Promise<HarEntry> => {
    harLog(path, settings).exchange?.(wireExchange(changes));
    return (await entries())[0] ?? expect.fail('nothing was written');
  };

  it('is off unless a path is given', () => {
    expect(harLog(undefined)).to.deep.equal({});
  });

  it('is a HAR 1.2 from the start, which only its owner reads', async () => {
    harLog(path);
    expect(JSON.parse(await readFile(path, 'utf8'))).to.deep.equal({ log: { version: '1.2', creator: { name: 'vendor-calls', version: '1' }, entries: [] } });
    expect((await stat(path)).mode & 0o777).to.equal(0o600);
  });

  it('has everything about an exchange that a HAR demands', async () => {
    expect(await only({})).to.deep.equal({
      startedDateTime: '2026-11-24T12:00:00.000Z',
      time: 120,
      request: {
        method: 'GET', url: 'https://petshop.test/pets?limit=2', httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1, bodySize: 0,
        headers: [{ name: 'accept', value: 'application/json' }], queryString: [{ name: 'limit', value: '2' }],
      },
      response: {
        status: 200, statusText: '', httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1, bodySize: 11, redirectURL: '',
        headers: [{ name: 'content-type', value: 'application/json' }], content: { size: 11, mimeType: 'application/json', text: '{"pets":[]}' },
      },
      cache: {},
      timings: { send: 0, wait: 120, receive: 0 },
      comment: 'petshop listPets',
    });
  });

  it('is whole after each exchange', async () => {
    const { exchange } = harLog(path);
    for (let number = 1; number <= 3; number += 1) {
      exchange?.(wireExchange({ responseBody: JSON.stringify({ name: 'ü'.repeat(number) }) }));
      expect(await entries()).to.have.length(number);
    }
  });

  it('ends after the most exchanges that it keeps', async () => {
    const { exchange } = harLog(path, { most: 2 });
    for (let number = 0; number < 5; number += 1) exchange?.(wireExchange());
    expect(await entries()).to.have.length(2);
  });

  for (const [body, text, mimeType] of [
    ['{"password":"canary"}', '{"password":"[masked]"}', 'application/json'],
    ['password=canary&limit=2', 'password=%5Bmasked%5D&limit=2', 'application/x-www-form-urlencoded'],
    ['canary', '[6 characters of no type left out]', ''],
  ] as const) {
    it(`masks a body that was sent, although its type is not told: ${body}`, async () => {
      expect((await only({ requestBody: body })).request.postData).to.deep.equal({ mimeType, text });
    });
  }

  it('masks headers that are sent several times', async () => {
    const { response } = await only({ responseHeaders: { 'set-cookie': ['a=canary', 'b=canary'], date: undefined } });
    expect(response.headers).to.deep.equal([1, 2].map(() => ({ name: 'set-cookie', value: '[masked]' })));
  });

  it('leaves out the bodies of operations that are secret as a whole', async () => {
    const entry = await only({ requestBody: '{"a":"canary"}', responseBody: '{"Value":"canary"}' }, { isSecret: (operation) => operation === 'listPets' });
    expect([entry.request.postData?.text, entry.response.content.text]).to.deep.equal(['[left out: it holds credentials]', '[left out: it holds credentials]']);
  });

  it('shows an exchange without an answer', async () => {
    const { response } = await only({ status: undefined, responseHeaders: {}, responseBody: undefined });
    expect([response.status, response.content]).to.deep.equal([0, { size: 0, mimeType: '', text: '' }]);
  });
});
