import { expect } from 'chai';
import got from 'got';
import { Failure } from '../failure/failure.ts';
import type { Expectation } from '../generate/expectation.ts';
import type { Contract, Vendor } from './contract.ts';
import type { Json } from '../json/json.ts';
import { relianceOf } from '../pact/reliance.ts';
import { contract } from './contract.ts';
import type { Shop } from './testing/shop.ts';
import { openShop } from './testing/shop.ts';

const headers = { authorization: 'Bearer abc' };
const client = got.extend({ headers, retry: { limit: 0 }, responseType: 'json' });

const rex: Expectation = { operation: 'createPet', given: 'the shop is open', request: { body: { name: 'Rex' } }, response: { status: 201, relies: ['id', 'name', 'age'] } };
const createRex = (url: string, body: object = { name: 'Rex', kind: 'cat' }) => client.post(`${url}/pets`, { json: body });

describe('a contract', () => {
  let shop: Shop;
  let petshop: Contract;
  let tests = 0;
  beforeEach(async () => {
    shop = await openShop();
    petshop = contract({ consumer: 'petshop-integration', provider: 'petshop', workspace: shop.folder });
    tests += 1;
  });
  afterEach(() => shop.remove());

  /** Descriptions are unique within a process, so each test has its own. */
  const named = (expectation: Expectation): Expectation => ({ ...expectation, description: `${expectation.operation} in test ${tests}` });

  async function brokenBy(run: (url: string) => unknown, expectation = rex): Promise<Failure> {
    const problem: unknown = await petshop.interaction(named(expectation), ({ url }) => run(url)).then(() => undefined, (error: unknown) => error);
    if (problem instanceof Failure) return problem;
    throw new Error('the contract was kept', { cause: problem });
  }

  it('answers the client as the document says and hands back what it made of it', async () => {
    const body = await petshop.interaction(named(rex), async ({ url }) => (await createRex(url)).body);
    expect(body).to.deep.equal({ id: 'id_example', name: 'Rex', age: 1 });
  });

  it('gives the client a base URL like that in production', async () => {
    expect(await petshop.interaction(named(rex), async ({ url }) => (await createRex(url)) && new URL(url).pathname)).to.equal('/v1');
  });

  it('keeps what was agreed as a pact fragment of Pact’s own making', async () => {
    await petshop.interaction({ ...rex, given: { name: 'there are pets', params: { count: 2 } } }, ({ url }) => createRex(url));
    const [[file, interactions] = []] = await shop.fragments();
    const kept = interactions?.[0];
    expect(file).to.match(/^petshop-integration--petshop--createpet-answers-201-when-there-are-pets--[0-9a-f]{16}\.json$/);
    expect(kept).to.deep.include({ description: 'createPet answers 201 when there are pets', providerStates: [{ name: 'there are pets', params: { count: 2 } }] });
    expect(kept?.comments).to.deep.equal({ references: { openapi: { operationId: 'createPet' } } });
    expect(kept?.response.matchingRules?.body?.['$.age']).to.deep.equal({ combine: 'OR', matchers: [{ match: 'null' }, { match: 'integer' }] });
  });

  it('keeps one fragment of a test that runs again', async () => {
    const again = named(rex);
    for (let run = 0; run < 2; run += 1) await petshop.interaction(again, ({ url }) => createRex(url));
    expect((await shop.fragments()).size).to.equal(1);
  });

  it('keeps every fragment of tests that run at once', async () => {
    const runs = Array.from({ length: 12 }, (_, index) => petshop.interaction({ ...rex, description: `run ${index} of test ${tests}` }, ({ url }) => createRex(url)));
    await Promise.all(runs);
    expect((await shop.fragments()).size).to.equal(12);
  });

  it('takes forms, in any order of their fields', async () => {
    const order: Expectation = { operation: 'createOrder', request: { body: { amount: 4900, items: ['a'], address: { zip: '1' } } }, response: { status: 200, relies: ['amount'] } };
    const form = { currency: 'chf', 'address[city]': 'X', 'address[zip]': '1', 'items[0]': 'a', amount: 4900 };
    expect(await petshop.interaction(named(order), async ({ url }) => (await client.post(`${url}/orders`, { form })).body)).to.deep.equal({ amount: 4900 });
  });

  const textOfRex = (url: string): Promise<string> => client.post(`${url}/pets`, { json: { name: 'Rex', kind: 'cat' } }).text();
  const hint = 'name the fields that the client reads in `relies`: without one, the mock server answers createPet without a body';

  for (const response of [{ status: 201 }, { status: 201, relies: [] }]) {
    it(`tells a client that looks for a body how it gets one: ${JSON.stringify(response)}`, async () => {
      const { message, code } = await brokenBy(async (url) => JSON.parse(await textOfRex(url)), { ...rex, response });
      expect([code, message]).to.deep.equal(['contract.answer.bodiless', `the client failed: Unexpected end of JSON input → ${hint}`]);
    });
  }

  it('tells the same where the client could not go on to its next request', async () => {
    const run = petshop.interactions([named({ ...rex, response: { status: 201 } }), named({ operation: 'listPets', response: { status: 200 } })], async ({ url }) => JSON.parse(await textOfRex(url)));
    const error: unknown = await run.catch((thrown: unknown) => thrown);
    expect(error instanceof Failure && [error.code, error.fix]).to.deep.equal(['contract.broken', hint.replace('createPet', 'createPet and listPets')]);
  });

  it('leaves an error alone that has nothing to do with the body', async () => {
    const own = new RangeError('our own', { cause: 'text' });
    const run = petshop.interaction(named({ ...rex, response: { status: 201 } }), async ({ url }) => textOfRex(url).then(() => Promise.reject(own)));
    expect(await run.catch((error: unknown) => error)).to.equal(own);
  });

  it('tells each difference between the client’s request and the agreed one', async () => {
    const { message, code, kind } = await brokenBy((url) => got.post(`${url}/pets`, { json: { name: 'Max', kind: 3 }, throwHttpErrors: false }));
    expect([code, kind]).to.deep.equal(['contract.broken', 'no']);
    expect(message).to.contain('(operation createPet)');
    expect(message.split('\n').slice(1).toSorted()).to.deep.equal([
      '  - POST /v1/pets, body field kind: the client sent 3, the contract has text that matches ^(?:cat|dog|bird)$',
      '  - POST /v1/pets, body field name: the client sent "Max", the contract has "Rex"',
      '  - POST /v1/pets, header Authorization: missing, the contract has "Basic ZXhhbXBsZTpleGFtcGxl"',
    ]);
    expect((await shop.fragments()).size).to.equal(0);
  });

  it('tells what the client called instead, and what it then threw', async () => {
    const failure = await brokenBy((url) => client.post(`${url}/petz`, { json: {} }));
    expect(failure.message).to.contain('- POST /v1/petz was called, which the contract does not have\n');
    expect(failure.message).to.contain('- POST /v1/pets was not called\nThe client then failed: Request failed with status code 500');
    expect(failure.cause).to.equal(undefined);
  });

  it('keeps the error that kept the client from calling', async () => {
    const own = new TypeError('no such key');
    const { message, cause } = await brokenBy(() => Promise.reject(own));
    expect([message.split('\n').at(-1), cause]).to.deep.equal(['The client then failed: no such key', own]);
  });

  it('leads to the line of the test that called, and nowhere through our own code', async () => {
    const { stack = '', message } = await brokenBy(() => 'never played', { ...rex, response: { status: 201, relies: ['nme'] } });
    const [head, frames] = [stack.slice(0, message.length + 9), stack.slice(message.length + 9).trim().split('\n')];
    expect([head, frames.filter((frame) => !frame.includes('contract.test.ts'))]).to.deep.equal([`Failure: ${message}`, []]);
  });

  it('has a line for each test that ends in one failure', async () => {
    const nobody = contract({ consumer: 'petshop-integration', provider: 'petshp', workspace: shop.folder });
    const stacks = await Promise.all([1, 2].map(() => nobody.interaction(rex, () => 'never played').catch((error: unknown) => error)));
    expect(new Set(stacks).size).to.equal(2);
  });

  it('is not kept by a request that its pact lets through and the document does not', async () => {
    const { message, code, kind } = await brokenBy((url) => createRex(url, { name: '', kind: 'cat' }), { ...rex, request: {} });
    expect([code, kind]).to.deep.equal(['contract.document.left', 'no']);
    expect(message.split('\n').slice(1)).to.deep.equal([
      '  - POST /v1/pets, body.minLength at /body/name: the body at /name: must NOT have fewer than 1 characters (petshop.yaml#/components/schemas/NewPet/properties/name/minLength)',
    ]);
    expect((await shop.fragments()).size).to.equal(0);
  });

  it('sees every request of a client that sends more than one', async () => {
    const failure = await brokenBy((url) => Promise.all([createRex(url, { name: 'a', kind: 'cat' }), createRex(url, { name: '', kind: 'cat' })]), { ...rex, request: {} });
    expect(failure.code).to.equal('contract.document.left');
  });

  it('tells a query parameter that differs', async () => {
    const { message } = await brokenBy((url) => client.get(`${url}/pets?limit=9`), { operation: 'listPets', request: { query: { limit: 5 } }, response: { status: 200 } });
    expect(message).to.contain('- GET /v1/pets, query parameter limit: the client sent 9, the contract has 5');
  });

  it('is told of a missing function, an empty list and a mistyped key', async () => {
    const code = (work: Promise<unknown>) => work.then(() => 'none', (error: unknown) => (error instanceof Failure ? error.code : error));
    const untyped: Json = JSON.parse('{ "operation": "createPet", "givn": "x", "response": { "status": 201 } }');
    // As in a file whose types nobody checks.
    const anyhow = petshop as unknown as Record<'interaction' | 'interactions', (...args: readonly unknown[]) => Promise<unknown>>;
    expect(await Promise.all([anyhow.interaction(rex), anyhow.interactions([], () => 'x'), anyhow.interaction(untyped, () => 'x')].map(code))).to.deep.equal([
      'contract.run.missing',
      'contract.expectations.missing',
      'expectation.invalid',
    ]);
  });

  it('is not kept by a client that never calls', async () => expect((await brokenBy(() => 'nothing')).message).to.contain('- POST /v1/pets was not called'));

  it('lets the client’s own error through where its request was right', async () => {
    const own = new TypeError('expected a name');
    const run = petshop.interaction(named(rex), async ({ url }) => {
      await createRex(url);
      throw own;
    });
    expect(await run.catch((error: unknown) => error)).to.equal(own);
    expect((await shop.fragments()).size).to.equal(0);
  });

  it('ends its server when the interaction is over, kept or not', async () => {
    const urls: string[] = [];
    await petshop.interaction(named(rex), ({ url }) => createRex(urls[0] = url));
    await brokenBy((url) => urls.push(url), { operation: 'deletePet', response: { status: 204 } });
    const codes = await Promise.all(urls.map((url) => client.get(url).then(() => 'answered', (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error))));
    expect(codes).to.deep.equal(['ECONNREFUSED', 'ECONNREFUSED']);
  });

  it('keeps what experiments say is relied on, and what the client tolerates', async () => {
    const found = named({ ...rex, response: { status: 201, relies: 'discover' } });
    const name = ({ url }: Vendor): Promise<string> => createRex(url).then(({ body }) => String(Object(body)['name'].toUpperCase()));
    expect(await petshop.interaction(found, name)).to.equal('REX');
    const first = [...(await shop.fragments()).values()][0]?.[0];
    expect(first?.response.body?.content).to.deep.equal({ name: 'Rex' });
    expect(relianceOf(first ?? {})).to.deep.include({ name: { absent: 'fails', empty: 'tolerated' }, id: { absent: 'tolerated', empty: 'tolerated' }, age: { absent: 'tolerated', null: 'tolerated' } });
    await petshop.interaction(found, name);
    expect([...(await shop.fragments()).values()]).to.deep.equal([[first]]);
  });

  it('says why nothing can be discovered of a client that fails at the whole answer', async () => {
    const failure = await brokenBy((url) => createRex(url).then(() => Promise.reject(new Error('too much'))), { ...rex, response: { status: 201, relies: 'discover' } });
    expect([failure.code, failure.message.includes('the client fails with: too much')]).to.deep.equal(['contract.discover.baseline', true]);
  });

  it('refuses two different interactions with one description', async () => {
    await petshop.interaction(named(rex), ({ url }) => createRex(url));
    expect(await brokenBy(() => 'never played', { ...rex, response: { status: 201 } })).to.include({ code: 'contract.description.taken' });
  });

  it('is broken at once by an expectation that the document does not meet', async () => {
    const failure = await brokenBy(() => 'never played', { ...rex, response: { status: 201, relies: ['nme'] } });
    expect(failure.message).to.contain('petshop.yaml#/components/schemas/Pet: there is no field `nme`: did you mean name');
  });

  it('plays several interactions on one server, with links from one to the next', async () => {
    const first: Expectation = { operation: 'listPets', description: `page 1 of test ${tests}`, response: { status: 200, relies: ['data[].id'], examples: { next: '{vendor}/pets?limit=2' } } };
    const second: Expectation = { operation: 'listPets', description: `page 2 of test ${tests}`, request: { query: { limit: 2 } }, response: { status: 200, relies: ['data[].id'], values: { next: null } } };
    const pages = await petshop.interactions([first, second], async ({ url }) => {
      const { body } = await client.get<{ next: string }>(`${url}/pets`);
      return [body, (await client.get(body.next)).body];
    });
    expect(pages).to.have.length(2);
    expect([...(await shop.fragments()).values()].map((interactions) => interactions.length)).to.deep.equal([2]);
  });
});
