import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import got from 'got';
import { main } from '../../../src/cli/program.ts';
import { systemClock } from '../../../src/system/clock.ts';
import { testServers } from '../../../src/http/testing/serve.ts';
import type { Serving } from './testing/command.ts';
import { serve } from './testing/command.ts';

const petshop = join(import.meta.dirname, '../../../docs/petshop/petshop.yaml');
const json = { 'content-type': 'application/json' };
const rex = '{"id": 7,  "name": "Rex"}';

interface Vendors {
  readonly [request: string]: { readonly status: number; readonly headers?: Readonly<Record<string, string | string[]>>; readonly body?: string | Uint8Array };
}

/** A vendor that keeps to its document in some of its answers. */
const answers: Vendors = {
  'GET /v1/pets/7': { status: 200, headers: { ...json, connection: 'x-hop', 'x-hop': '1', 'set-cookie': ['a=1', 'b=2'] }, body: rex },
  'GET /v1/pets/8': { status: 200, headers: json, body: '{"id": "8"}' },
  'GET /v1/pets/9': { status: 418, headers: json, body: '{}' },
  'GET /v1/pets/10': { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>maintenance</p>' },
  'GET /v1/pets/11': { status: 200, headers: { ...json, 'content-encoding': 'gzip' }, body: gzipSync(rex) },
  'GET /v1/pets/12': { status: 200, headers: json, body: '{"id": 12,' },
  'GET /v1/pets/13': { status: 200 },
  'GET /v1/pets/14': { status: 200, body: rex },
  'HEAD /v1/pets/7': { status: 200, headers: { ...json, 'content-length': '25' } },
  'GET /v1/pets/15': { status: 204 },
  'POST /v1/pets': { status: 302, headers: { location: '/v1/elsewhere' } },
  'GET /v1/pets?limit=900&q=': { status: 200, headers: json, body: '[]' },
};

describe('a stub before the real vendor', () => {
  const servers = testServers();
  const asked: { readonly line: string; readonly headers: NodeJS.Dict<string | string[]> }[] = [];
  let vendor: string;
  let folder: string;
  let proxy: Serving;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'upstream-'));
    vendor = await servers.serve((request, response) => {
      const line = `${request.method} ${request.url}`;
      asked.push({ line, headers: request.headers });
      const { status, headers = {}, body } = answers[line] ?? { status: 404, headers: json, body: '{"message": "no"}' };
      response.writeHead(status, { ...headers }).end(body);
    });
  });
  beforeEach(async () => {
    asked.length = 0;
    proxy = await serve(folder, petshop, '--upstream', `${vendor}/v1`, '--har', 'kept/traffic.har');
  });
  afterEach(() => proxy.end());
  after(async () => {
    servers.closeAll();
    await rm(folder, { recursive: true });
  });

  const client = (path: string, options = {}) => got(`${proxy.url}${path}`, { throwHttpErrors: false, retry: { limit: 0 }, followRedirect: false, decompress: false, ...options });
  const linesAbout = (path: string): readonly string[] => proxy.words().split('\n').filter((line) => line.startsWith(`GET ${path} `));

  it('passes an answer on as it came, without what concerns the one connection', async () => {
    const answer = await client('/pets/7');
    expect(answer.body).to.equal(rex);
    expect(answer.headers).to.include({ 'content-type': 'application/json', 'content-length': '25' }).and.not.have.any.keys('x-hop', 'x-powered-by');
    expect(answer.headers['set-cookie']).to.deep.equal(['a=1', 'b=2']);
    expect(await proxy.end()).to.equal(0);
    expect(proxy.words()).to.contain('1 request to ').and.contain('1 answered; nothing left the document');
  });

  it('asks below the upstream’s path, whether or not the client did', async () => {
    await client('/v1/pets/7', { headers: { authorization: 'Bearer abc', 'vendorproof-namespace': 'one' } });
    expect(asked.map(({ line }) => line)).to.deep.equal(['GET /v1/pets/7']);
    expect(asked[0]?.headers).to.include({ authorization: 'Bearer abc', host: new URL(vendor).host }).and.not.have.property('vendorproof-namespace');
  });

  it('passes a compressed body on compressed, and judges what is in it', async () => {
    const answer = await client('/pets/11', { responseType: 'buffer' });
    expect(answer.body).to.deep.equal(gzipSync(rex));
    expect(await proxy.end()).to.equal(0);
  });

  it('hands a redirect back', async () => {
    const answer = await client('/pets', { method: 'POST', json: { name: 'Rex' } });
    expect([answer.statusCode, answer.headers.location, asked.length]).to.deep.equal([302, '/v1/elsewhere', 1]);
  });

  it('passes the answer to HEAD and one without a body on as they are', async () => {
    const head = await client('/pets/7', { method: 'HEAD' });
    expect([head.statusCode, head.headers['content-length'], head.body]).to.deep.equal([200, '25', '']);
    const empty = await client('/pets/15');
    expect([empty.statusCode, empty.headers['content-type'], empty.headers['content-length']]).to.deep.equal([204, undefined, undefined]);
  });

  it('passes a packed request on unpacked, and judges what is in it', async () => {
    const answer = await client('/pets', { method: 'POST', body: gzipSync('{"kind": "cow"}'), headers: { ...json, 'content-encoding': 'gzip' } });
    expect([answer.statusCode, asked[0]?.headers['content-encoding'], asked[0]?.headers['content-length']]).to.deep.equal([302, undefined, '15']);
    expect(proxy.words()).to.contain('body.required at /body/name').and.contain('body.enum at /body/kind');
  });

  const deviations: Readonly<Record<string, string>> = {
    '/pets/8': "answer.body.required at /answer/body/name: the answer's body at /name",
    '/pets/9': 'answer.status at /answer/status: the answer is 418, which the document does not have here; it has 200, 404 (#/paths/~1pets~1{petId}/get/responses)',
    '/pets/10': 'answer.content-type at /answer/header/Content-Type: the answer 200 is text/html; the document has application/json',
    '/pets/12': "answer.body.syntax at /answer/body: the answer's body",
    '/pets/13': 'answer.body.missing at /answer/body: the answer 200 has no body',
    '/pets/14': 'answer.content-type at /answer/header/Content-Type: the answer 200 is of no type',
    '/pets?limit=900&q=': 'parameter.maximum at /query/limit',
    '/pots': 'path.unknown at /path: no document has GET /pots; did you mean',
  };
  for (const [path, line] of Object.entries(deviations)) {
    it(`tells in a line what is wrong with GET ${path}, and ends with 1`, async () => {
      const { body, headers } = await client(path);
      const { body: sent = '', headers: sentHeaders = {} } = answers[`GET /v1${path}`] ?? { body: '{"message": "no"}', headers: json };
      expect([body, headers['content-type']]).to.deep.equal([sent, sentHeaders['content-type']]);
      expect(linesAbout(path.replace(/\?.*/, '')).join('\n')).to.contain(line);
      expect(await proxy.end()).to.equal(1);
    });
  }

  it('sums up at the end what went wrong how often', async () => {
    for (const path of ['/pets/9', '/pets/9', '/pets/10']) await client(path);
    await proxy.end();
    expect(proxy.words()).to.contain('3 requests to ').and.contain('3 answered; 3 deviations').and.match(/^ {2}2 × getPet: answer\.status at /m);
  });

  it('has the deviations in the journal', async () => {
    await client('/pets/9');
    const { requests } = await got(`${proxy.url}/_vendorproof/requests`).json<{ requests: { status: number; problems: { code: string }[] }[] }>();
    expect(requests.map(({ status, problems }) => [status, problems.map(({ code }) => code)])).to.deep.equal([[418, ['answer.status']]]);
  });

  it('keeps the traffic as HAR, secrets masked', async () => {
    await client('/pets', { method: 'POST', json: { name: 'Rex', api_key: 'sk_live_123' }, searchParams: { token: 'tok_1234' }, headers: { authorization: 'Bearer abcdef123' } });
    await client('/pets/11');
    await proxy.end();
    const text = await readFile(join(folder, 'kept/traffic.har'), 'utf8');
    expect(text).not.to.match(/sk_live_123|tok_1234|abcdef123/);
    const { version, entries } = JSON.parse(text).log;
    expect([version, entries.length, entries[1].response.content.text]).to.deep.equal(['1.2', 2, rex]);
    expect(entries[0].request).to.include({ method: 'POST', url: `${vendor}/v1/pets?token=***` });
    expect(entries[0].request.postData.text).to.equal('{"name":"Rex","api_key":"***"}');
  });

  it('answers 502 for a vendor that does not, and ends with 4 if it never did', async () => {
    const alone = await serve(folder, petshop, '--upstream', 'http://127.0.0.1:9');
    const answer = await got(`${alone.url}/pets/7`, { throwHttpErrors: false, retry: { limit: 0 } });
    expect([answer.statusCode, answer.headers['content-type']]).to.deep.equal([502, 'application/problem+json']);
    expect(answer.body).to.contain('http://127.0.0.1:9: refused the connection');
    expect(await alone.end()).to.equal(4);
  });

  it('refuses faults, by control call and by header, since the vendor answers', async () => {
    const refused = await Promise.all([
      client('/_vendorproof/faults', { method: 'PUT', json: { faults: ['status,status=503'] } }),
      client('/pets/7', { headers: { 'vendorproof-fault': 'status;status=503' } }),
    ]);
    expect(refused.map(({ statusCode, body }) => [statusCode, body.includes('faults do not strike with an upstream')])).to.deep.equal([[409, true], [409, true]]);
    expect(asked).to.have.lengthOf(0);
  });

  const misuses: Readonly<Record<string, readonly string[]>> = {
    'is not an http or https URL': ['--upstream', 'nope'],
    '--har: only the traffic with an upstream is kept': ['--har', 'a.har'],
    '--har is a folder': ['--upstream', 'http://127.0.0.1:9', '--har', '.'],
    '--strict-states: is for what the stub answers': ['--upstream', 'http://127.0.0.1:9', '--strict-states'],
    '--watch: is for what the stub answers': ['--upstream', 'http://127.0.0.1:9', '--watch'],
  };
  for (const [problem, args] of Object.entries(misuses)) {
    it(`is refused in a line: ${problem}`, async () => {
      const err: string[] = [];
      const code = await main(['stub', petshop, ...args], { folder, environment: {}, clock: systemClock, out: () => {}, err: (text) => err.push(text), untilStopped: async () => {} });
      expect([code, err.join('').split('\n').length]).to.deep.equal([2, 2]);
      expect(err.join('')).to.contain(problem === '--har is a folder' ? 'is no file to write a recording to' : problem);
    });
  }
});
