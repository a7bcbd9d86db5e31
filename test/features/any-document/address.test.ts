import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { readDocument } from '../../../src/openapi/read.ts';
import type { Scene } from './testing/command.ts';
import { aScene, commandsOn } from './testing/command.ts';

const document = (reference: string): string => `openapi: 3.0.3
info: { title: Petshop, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses: { '200': { description: Pets., content: { application/json: { schema: { $ref: '${reference}' } } } } }
`;

/** A vendor's server; it notes what it is asked for. */
async function aServer(answers: Readonly<Record<string, RequestListener>>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const answer = answers[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const { port } = server.address() as AddressInfo; // listening on a port, never on a pipe
  return { asked, url: `http://127.0.0.1:${port}`, close: () => server.close().closeAllConnections() };
}

const sends = (body: string | Uint8Array): RequestListener => (_, response) => void response.end(body);
const redirects = (to: string): RequestListener => (_, response) => void response.writeHead(302, { location: to }).end();

describe('a document at an address', () => {
  let scene: Scene;
  let vendor: Awaited<ReturnType<typeof aServer>>;
  let internal: Awaited<ReturnType<typeof aServer>>;

  before(async () => {
    scene = await aScene();
    internal = await aServer({ '/secret.yaml': sends('Pet: { const: secret }') });
    vendor = await aServer({
      '/v1/openapi.yaml': sends(document('../shared/pet.yaml#/Pet')),
      '/shared/pet.yaml': sends('Pet: { type: object, properties: { name: { type: string } } }'),
      '/utf-16.yaml': sends(Buffer.from(`\uFEFF${document('#/x')}`, 'utf16le')),
      '/moved.yaml': redirects('/v1/openapi.yaml'),
      '/elsewhere.yaml': sends(document(`${internal.url}/secret.yaml#/Pet`)),
      '/file.yaml': sends(document('file:///etc/passwd')),
      '/hop.yaml': sends(document('/away.yaml#/Pet')),
      '/away.yaml': redirects(`${internal.url}/secret.yaml`),
      '/circle': redirects('/circle'),
      '/page': sends('<html><body>Sign in</body></html>'),
      '/broken': (_, response) => void response.writeHead(503).end(),
      '/silent': () => undefined,
    });
  });
  after(async () => {
    vendor.close();
    internal.close();
    await scene.close();
  });

  const referredTo = async (path: string, allow: readonly string[] = []) => [...(await readDocument(`${vendor.url}${path}`, undefined, { allow })).files.keys()];
  const ended = async (address: string): Promise<string> => {
    const { code, out, err } = await scene.run('inspect', address);
    return `${code} ${out}${err}`.replaceAll(vendor.url, '').trimEnd();
  };

  it('is read by every command, with the files beside it', async () => {
    for (const command of commandsOn(`${vendor.url}/v1/openapi.yaml`)) {
      const { code, err } = await scene.run(...command);
      expect([code, err.includes('is not read')], `${command.join(' ')}: ${err}`).to.deep.equal([0, false]);
    }
    expect(await referredTo('/v1/openapi.yaml')).to.deep.equal([`${vendor.url}/shared/pet.yaml`]);
  });

  it('may have another encoding', async () => expect((await readDocument(`${vendor.url}/utf-16.yaml`)).title).to.equal('Petshop'));

  it('may have moved; its references are relative to where it is', async () => expect(await referredTo('/moved.yaml')).to.have.length(1));

  it('calls no other host, unless that is allowed', async () => {
    expect([await referredTo('/elsewhere.yaml'), internal.asked]).to.deep.equal([[], []]);
    expect(await referredTo('/elsewhere.yaml', ['127.0.0.1'])).to.deep.equal([`${internal.url}/secret.yaml`]);
    internal.asked.length = 0;
  });

  it('calls no other host by a redirect', async () => expect([await referredTo('/hop.yaml'), internal.asked]).to.deep.equal([[], []]));

  it('calls another host where an address begins as allowed, and no further by a redirect', async () => {
    const inspected = async (path: string, prefix: string) => (await scene.run('inspect', `${vendor.url}${path}`, '--json', '--allow-ref', prefix)).out.includes('reference.external');
    expect([await inspected('/elsewhere.yaml', `${internal.url}/secret.yaml`), await inspected('/elsewhere.yaml', `${internal.url}/`)]).to.deep.equal([false, false]);
    internal.asked.length = 0;
    expect([await inspected('/elsewhere.yaml', `${internal.url}/secr`), await inspected('/elsewhere.yaml', `${internal.url}.example`), await inspected('/hop.yaml', `${vendor.url}/`)]).to.deep.equal([true, true, true]);
    expect(internal.asked).to.deep.equal([]);
  });

  it('reads no files of this machine', async () => expect(await referredTo('/file.yaml', ['localhost'])).to.deep.equal([]));

  it('exits 2 where there is none', async () => expect(await ended(`${vendor.url}/nothing`)).to.match(/^2 vendorproof: \/nothing: the address answered 404, not with a document → correct the address$/));

  it('exits 2 where there is a web page', async () => expect(await ended(`${vendor.url}/page`)).to.match(/^2 vendorproof: \/page: is a web page \(HTML\)/));

  it('exits 2 where it redirects for ever', async () => expect(await ended(`${vendor.url}/circle`)).to.match(/^2 vendorproof: \S*: redirects again and again → [^\n]*$/));

  it('exits 4 where the server fails', async () => expect(await ended(`${vendor.url}/broken`)).to.match(/^4 vendorproof: \/broken: the address answered 503/));

  it('exits 4 where nobody listens', async () => {
    const gone = await aServer({});
    gone.close();
    expect(await ended(`${gone.url}/openapi.yaml`)).to.match(/^4 vendorproof: \S+: refused the connection/);
  });

  it('exits 4 where nothing comes', async () => expect(await ended(`${vendor.url}/silent`)).to.match(/^4 vendorproof: \S*: did not answer within 8 s/));
});
