import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import type { RequestOptions } from 'node:https';
import { json } from 'node:stream/consumers';
import { makeCertificates } from '../../../src/http/certificates.ts';
import type { CertificateWishes, Certificates } from '../../../src/http/certificates.ts';
import { listen } from '../../../src/http/listen.ts';
import type { Listening } from '../../../src/http/listen.ts';
import type { TlsOptions } from '../../../src/http/tls-server.ts';
import { guarded } from '../../../src/stub/security/testing/guarded.ts';
import { createStub } from '../../../src/stub/stub.ts';
import { journalOf, stubOf } from '../../../src/stub/testing/client.ts';
import { systemClock } from '../../../src/system/clock.ts';
import { listeningUrl, startCommand } from '../testing/serving.ts';
import type { TestWorkspace } from '../testing/workspace.ts';
import { aWorkspace } from '../testing/workspace.ts';

const hosts = ['127.0.0.1'];

interface Heard {
  readonly status: number;
  readonly body: unknown;
}

/** Asks over TLS; a refusal of the connection comes as its code. */
const ask = (url: string, options: RequestOptions): Promise<Heard | string> =>
  new Promise((resolve) => {
    const call = request(url, { ...options, agent: false }, (response) => {
      void json(response).then((body) => resolve({ status: response.statusCode ?? 0, body }));
    });
    call.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    call.end();
  });
const statusOf = (heard: Heard | string): number | string => (typeof heard === 'string' ? heard : heard.status);

describe('speaking TLS', () => {
  const servers: Listening[] = [];
  let made: Certificates;
  before(async () => {
    made = await makeCertificates({ now: systemClock(), hosts });
  });
  after(() => Promise.all(servers.map((server) => server.close())));

  const serve = async (tls: TlsOptions): Promise<string> => {
    const server = await listen(createStub({ documents: [{ document: await guarded() }], clock: systemClock }).handler, { port: 0, tls });
    servers.push(server);
    return server.url;
  };
  const withFault = async (wishes: Partial<CertificateWishes>): Promise<number | string> => {
    const { server, ca } = await makeCertificates({ now: systemClock(), hosts, ...wishes });
    return statusOf(await ask(`${await serve(server)}/open`, { ca }));
  };

  it('answers over https whom trusts its authority', async () => {
    const url = await serve(made.server);
    expect([url.slice(0, 8), statusOf(await ask(`${url}/open`, { ca: made.ca }))]).to.deep.equal(['https://', 200]);
  });

  it('lets clients in whose certificate is trusted, and no others, where the document asks for one', async () => {
    const url = await serve({ ...made.server, clientCa: made.ca });
    const stranger = await makeCertificates({ now: systemClock(), hosts });
    const answers = await Promise.all([made.client, {}, stranger.client].map((client) => ask(`${url}/by-certificate`, { ca: made.ca, ...client })));
    expect(answers.map(statusOf)).to.deep.equal([200, 401, 401]);
  });

  it('asks for no certificate where the document asks for none', async () => {
    expect(statusOf(await ask(`${await serve({ ...made.server, clientCa: made.ca })}/open`, { ca: made.ca }))).to.equal(200);
  });

  it('says why a certificate does not do', async () => {
    const url = await serve({ ...made.server, clientCa: made.ca });
    const { client } = await makeCertificates({ now: systemClock(), hosts });
    const [none, wrong] = await Promise.all([{}, client].map((each) => ask(`${url}/by-certificate`, { ca: made.ca, ...each })));
    expect(JSON.stringify(none)).to.contain('the document asks for a client certificate');
    expect(JSON.stringify(wrong)).to.contain('the client certificate is not trusted: ');
  });

  it('lets anybody in without TLS, and says so in the journal', async () => {
    const plain = stubOf([{ document: await guarded() }]);
    expect((await plain('GET /by-certificate')).status).to.equal(200);
    expect(JSON.stringify(await journalOf(plain))).to.contain('the client certificate that certificate asks for is not checked');
  });

  it('shows clients a certificate that has expired', async () => expect(await withFault({ fault: 'expired' })).to.equal('CERT_HAS_EXPIRED'));

  it('shows clients a certificate for another host', async () => expect(await withFault({ fault: 'wrong-host' })).to.equal('ERR_TLS_CERT_ALTNAME_INVALID'));

  it('shows clients a certificate that nobody signed', async () => expect(await withFault({ fault: 'self-signed' })).to.equal('DEPTH_ZERO_SELF_SIGNED_CERT'));

  it('speaks versions that only clients take which should not', async () => {
    const url = await serve({ ...made.server, isOutdated: true });
    const outdated = { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    const heard = await Promise.all([{}, outdated].map((options) => ask(`${url}/open`, { ca: made.ca, ...options })));
    expect(heard.map(statusOf)).to.deep.equal(['EPROTO', 200]);
  });

  it('refuses a certificate and a key that do not belong together', async () => {
    const error: unknown = await serve({ cert: made.server.cert, key: made.client.key }).catch((thrown: unknown) => thrown);
    expect(error).to.have.property('code', 'tls.unusable');
  });
});

describe('the command `stub` over TLS', () => {
  let workspace: TestWorkspace;
  before(async () => {
    workspace = await aWorkspace();
  });
  after(() => workspace.close());

  const documentFile = new URL('../../../src/stub/security/testing/guarded.yaml', import.meta.url).pathname;
  const serving = async (...options: readonly string[]): Promise<{ readonly url: string; readonly printed: string; readonly stop: () => Promise<unknown> }> => {
    const command = startCommand(workspace, 'stub', documentFile, ...options);
    return { url: await listeningUrl(command), printed: command.printed(), stop: command.stop };
  };
  const fileIn = (printed: string, name: string): string => new RegExp(`\\S+/${name}`).exec(printed)?.[0] ?? '';

  it('makes certificates, and says where their authority is', async () => {
    const { url, printed, stop } = await serving('--tls');
    const authority = fileIn(printed, 'ca.pem');
    const status = statusOf(await ask(`${url}/open`, { ca: await readFile(authority) }));
    await stop();
    expect([status, await readFile(authority).catch(() => 'gone')]).to.deep.equal([200, 'gone']);
  });

  it('takes certificates of one’s own', async () => {
    const { server, ca, client } = await makeCertificates({ now: systemClock(), hosts });
    await Promise.all([workspace.write('cert.pem', server.cert), workspace.write('key.pem', server.key), workspace.write('ca.pem', ca)]);
    const { url, stop } = await serving('--tls-cert', 'cert.pem', '--tls-key', 'key.pem', '--client-ca', 'ca.pem');
    const status = statusOf(await ask(`${url}/by-certificate`, { ca, ...client }));
    await stop();
    expect(status).to.equal(200);
  });

  it('misbehaves as it is told to', async () => {
    const { url, printed, stop } = await serving('--tls-fault', 'expired');
    const heard = statusOf(await ask(`${url}/open`, { ca: await readFile(fileIn(printed, 'ca.pem')) }));
    await stop();
    expect(heard).to.equal('CERT_HAS_EXPIRED');
  });

  for (const [what, options, code] of [
    ['a certificate without its key', ['--tls-cert', 'cert.pem'], 'tls.incomplete'],
    ['a client authority without TLS', ['--client-ca', 'ca.pem'], 'tls.missing'],
    ['a file that is not there', ['--tls-cert', 'none.pem', '--tls-key', 'none.pem'], 'tls.file.missing'],
    ['a fault of a certificate beside a certificate', ['--tls-cert', 'c.pem', '--tls-key', 'k.pem', '--tls-fault', 'expired'], 'tls.contradiction'],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const { code: exit, out } = await workspace.run('stub', documentFile, ...options, '--json');
      expect([exit, JSON.parse(out).error.code]).to.deep.equal([2, code]);
    });
  }
});
