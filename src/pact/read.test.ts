import { expect } from 'chai';
import { Failure } from '../failure/failure.ts';
import { originOf } from './origin.ts';
import { readPact } from './read.ts';
import type { Interaction } from './types.ts';

const head = { consumer: { name: 'shop' }, provider: { name: 'petshop' } };
const versions = { 1: '1.0.0', 2: '2.0.0', 3: '3.0.0', 4: '4.0' };

/** Reads a file with this one interaction. */
function read(version: keyof typeof versions, interaction: object): Interaction {
  const metadata = { pactSpecification: { version: versions[version] } };
  const full = { description: 'a pet', request: { method: 'GET', path: '/' }, response: { status: 200 }, ...interaction };
  const [first] = readPact(JSON.stringify({ ...head, metadata, interactions: [full] }), 'a.json').interactions;
  if (first === undefined) throw new Error('no interaction');
  return first;
}

describe('reading a V4 pact', () => {
  it('keeps an interaction as it is', () => {
    const interaction = {
      type: 'Synchronous/HTTP',
      description: 'a pet',
      key: 'k',
      pending: true,
      comments: { references: { openapi: { operationId: 'getPet' } } },
      providerStates: [{ name: 'there is a pet', params: { id: 1 } }],
      request: { method: 'GET', path: '/pets/1', query: { full: ['true'] }, headers: { Accept: ['application/json'] } },
      response: {
        status: 200,
        headers: { 'Content-Type': ['application/json'] },
        body: { content: { id: 1 }, contentType: 'application/json', encoded: false },
        matchingRules: { body: { '$.id': { combine: 'AND', matchers: [{ match: 'integer' }] } } },
        generators: { body: { '$.id': { type: 'RandomInt' } } },
      },
      transport: 'http',
    };
    expect(read(4, interaction)).to.deep.equal(interaction);
  });

  it('keeps what base64 hides as it is', () => {
    const body = { content: 'AAEC', contentType: 'image/png', encoded: 'base64' };
    expect(read(4, { response: { status: 200, body } }).response.body).to.deep.equal(body);
  });

  it('takes an empty body object as no body', () => {
    expect(read(4, { response: { status: 200, body: {} } }).response).to.deep.equal({ status: 200 });
  });

  it('finds the content type of a body in its header where the body has none', () => {
    const response = { status: 200, headers: { 'content-type': ['text/csv; charset=utf-8'] }, body: { content: 'a,b' } };
    expect(read(4, { response }).response.body).to.deep.equal({ content: 'a,b', contentType: 'text/csv', encoded: false });
  });

  it('keeps rules of other tools', () => {
    const rules = { body: { $: { combine: 'OR', matchers: [{ match: 'xpath', depth: 2 }] } } };
    expect(read(4, { response: { status: 200, matchingRules: rules } }).response.matchingRules).to.deep.equal(rules);
  });
});

describe('reading an older pact', () => {
  it('takes the provider state of V2 and of V1 into the list', () => {
    const states = [read(2, { providerState: 'there is a pet' }), read(1, { provider_state: 'there is a pet' })].map(({ providerStates }) => providerStates);
    expect(states).to.deep.equal([[{ name: 'there is a pet' }], [{ name: 'there is a pet' }]]);
  });

  it('takes a query as V2 wrote it apart', () => {
    expect(read(2, { request: { method: 'get', path: '/', query: 'tag=a+b&tag=c%26d&empty=' } }).request).to.deep.equal({
      method: 'GET', path: '/', query: { tag: ['a b', 'c&d'], empty: [''] },
    });
  });

  it('wraps headers in lists and the body in its content type', () => {
    const { response } = read(3, { response: { status: 201, headers: { 'Content-Type': 'application/hal+json;charset=utf-8' }, body: { id: 1 } } });
    expect(response).to.deep.equal({
      status: 201,
      headers: { 'Content-Type': ['application/hal+json;charset=utf-8'] },
      body: { content: { id: 1 }, contentType: 'application/hal+json', encoded: false },
    });
  });

  it('guesses the content type of a body that has no header', () => {
    const types = [{ id: 1 }, 'text'].map((body) => read(2, { response: { status: 200, body } }).response.body?.contentType);
    expect(types).to.deep.equal(['application/json', 'text/plain']);
  });

  it('does not take a V3 body with a member called content for the V4 form', () => {
    expect(read(3, { response: { status: 200, body: { content: 1 } } }).response.body?.content).to.deep.equal({ content: 1 });
  });

  it('sorts the rules of V2 by part', () => {
    const matchingRules = {
      '$.path': { match: 'regex', regex: '/pets/\\d+' },
      '$.query.tag[0]': { match: 'type' },
      "$.headers['X-Id']": { regex: '\\d+' },
      '$.body.pets': { min: 1 },
      "$.body['a.b'][*].at": { timestamp: 'yyyy' },
      '$.nothing': { match: 'type' },
    };
    const and = (matcher: object) => ({ combine: 'AND', matchers: [matcher] });
    expect(read(2, { request: { method: 'GET', path: '/pets/1', matchingRules } }).request.matchingRules).to.deep.equal({
      path: and({ match: 'regex', regex: '/pets/\\d+' }),
      query: { tag: and({ match: 'type' }) },
      header: { 'X-Id': and({ match: 'regex', regex: '\\d+' }) },
      body: { '$.pets': and({ match: 'type', min: 1 }), "$['a.b'][*].at": and({ match: 'timestamp', timestamp: 'yyyy', format: 'yyyy' }) },
    });
  });

  it('keeps the rule sets of V3, AND where they do not say', () => {
    const matchingRules = { path: { matchers: [{ match: 'type' }] }, header: { Accept: { combine: 'OR', matchers: [{ match: 'type' }] } } };
    expect(read(3, { request: { method: 'GET', path: '/', matchingRules } }).request.matchingRules).to.deep.equal({
      path: { combine: 'AND', matchers: [{ match: 'type' }] }, header: { Accept: { combine: 'OR', matchers: [{ match: 'type' }] } },
    });
  });

  it('says version 4 afterwards', () => {
    const text = JSON.stringify({ ...head, interactions: [], metadata: { 'pact-specification': { version: '2.0.0' }, tool: 'x' } });
    expect(readPact(text, 'a.json').metadata).to.deep.include({ tool: 'x', pactSpecification: { version: '4.0' } });
  });

  it('sees the version in the form where the file names none', () => {
    const body = { content: 1, contentType: 'application/json', encoded: false };
    const interaction = { type: 'Synchronous/HTTP', description: 'a', request: {}, response: { body } };
    expect(readPact(JSON.stringify({ ...head, interactions: [interaction] }), 'a.json').interactions[0]?.response.body).to.deep.equal(body);
  });
});

describe('reading what is no pact', () => {
  const line = (value: unknown): string => {
    try {
      readPact(typeof value === 'string' ? value : JSON.stringify(value), 'a.json');
    } catch (error) {
      if (error instanceof Failure) return error.message.replace(/ → .*/, '');
    }
    throw new Error('expected a Failure');
  };
  const withInteraction = (interaction: unknown) => ({ ...head, interactions: [{ description: 'ok', request: {}, response: {} }, interaction] });

  it('names file and line of a syntax error', () => {
    expect(line('{')).to.match(/^a.json: is not JSON: .*line 1, column 2/);
  });

  it('names the place of what is missing', () => {
    expect([line('[]'), line({ ...head, provider: {}, interactions: [] }), line(head)]).to.deep.equal([
      'a.json: is not a pact: an object with consumer, provider and interactions is expected',
      'a.json#/provider/name: a pact names its provider',
      'a.json#/interactions: a pact has a list of interactions',
    ]);
  });

  it('names the interaction that is malformed', () => {
    expect([line(withInteraction(1)), line(withInteraction({})), line(withInteraction({ description: 'x' }))]).to.deep.equal([
      'a.json#/interactions/1: is not an interaction: an object is expected',
      'a.json#/interactions/1/description: an interaction needs a description',
      'a.json#/interactions/1/request: an interaction needs a request',
    ]);
  });

  it('names the value of a wrong type', () => {
    expect(line(withInteraction({ description: 'x', request: { method: 7 }, response: {} }))).to.equal('a.json#/interactions/1/request/method: method must be a string, not 7');
  });

  it('says which kinds of interactions are not read', () => {
    const message = { type: 'Synchronous/Messages', description: 'sell a pet' };
    expect(line(withInteraction(message))).to.equal(
      'a.json#/interactions/1: "sell a pet" is of type "Synchronous/Messages"; only interactions over HTTP and asynchronous messages are read',
    );
  });

  it('names the message that is malformed', () => {
    const v4 = { type: 'Asynchronous/Messages', description: 'x', metadata: 'y' };
    expect([line({ ...head, messages: [1] }), line({ ...head, messages: [{}] }), line(withInteraction(v4))]).to.deep.equal([
      'a.json#/messages/0: is not a message: an object is expected',
      'a.json#/messages/0/description: an interaction needs a description',
      'a.json#/interactions/1/metadata: metadata must be an object, not "y"',
    ]);
  });

  it('is not led astray by a key named __proto__', () => {
    const text = '{"__proto__": {"consumer": {"name": "x"}}, "provider": {"name": "p"}, "interactions": []}';
    expect(line(text)).to.equal('a.json#/consumer/name: a pact names its consumer');
  });
});

describe('reading messages', () => {
  const type = 'Asynchronous/Messages';
  const rule = { combine: 'AND', matchers: [{ match: 'integer' }] };
  const read = (pact: object) => readPact(JSON.stringify({ ...head, ...pact }), 'a.json');

  it('tells them from interactions over HTTP, and knows where in the file each stood', () => {
    const http = { description: 'ok', request: {}, response: {} };
    const { interactions, messages } = read({ interactions: [{ type, description: 'sold' }, http] });
    expect([...messages, ...interactions].map((one) => [one.type, one.description, originOf(one)])).to.deep.equal([
      [type, 'sold', '/interactions/0'],
      ['Synchronous/HTTP', 'ok', '/interactions/1'],
    ]);
  });

  it('keeps a message of V4 as it is', () => {
    const contents = { content: { id: 7 }, contentType: 'application/json', encoded: false };
    const matchingRules = { body: { '$.id': rule }, metadata: { 'X-Event': rule } };
    const message = { type, description: 'sold', providerStates: [{ name: 'a pet', params: { id: 7 } }], contents, metadata: { 'X-Event': 'pet.sold' }, matchingRules };
    expect(read({ interactions: [message], metadata: { pactSpecification: { version: '4.0' } } }).messages).to.deep.equal([message]);
  });

  it('brings a message of V3 into the form of V4', () => {
    const matchingRules = { body: { '$.id': { matchers: [{ match: 'integer' }] } } };
    const message = { description: 'sold', providerStates: [{ name: 'a pet' }], contents: { id: 7 }, metaData: { contentType: 'application/vnd.acme+json' }, matchingRules };
    expect(read({ messages: [message], metadata: { pactSpecification: { version: '3.0.0' } } }).messages).to.deep.equal([
      {
        type,
        description: 'sold',
        providerStates: [{ name: 'a pet' }],
        contents: { content: { id: 7 }, contentType: 'application/vnd.acme+json', encoded: false },
        metadata: { contentType: 'application/vnd.acme+json' },
        matchingRules: { body: { '$.id': rule } },
      },
    ]);
  });

  it('reads the rules that V2 wrote of contents', () => {
    const [message] = read({ messages: [{ description: 'sold', contents: 'x', matchingRules: { '$.contents.id': { match: 'type' } } }] }).messages;
    expect(message?.matchingRules).to.deep.equal({ body: { '$.id': { combine: 'AND', matchers: [{ match: 'type' }] } } });
  });
});
