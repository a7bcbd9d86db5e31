import { join } from 'node:path';
import { expect } from 'chai';
import got from 'got';
import { Failure, readDocument, stub } from 'vendorproof';
import type { ProviderFile, Stub, StubListening } from 'vendorproof';

const folder = join(import.meta.dirname, '../../../docs/petshop');
const provider: ProviderFile = { states: { 'the pet {id} is called {name}': { stub: [{ operation: 'getPet', body: { name: '{name}' } }] } } };
const rex = 'the pet {id} is called {name}';
const codeOf = (call: Promise<unknown>): Promise<unknown> => call.then(() => 'none', (error: unknown) => (error instanceof Failure ? error.code : error));
const nameOf = async (petshop: Stub): Promise<unknown> => Object(await (await petshop.fetch('/pets/7')).json()).name;

describe('a stub in the process of the tests', () => {
  let petshop: Stub;
  before(async () => {
    petshop = await stub('petshop.yaml', { folder, provider });
  });
  afterEach(() => petshop.reset());

  it('answers where the global fetch would, under the vendor’s address and under a path alone', async () => {
    const answers = await Promise.all(['https://api.petshop.example/v1/pets/7', new URL('http://localhost/pets/7'), '/pets/7'].map((input) => petshop.fetch(input)));
    expect(await Promise.all(answers.map((answer) => answer.json()))).to.have.lengthOf(3).and.satisfy((pets: { id: number }[]) => pets.every(({ id }) => id === 7));
  });

  it('answers a Request, as those who intercept fetch have it', async () => {
    const request = new Request('https://api.petshop.example/v1/pets', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"name": "Rex"}' });
    const answer = await petshop.fetch(request);
    expect([answer.status, Object(await answer.json()).name]).to.deep.equal([201, 'Rex']);
  });

  it('puts a state in force and answers its values', async () => {
    expect(await petshop.state(rex, { name: 'Rex' })).to.deep.equal({ name: 'Rex' });
    expect(await nameOf(petshop)).to.equal('Rex');
  });

  it('keeps namespaces apart, in memory and journal', async () => {
    const [one, other] = [petshop.namespace('one'), petshop.namespace('other')];
    await one.state(rex, { name: 'Ada' });
    await other.state(rex, { name: 'Bob' });
    expect([await nameOf(one), await nameOf(other)]).to.deep.equal(['Ada', 'Bob']);
    await other.reset();
    expect([(await one.requests()).length, (await other.requests()).length, (await petshop.requests()).length]).to.deep.equal([1, 0, 1]);
  });

  it('rejects as fetch does where a fault ends the connection, and breaks a body off', async () => {
    await petshop.faults([{ kind: 'reset', count: 1 }, 'truncate,bytes=3,operation=getPet']);
    const error: unknown = await petshop.fetch('/pets').catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(TypeError).and.have.nested.property('cause.code', 'ECONNRESET');
    const answer = await petshop.fetch('/pets/7');
    expect(answer.status).to.equal(200);
    expect(await answer.text().catch((thrown: unknown) => String(thrown))).to.equal('TypeError: terminated');
  });

  describe('whose client gives up', () => {
    const rejection = (call: Promise<unknown>): Promise<unknown> => call.then(() => 'none', (error: unknown) => Object(error).name);

    it('rejects with the reason of the signal while the answer is late, wherever the signal stands', async () => {
      await petshop.faults(['latency,ms=300']);
      const url = 'http://localhost/pets';
      const one = petshop.namespace('one');
      const calls = [petshop.fetch('/pets', { signal: AbortSignal.timeout(5) }), petshop.fetch(new Request(url, { signal: AbortSignal.timeout(5) })), one.fetch(new Request(url), { signal: AbortSignal.timeout(5) })];
      expect(await Promise.all(calls.map(rejection))).to.deep.equal(['TimeoutError', 'TimeoutError', 'TimeoutError']);
    });

    it('asks for nothing where the signal is aborted already', async () => {
      const calls = [petshop.fetch('/pets', { signal: AbortSignal.abort() }), petshop.fetch(new Request('http://localhost/pets', { signal: AbortSignal.abort(new Error('changed my mind')) }))];
      expect(await Promise.all(calls.map((call) => call.catch((error: unknown) => Object(error).message)))).to.deep.equal(['This operation was aborted', 'changed my mind']);
      expect(await petshop.requests()).to.have.lengthOf(0);
    });

    it('breaks a body off while it is being read', async () => {
      await petshop.faults(['slow-body,ms=100']);
      const controller = new AbortController();
      const answer = await petshop.fetch('/pets/7', { signal: controller.signal });
      const text = rejection(answer.text());
      controller.abort();
      expect([answer.status, await text]).to.deep.equal([200, 'AbortError']);
    });

    it('reads the whole answer where nobody gives up', async () => {
      const answer = await petshop.fetch('/pets/7', { signal: AbortSignal.timeout(60_000) });
      expect([answer.headers.get('content-type'), Object(await answer.json()).id]).to.deep.equal(['application/json', 7]);
    });
  });

  it('takes parsed documents, read ones and several', async () => {
    const tiny = { openapi: '3.1.0', info: { title: 'Tiny', version: '1' }, paths: { '/tiny': { get: { responses: { 204: { description: 'none' } } } } } };
    const both = await stub([tiny, await readDocument('petshop.yaml', { folder })]);
    expect([(await both.fetch('/tiny')).status, (await both.fetch('/pets')).status]).to.deep.equal([204, 200]);
  });

  it('has faults from the start, which a reset brings back', async () => {
    const broken = await stub('petshop.yaml', { folder, faults: ['status,status=503'] });
    await broken.faults([]);
    expect((await broken.fetch('/pets')).status).to.equal(200);
    await broken.reset();
    expect((await broken.fetch('/pets')).status).to.equal(503);
  });

  it('says in a line what it refuses', async () => {
    const refusals = [
      stub('none.yaml', { folder }),
      stub({ openapi: '3.1.0', info: {}, components: {} }),
      stub('petshop.yaml', { folder, provider: [provider, provider] }),
      stub('petshop.yaml', { folder, provider: Object({ states: 7 }) }),
      stub('petshop.yaml', { folder, faults: ['lateness'] }),
      stub('petshop.yaml', Object({ folder, port: 80 })),
      petshop.faults(['lateness']),
    ];
    const codes = ['document.missing', 'stub.nothing', 'provider.surplus', 'provider.invalid', 'fault.invalid', 'call.invalid', 'stub.call'];
    expect(await Promise.all(refusals.map(codeOf))).to.deep.equal(codes);
    expect(() => petshop.namespace('ä')).to.throw('a namespace is named in plain letters');
  });

  it('knows only what was made, where that was asked for', async () => {
    const strict = await stub('petshop.yaml', { folder, strictIds: true });
    const made = await strict.fetch('/pets', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"name": "Rex"}' });
    const { id } = Object(await made.json());
    expect([(await strict.fetch(`/pets/${id}`)).status, (await strict.fetch('/pets/no-such-pet')).status, (await strict.fetch(`/pets/${id + 1}`)).status]).to.deep.equal([200, 400, 404]);
  });

  it('refuses a state that nobody knows where that was asked for', async () => {
    const strict = await stub('petshop.yaml', { folder, provider, strictStates: true });
    expect(await codeOf(strict.state('the pet is gone'))).to.equal('stub.call');
  });
});

describe('a stub in the process that is told to listen', () => {
  let petshop: Stub;
  let listening: StubListening;
  before(async () => {
    petshop = await stub('petshop.yaml', { folder });
    listening = await petshop.namespace('served').listen();
  });
  after(() => listening.close());

  it('answers clients that need an address, from the memory of its namespace', async () => {
    const pet = await got('pets/7', { prefixUrl: listening.url }).json();
    expect(pet).to.have.property('id', 7);
    expect(await petshop.namespace('served').requests()).to.have.lengthOf(1);
  });
});
