import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { stub } from 'vendorproof';
import type { JsonObject, ProviderFile, Stub, StubOptions } from 'vendorproof';
import { testServers } from '../../../src/http/testing/serve.ts';
import { until } from './testing/command.ts';

const string = { type: 'string' };
const pet = { type: 'object', required: ['id', 'name'], properties: { id: string, name: { ...string, minLength: 1 }, kind: { ...string, enum: ['cat', 'dog'] } } };
const content = (schema: object) => ({ content: { 'application/json': { schema } } });
const parameters = [{ name: 'Petshop-Event', in: 'header', example: 'sale' }, { name: 'Petshop-Api', in: 'header', schema: { const: '2026-01' } }];
const event = (schema: object) => ({ post: { parameters, requestBody: content(schema), responses: { 200: { description: 'taken' } } } });
const sold = { type: 'object', required: ['event', 'pet'], properties: { event: { const: 'pet.sold' }, pet: { $ref: '#/components/schemas/Pet' } } };

/** A vendor that sends of its own accord, in both ways that documents declare. */
const document = {
  openapi: '3.1.0',
  info: { title: 'Petshop', version: '1' },
  paths: {
    '/pets': {
      post: {
        operationId: 'createPet',
        requestBody: content({ type: 'object', required: ['name'], properties: { name: string, callbackUrl: string } }),
        responses: { 201: { description: 'made', ...content({ $ref: '#/components/schemas/Pet' }) }, 400: { description: 'no' } },
        callbacks: { onReady: { '{$request.body#/callbackUrl}?pet={$response.body#/id}': event({ $ref: '#/components/schemas/Pet' }) } },
      },
    },
  },
  webhooks: { 'pet.sold': event(sold), 'pet.lost': event({ type: 'object', required: ['lost'], properties: { lost: { const: true } } }) },
  components: { schemas: { Pet: pet } },
};
const signedBy = (webhooks: ProviderFile['webhooks']): ProviderFile => ({ states: {}, ...(webhooks === undefined ? {} : { webhooks }) });
const clock = () => new Date('2026-01-05T08:30:00Z');

interface Taken {
  readonly url: string | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

describe('a stub that sends webhooks and callbacks', () => {
  const servers = testServers();
  const taken: Taken[] = [];
  let statuses: number[] = [];
  let subscriber: string;
  before(async () => {
    subscriber = await servers.serveText(({ url, headers }, text) => {
      taken.push({ url, headers, text });
      return { status: statuses.shift() ?? 204 };
    });
  });
  beforeEach(() => {
    taken.length = 0;
    statuses = [];
  });
  after(() => servers.closeAll());

  const vendor = (options: StubOptions = {}): Promise<Stub> => stub(document, { clock, environment: { SECRET: 'whsec_petshop' }, ...options });
  const create = async (petshop: Stub, body: JsonObject): Promise<JsonObject> => {
    const answer = await petshop.fetch('/pets', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return Object(await answer.json());
  };
  const statusesOf = (sent: JsonObject): unknown => JSON.parse(JSON.stringify(sent['deliveries'])).map(({ status }: { status: unknown }) => status);
  const kinds = (): readonly unknown[] => taken.map(({ text }) => JSON.parse(text).event ?? 'lost');

  it('sends a callback where the request wanted it, with what request and answer said', async () => {
    const { id } = await create(await vendor(), { name: 'Rex', callbackUrl: `${subscriber}/ready` });
    const call = await until(() => taken[0]);
    expect(call.url).to.equal(`/ready?pet=${String(id)}`);
    expect(JSON.parse(call.text)).to.include({ id, name: 'Rex' });
    expect(call.headers).to.include({ 'content-type': 'application/json', 'petshop-event': 'sale', 'petshop-api': '2026-01' });
  });

  it('sends no callback for a request that names no address, or was refused', async () => {
    const petshop = await vendor();
    await create(petshop, { name: 'Rex' });
    await petshop.fetch('/pets', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ callbackUrl: subscriber }) });
    await petshop.webhook({ webhook: 'pet.lost', to: subscriber });
    expect(kinds()).to.deep.equal(['lost']);
  });

  it('sends a webhook that is valid by the document, around what is given', async () => {
    const sent = await (await vendor()).webhook({ webhook: 'pet.sold', to: `${subscriber}/hook`, body: { pet: { name: 'Ada' } } });
    expect(statusesOf(sent)).to.deep.equal([204]);
    expect(JSON.parse(taken[0]?.text ?? '')).to.have.property('event', 'pet.sold');
    expect(JSON.parse(taken[0]?.text ?? '').pet).to.include({ name: 'Ada' }).and.have.property('id').that.is.a('string');
  });

  it('sends a body that leaves the document where one is wanted, and says so', async () => {
    const sent = await (await vendor()).webhook({ webhook: 'pet.sold', to: subscriber, body: { pet: { name: 7 } } });
    expect(JSON.stringify(sent)).to.contain('its body leaves the document at \\"/pet/name\\"');
  });

  it('signs as the provider file says: HMAC of the body, or of time and body', async () => {
    const signing = { secret: 'env:SECRET', header: 'Petshop-Signature' };
    const hmac = (text: string) => createHmac('sha256', 'whsec_petshop').update(text).digest('hex');
    const plain = await vendor({ provider: signedBy({ ...signing, scheme: 'hmac-sha256-hex', prefix: 'sha256=' }) });
    await plain.webhook({ webhook: 'pet.sold', to: subscriber });
    const timed = await vendor({ provider: signedBy({ ...signing, scheme: 't=,v1=' }) });
    await timed.webhook({ webhook: 'pet.sold', to: subscriber });
    const seconds = clock().getTime() / 1000;
    const expected = [`sha256=${hmac(taken[0]?.text ?? '')}`, `t=${seconds},v1=${hmac(`${seconds}.${taken[1]?.text}`)}`];
    expect(taken.map(({ headers }) => headers['petshop-signature'])).to.deep.equal(expected);
  });

  it('tries again after 5xx, not after 4xx, and gives up in the end', async () => {
    const petshop = await vendor();
    statuses = [503, 200, 404, 500, 500];
    const sent = [];
    for (const retries of [3, 3, 1]) sent.push(statusesOf(await petshop.webhook({ webhook: 'pet.lost', to: subscriber, retries })));
    expect(sent).to.deep.equal([[200], [404], [500]]);
    expect(taken).to.have.lengthOf(5);
  });

  it('sends copies, and several webhooks out of order where that is wanted', async () => {
    const petshop = await vendor({ seed: 3 });
    const order = { webhook: ['pet.sold', 'pet.lost'], to: subscriber, copies: 2 };
    await petshop.webhook(order);
    expect(kinds()).to.deep.equal(['pet.sold', 'pet.sold', 'lost', 'lost']);
    taken.length = 0;
    await petshop.webhook({ ...order, shuffle: true });
    expect(kinds()).to.have.members(['pet.sold', 'pet.sold', 'lost', 'lost']).and.not.deep.equal(['pet.sold', 'pet.sold', 'lost', 'lost']);
  });

  it('has each delivery in the journal, with what came of it', async () => {
    const petshop = await vendor();
    statuses = [503];
    await petshop.webhook({ webhook: 'pet.lost', to: `${subscriber}/hook`, body: { api_key: 'key_12345' } });
    await petshop.webhook({ webhook: 'pet.lost', to: 'http://127.0.0.1:9', retries: 0 });
    const [first, second] = await petshop.requests();
    expect(first).to.include({ method: 'POST', path: '/hook', status: 204 }).and.have.deep.property('notes', [`sent pet.lost to ${subscriber}: 503, then 204`]);
    expect(second).to.include({ status: 0 }).and.have.deep.property('notes', ['sent pet.lost to http://127.0.0.1:9: refused the connection']);
    expect(JSON.stringify(first)).not.to.contain('key_12345');
  });

  it('calls nobody but this machine unless that is allowed', async () => {
    const petshop = await vendor();
    await create(petshop, { name: 'Rex', callbackUrl: 'http://elsewhere.example/ready' });
    const [, delivery] = await until(async () => ((await petshop.requests()).length > 1 ? petshop.requests() : undefined));
    expect(JSON.stringify(delivery)).to.contain('not sent, its host is not on this machine: start the stub with --webhook-host elsewhere.example');
    const error: unknown = await petshop.webhook({ webhook: 'pet.lost', to: 'http://elsewhere.example' }).catch(String);
    expect(error).to.contain('elsewhere.example is not on this machine');
  });

  const refusals: Readonly<Record<string, JsonObject>> = {
    'no document has the webhook "pet.sald": did you mean pet.sold?': { webhook: 'pet.sald', to: 'http://127.0.0.1:9' },
    'to is missing': { webhook: 'pet.sold' },
    '"nope" is not an http or https URL': { webhook: 'pet.sold', to: 'nope' },
    'copies must be a whole number from 1 to 100': { webhook: 'pet.sold', to: 'http://127.0.0.1:9', copies: 1000 },
    'retry is not a part of it': { webhook: 'pet.sold', to: 'http://127.0.0.1:9', retry: 1 },
  };
  for (const [problem, order] of Object.entries(refusals)) {
    it(`refuses a call in a line: ${problem}`, async () => {
      expect(await (await vendor()).webhook(order).catch(String)).to.contain(problem);
    });
  }

  it('is not served with a secret that is not there, or a host that is none', async () => {
    const provider = signedBy({ secret: 'env:NONE', header: 'Signature', scheme: 'hmac-sha256-hex' });
    expect(await vendor({ provider }).catch(String)).to.contain('the environment variable NONE is not set');
    expect(await vendor({ webhookHosts: ['http://x/'] }).catch(String)).to.contain('"http://x/" is not a host');
    expect(await vendor({ provider: signedBy(Object({ secret: 'whsec_1', header: 'Signature', scheme: 'md5' })) }).catch(String)).to.contain('webhooks.secret must be a reference');
  });
});
