import { expect } from 'chai';
import { interaction, openWorld, pactOf, type World } from './world.testing.ts';

const pair = 'provider/petshop/consumer/shop';

describe('broker pact page', () => {
  let world: World;
  const open = (version = '1.0'): ReturnType<World['get']> => world.get(`/pacts/${pair}/version/${version}`);
  const publish = (changes: Parameters<typeof interaction>[0]): Promise<void> => world.publish({ version: '1.0', pact: pactOf(interaction(changes)) });
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.store.close());

  it('shows what a version is and links to matrix and raw pact', async () => {
    await world.publish({ version: '1.0', branch: 'main', tag: 'nightly' });
    const { html, words } = await open();
    expect(words).to.match(/Consumer version 1\.0 branch main tag nightly .*Interactions 1/);
    expect(html).to.include(`href="/matrix/${pair}"`).and.include('version/1.0?format=json"');
  });

  it('lists its interactions with links to them', async () => {
    await publish({});
    const { html } = await open();
    const anchor = /href="#(i-\w+)">a request for a pet/.exec(html)?.[1];
    expect(html).to.include(`id="${anchor}"`);
  });

  it('tells an interaction as given, request and response', async () => {
    await publish({ comments: { references: { openapi: { operationId: 'getPet' } }, text: ['Only the id is kept.'] }, pending: true });
    const { words } = await open();
    expect(words).to.match(/Operation getPet Pending: .* Only the id is kept\. Given a pet exists \(id: 7\) Request GET \/pets\/7/);
    expect(words).to.include('Response 200 OK Body, application/json');
  });

  it('shows query, headers and rules in words', async () => {
    const matchingRules = { query: { page: { matchers: [{ match: 'integer' }] } }, header: { 'X-Id': { matchers: [{ match: 'regex', regex: '^x' }] } } };
    await publish({ request: { method: 'get', path: '/pets', query: { page: ['1'] }, headers: { 'X-Id': ['x1'] }, matchingRules } });
    const { words } = await open();
    expect(words).to.match(/GET \/pets Query page 1 Headers X-Id x1 Matching rules query page any whole number header X-Id any text matching \^x/);
  });

  it('says that a body is binary', async () => {
    const content = Buffer.from('12345').toString('base64');
    await publish({ response: { status: 200, body: { content, contentType: 'image/png', encoded: 'base64' } } });
    expect((await open()).words).to.include('Binary body, image/png, 5 bytes');
  });

  it('shows a text body as it is', async () => {
    await publish({ response: { status: 200, body: { content: 'a=<b>', contentType: 'text/plain', encoded: false } } });
    expect((await open()).html).to.include('<code>a=&lt;b&gt;</code>');
  });

  it('folds long bodies and long lists of rules', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => index);
    const body = Object.fromEntries(ids.map((id) => [`$.k${id}`, { matchers: [{ match: 'type' }] }]));
    await publish({ response: { status: 200, body: { content: ids, contentType: 'application/json' }, matchingRules: { body } } });
    expect((await open()).words).to.include('Body, 52 lines of application/json').and.include('50 matching rules');
  });

  it('tells what the client tolerates, where experiments have said so', async () => {
    const reliance = { 'data[].id': { absent: 'fails', empty: 'tolerated' }, kind: { absent: 'tolerated', unknown: 'fails' }, odd: 'x', '<b>': { absent: 'perhaps' } };
    await publish({ comments: { reliance } });
    const { words, html } = await open();
    expect(words).to.match(/What the client tolerates: 2 fields tried, 1 needed .* data\[\]\.id fails tolerated not tried not tried kind tolerated not tried not tried fails/);
    expect(html).not.to.include('perhaps');
  });

  it('says nothing of what no experiment has tried', async () => {
    await publish({ comments: { reliance: [] } });
    expect((await open()).words).not.to.include('tolerates');
  });

  it('leaves out a body too large to read', async () => {
    await publish({ response: { status: 200, body: { content: 'x'.repeat(200_000), contentType: 'text/plain' } } });
    const { html, words } = await open();
    expect(words).to.include('Body of 200,000 characters, text/plain: see the raw pact.');
    expect(html).to.have.lengthOf.below(60_000);
  });

  it('reads pacts of older versions', async () => {
    const old = { description: 'an old request', providerState: 'it exists', request: { method: 'get', path: '/', query: 'a=1' }, response: { status: 204 } };
    await world.publish({ version: '1.0', pact: { interactions: [old], metadata: { pactSpecification: { version: '2.0.0' } } } });
    expect((await open()).words).to.match(/V2 .* Given it exists Request GET \/ Query a 1 Response 204 No Content/);
  });

  for (const [what, changes, titles] of [
    ['states', [{}, { providerStates: [] }], ['a request for a pet (given a pet exists (id: 7))', 'a request for a pet (given nothing)']],
    ['paths', [{}, { request: { method: 'GET', path: '/animals/7' } }], ['a request for a pet (GET /pets/7)', 'a request for a pet (GET /animals/7)']],
    ['nothing', [{}, {}], ['a request for a pet (1 of 2)', 'a request for a pet (2 of 2)']],
  ] as const) {
    it(`heads interactions of one description that differ by ${what} each in its own way`, async () => {
      await world.publish({ version: '1.0', pact: pactOf(...changes.map((one) => interaction(one))) });
      const headings = [...(await open()).html.matchAll(/<h2 id="i-[^"]+-title">([^<]+)<\/h2>/g)].map((match) => match[1]);
      expect(headings).to.deep.equal(titles);
    });
  }

  it('gives interactions that are alike anchors of their own', async () => {
    await world.publish({ version: '1.0', pact: pactOf(interaction(), interaction()) });
    const anchors = [...(await open()).html.matchAll(/<article [^>]*id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(anchors).size).to.equal(2);
  });

  it('shows messages of older pacts', async () => {
    const messages = [{ description: 'a pet was sold', contents: { id: 1 } }];
    await world.publish({ version: '1.0', pact: { messages, metadata: { pactSpecification: { version: '3.0.0' } } } });
    expect((await open()).words).to.match(/a pet was sold\s+Message\s+Body, application\/json\s+{/);
  });

  it('shows a message with what comes with it, its states, and its rules in words', async () => {
    const any = { combine: 'AND', matchers: [{ match: 'type' }] };
    const message = {
      type: 'Asynchronous/Messages', description: 'a pet was sold', providerStates: [{ name: 'a pet is for sale' }],
      contents: { content: { id: 7 }, contentType: 'application/json', encoded: false }, metadata: { 'X-Event': 'pet.sold' },
      matchingRules: { body: { '$.id': any }, metadata: { 'X-Event': any } }, comments: { references: { openapi: { webhook: 'pet.sold' } } },
    };
    await world.publish({ version: '1.0', pact: pactOf(interaction(), message) });
    const { words } = await open();
    for (const part of ['Webhook pet.sold', 'Given a pet is for sale', 'Metadata X-Event pet.sold', 'metadata X-Event anything of the same type', '$.id any number']) {
      expect(words.replaceAll(/\s+/g, ' ')).to.include(part);
    }
  });

  it('leads from an older version to the newest', async () => {
    await world.publish({ version: '1.0' });
    await world.publish({ version: '2.0' });
    expect((await open()).words).to.include('A newer version has a pact: 2.0');
    expect((await world.get(`/pacts/${pair}/latest`)).words).to.include('Consumer version 2.0').and.not.include('A newer version');
  });

  it('says when nothing has verified it, and how to', async () => {
    await world.publish({ version: '1.0' });
    expect((await open()).words).to.include('never verified').and.include('npx vendorproof verify petshop --against stub');
  });
});

describe('broker pact page, outcomes', () => {
  let world: World;
  const open = async (): Promise<string> => (await world.get(`/pacts/${pair}/latest`)).words;
  beforeEach(async () => {
    world = await openWorld();
    await world.publish({ version: '1.0' });
  });
  afterEach(() => world.store.close());

  it('shows for each interaction the latest outcome by kind, with mismatches and fixes', async () => {
    const mismatch = { attribute: 'body', identifier: '$.id', description: 'expected a number', code: 'body.type', operation: 'getPet', fix: 'run `it`' };
    const named = { interactionDescription: 'a request for a pet' };
    await world.verify({ version: '1.0', by: '2.0+doc.aa', success: false, tests: [{ ...named, success: false, mismatches: [mismatch] }] });
    await world.verify({ version: '1.0', by: '2.0+stub.aa', tests: { tests: [{ ...named, success: true }] } });
    const outcome = await open();
    expect(outcome).to.include('failed Document 2.0+doc.aa , 1 minute ago body $.id expected a number Fix run it body.type · operation getPet');
    expect(outcome).to.include('passed Stub 2.0+stub.aa , just now');
  });

  it('finds an interaction by the id that the broker gave it', async () => {
    const raw = await world.get(`/pacts/${pair}/version/1.0?format=json`);
    const interactionId = JSON.parse(raw.html).interactions[0]._id;
    await world.verify({ version: '1.0', by: '2.0+stub.aa', success: false, tests: [{ interactionId, success: false, exceptions: [{ message: 'no answer' }] }] });
    expect(await open()).to.match(/Latest outcome failed Stub .* no answer/);
  });

  it('says when a result does not name the interaction', async () => {
    await world.verify({ version: '1.0', by: '2.0+stub.aa', tests: [] });
    expect(await open()).to.include('Latest outcome not reported Stub');
  });

  it('marks a failed interaction in the list of contents', async () => {
    await world.verify({ version: '1.0', by: '2.0+stub.aa', success: false, tests: [{ interactionDescription: 'a request for a pet', success: false }] });
    expect(await open()).to.include('Interactions a request for a pet GET 200 failed');
  });

  it('lists a dozen results and links to the matrix for the rest', async () => {
    for (let run = 0; run < 14; run += 1) await world.verify({ version: '1.0', by: `2.0+sandbox.20260101.r${run}` });
    expect(await open()).to.include('2.0+sandbox.20260101.r13').and.include('2 more in the matrix').and.not.include('sandbox.20260101.r1 ');
  });
});
