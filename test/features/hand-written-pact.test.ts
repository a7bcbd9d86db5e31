import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MatchersV3, Pact } from '@pact-foundation/pact';
import { expect } from 'chai';
import got from 'got';
import { compatible, comparePact } from '../../src/compare/compare.ts';
import { listen } from '../../src/http/listen.ts';
import { readDocument } from '../../src/openapi/read.ts';
import { readPact } from '../../src/pact/read.ts';
import { createStub } from '../../src/stub/stub.ts';
import { verify } from '../../src/verify/verify.ts';

const { integer, like, string } = MatchersV3;
const customer = 'cus_hand1';

describe('a pact that was written by hand with Pact’s own library', function () {
  this.timeout(30_000);
  let folder: string;
  let text: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hand-written-'));
    const pact = new Pact({ consumer: 'billing', provider: 'stripe', dir: folder, logLevel: 'error' });
    await pact
      .addInteraction()
      .given('a customer exists', { customer })
      .uponReceiving('a request for a customer')
      .withRequest('GET', `/v1/customers/${customer}`, (builder) => void builder.headers({ Authorization: 'Bearer sk_test_hand' }))
      .willRespondWith(200, (builder) => void builder.jsonBody(like({ id: string(customer), created: integer(1_767_225_600) })))
      .executeTest(async (mock) => got(`${mock.url}/v1/customers/${customer}`, { headers: { authorization: 'Bearer sk_test_hand' }, retry: { limit: 0 } }).json());
    text = await readFile(join(folder, 'billing-stripe.json'), 'utf8');
  });
  after(() => rm(folder, { recursive: true }));

  it('is compared with the document', async () => {
    const findings = comparePact(await readDocument('openapi/stripe/stripe.json'), readPact(text, 'billing-stripe.json'));
    expect(compatible(findings)).to.equal(true);
  });

  it('is replayed against a stub of the document', async () => {
    const { handler } = createStub({ documents: [{ document: await readDocument('openapi/stripe/stripe.json') }], clock: () => new Date(0) });
    const stub = await listen(handler, { port: 0 });
    const pacts = [{ id: 'hand', consumer: 'billing', provider: 'stripe', content: text }];
    const [verified] = await verify({ pacts, target: { url: stub.url, kind: 'stub' }, states: async () => ({ values: {} }) });
    await stub.close();
    expect(verified?.interactions.map(({ outcome }) => outcome)).to.deep.equal(['passed']);
  });
});
