import { expect } from 'chai';
import type { ProviderFile } from 'vendorproof';
import { drawMessage } from '../../src/generate/message/draw-message.ts';
import type { MessageExpectation } from '../../src/generate/expectation.ts';
import { listen } from '../../src/http/listen.ts';
import type { Listening } from '../../src/http/listen.ts';
import { outbound } from '../../src/http/outbound.ts';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { documentOf } from '../../src/openapi/testing/documents.ts';
import { createStub } from '../../src/stub/stub.ts';
import { systemEnvironment } from '../../src/system/environment.ts';
import type { VerifiedInteraction } from '../../src/verify/types.ts';
import { stubMessage } from '../../src/workflow/stub-messages.ts';
import { changeStubState } from '../../src/workflow/stub-states.ts';
import { pactWith, replay } from './testing/replays.ts';

const string = { type: 'string' };
const header = { name: 'X-Event', in: 'header', schema: { const: 'pet.sold' } };

/** A vendor that tells of sales; the fields of what it tells can be changed. */
const vendor = (fields: JsonObject = {}, more: JsonObject = {}) =>
  documentOf({
    openapi: '3.1.0',
    paths: { '/pets': { get: { operationId: 'listPets', responses: { 200: { description: 'pets' } } } } },
    webhooks: { 'pet.sold': { post: { parameters: [header], requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Sold' } } } } } } },
    components: { schemas: { Sold: { type: 'object', required: ['id', 'by'], properties: { id: { type: 'integer' }, kind: { ...string, enum: ['cat', 'dog'] }, by: string, ...fields } } } },
    ...more,
  });

const provider: ProviderFile = { states: { 'a dog is sold': { stub: [{ message: 'pet.sold', body: { kind: 'dog', by: '{buyer}' }, headers: { 'X-Event': 'pet.sold' } }] } } };

describe('verify: messages', () => {
  const stubs: Listening[] = [];
  after(() => Promise.all(stubs.map((stub) => stub.close())));

  /** What becomes of a message that was agreed on with the vendor as it was, at a stub of the vendor as it is now. */
  async function verified(expectation: MessageExpectation, now = vendor(), { isSigned = false, states = provider } = {}): Promise<VerifiedInteraction | undefined> {
    const signed = !isSigned ? {} : { signing: { secret: 'whsec', header: 'X-Signature', scheme: 'hmac-sha256-hex' as const } };
    const stub = await listen(createStub({ documents: [{ document: now, provider: states, ...signed }], clock: () => new Date('2026-01-05T08:30:00Z') }).handler, { port: 0 });
    stubs.push(stub);
    const stated = { url: stub.url, call: outbound({ environment: systemEnvironment() }), providerFile: 'provider.ts', known: [] };
    const [first] = await replay({
      url: stub.url,
      pacts: [pactWith([drawMessage(vendor(), expectation)])],
      states: (change) => changeStubState(stated, change),
      messages: (asked) => stubMessage(stated, asked),
    });
    return first;
  }

  const sold: MessageExpectation = { webhook: 'pet.sold', relies: ['id', 'by'], metadata: ['x-event'] };
  const reasons = (found: VerifiedInteraction | undefined): unknown => found?.mismatches.map(({ code, pointer, message }) => [code, pointer, message]);

  it('pass where the stub sends what was agreed on', async () => {
    const found = await verified(sold);
    expect(found).to.deep.include({ outcome: 'passed', mismatches: [], description: 'pet.sold is sent', operation: 'pet.sold' });
    expect(JSON.parse(found?.answer?.body ?? '')).to.have.all.keys('id', 'kind', 'by');
  });

  it('are signed as the vendor signs them', async () => {
    expect((await verified(sold, vendor(), { isSigned: true }))?.answer?.headers).to.have.property('x-signature').that.is.a('string');
  });

  it('are as the state in force has them', async () => {
    const given = { name: 'a dog is sold', params: { buyer: 'Ada' } };
    const found = await verified({ ...sold, given, values: { kind: 'dog', by: 'Ada' } });
    expect([found?.outcome, reasons(found)]).to.deep.equal(['passed', []]);
    expect(reasons(await verified({ ...sold, values: { kind: 'dog' } }))).to.deep.equal([['message.contents.mismatch', '/kind', 'expected "dog", got "cat"']]);
  });

  it('fail at a field that is gone, and at one of another type', async () => {
    const now = vendor({ id: string }, {});
    expect(reasons(await verified(sold, now))).to.deep.equal([['message.contents.mismatch', '/id', 'expected a whole number, got "id_example"']]);
    const without = documentOf({ ...now.root, components: { schemas: { Sold: { type: 'object', properties: { id: { type: 'integer' } } } } } });
    expect(reasons(await verified(sold, without))).to.deep.equal([['message.contents.mismatch', '/by', 'expected a string, the message has no field `by`']]);
  });

  it('fail at metadata that is gone', async () => {
    const now = vendor({}, { webhooks: { 'pet.sold': { post: { requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Sold' } } } } } } } });
    expect(reasons(await verified(sold, now))).to.deep.equal([['message.metadata.mismatch', '', 'expected the metadata X-Event: pet.sold, the message has no such metadata']]);
  });

  it('fail where the vendor sends none of that name any more', async () => {
    const found = await verified(sold, vendor({}, { webhooks: {} }), { states: { states: {} } });
    expect([found?.outcome, found?.mismatches[0]?.code]).to.deep.equal(['failed', 'message.undocumented']);
    expect(found?.mismatches[0]?.message).to.contain('no document has the webhook "pet.sold"');
  });

  it('of a queue are what their schema says now', async () => {
    const expectation: MessageExpectation = { schema: 'Sold', relies: ['id'] };
    expect((await verified(expectation))?.outcome).to.equal('passed');
    expect(reasons(await verified(expectation, vendor({ id: string })))).to.deep.equal([['message.contents.mismatch', '/id', 'expected a whole number, got "id_example"']]);
  });

  it('of version 3 are replayed as well', async () => {
    const stub = await listen(createStub({ documents: [{ document: vendor(), provider }], clock: () => new Date(0) }).handler, { port: 0 });
    stubs.push(stub);
    const call = outbound({ environment: systemEnvironment() });
    const replayed = async (contents: Json): Promise<unknown> => {
      const message = { description: 'sold', contents, comments: { references: { openapi: { webhook: 'pet.sold' } } }, matchingRules: { body: { $: { matchers: [{ match: 'type' }] } } } };
      const content = JSON.stringify({ consumer: { name: 'shop' }, provider: { name: 'petshop' }, messages: [message], metadata: { pactSpecification: { version: '3.0.0' } } });
      const [found] = await replay({ url: stub.url, pacts: [{ ...pactWith([]), content }], messages: (asked) => stubMessage({ url: stub.url, call }, asked) });
      return found?.outcome;
    };
    expect([await replayed({ id: 3 }), await replayed({ id: 'x' })]).to.deep.equal(['passed', 'failed']);
  });
});
