import { expect } from 'chai';
import { comparePact } from '../../src/compare/compare.ts';
import { drawDocument } from '../../src/generate/bulk/draw-document.ts';
import { listen } from '../../src/http/listen.ts';
import { outbound } from '../../src/http/outbound.ts';
import type { JsonObject } from '../../src/json/json.ts';
import { documentOf } from '../../src/openapi/testing/documents.ts';
import type { Pact } from '../../src/pact/types.ts';
import { createStub } from '../../src/stub/stub.ts';
import { systemClock } from '../../src/system/clock.ts';
import { systemEnvironment } from '../../src/system/environment.ts';
import { changeStubState } from '../../src/workflow/stub-states.ts';
import { pactWith, replay } from './testing/replays.ts';

const ok = { description: '' };
const json = { description: '', content: { 'application/json': { schema: { type: 'object' } } } };
const required = (type: string, schema: JsonObject): JsonObject => ({ required: true, content: { [type]: { schema } } });
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

/** Operations that can be asked wrongly in one way each; what they answer then is documented for some of them only. */
const refusing = documentOf({
  paths: {
    '/forms': { post: { operationId: 'form', requestBody: required('application/x-www-form-urlencoded', { type: 'object', required: ['a'], properties: { a: { type: 'string' } } }), responses: { 200: ok, 422: ok } } },
    '/xml': { post: { operationId: 'xml', requestBody: required('application/xml', { type: 'object' }), responses: { 200: ok, 400: ok } } },
    '/files': { post: { operationId: 'file', requestBody: required('image/png', { type: 'string' }), responses: { 200: ok, 415: ok, 422: ok } } },
    '/pages': { get: { operationId: 'page', parameters: [{ name: 'page', in: 'query', schema: { type: 'integer' } }], responses: { 200: json, 406: ok } } },
    '/keys': { get: { operationId: 'key', security: [{ key: [] }], responses: { 200: json } } },
    '/things/{id}': { get: { operationId: 'thing', parameters: [id], responses: { 200: json } } },
    '/notes/{id}': { get: { operationId: 'note', parameters: [id], responses: { 200: json, 403: json, 404: json, 409: json, default: json } } },
  },
  components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'api_key' } } },
});

describe('requests that break one rule of a document, replayed against its stub', () => {
  const { interactions } = drawDocument(refusing, { negative: true });
  const negative = interactions.filter(({ response }) => response.status >= 400);

  it('are refused as the pact says', async () => {
    const server = await listen(createStub({ documents: [{ document: refusing }], clock: systemClock }).handler, { port: 0 });
    const stub = { url: server.url, call: outbound({ environment: systemEnvironment() }), providerFile: '', known: [] };
    const verified = await replay({ url: server.url, pacts: [pactWith(negative)], states: (change) => changeStubState(stub, change) });
    await server.close();
    expect(verified.map(({ description, outcome, mismatches }) => [description, outcome, ...mismatches].join(': ')).toSorted()).to.deep.equal([
      'file answers 415 with a body of type application/x-unknown',
      'file answers 422 with the body left out',
      'form answers 422 with the field a left out',
      'key answers a client error with the credentials left out',
      'note answers 403',
      'note answers 404 with an unknown id',
      'note answers 409',
      'note answers 500',
      'page answers 406 with only application/x-unknown accepted',
      'thing answers a client error with an unknown id',
      'xml answers 400 with the body left out',
    ].map((description) => `${description}: passed`));
  });

  it('agree with the document, and break it where they were to succeed', () => {
    const pact = (succeed: boolean): Pact => ({ consumer: { name: 'shop' }, provider: { name: 'petshop' }, interactions: negative.map((one) => ({ ...one, response: succeed ? { status: 200 } : one.response })), messages: [], metadata: {} });
    expect(comparePact(refusing, pact(false)).filter(({ severity }) => severity === 'error')).to.deep.equal([]);
    expect([...new Set(comparePact(refusing, pact(true)).map(({ code }) => code))]).to.deep.equal(['request.body.missing', 'request.content-type.undeclared', 'request.security.missing']);
  });
});
