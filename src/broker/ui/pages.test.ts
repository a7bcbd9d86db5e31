import { expect } from 'chai';
import { pages, wantsPage, type PagesOptions } from './pages.ts';
import { interaction, openWorld, pactOf, type World } from './world.testing.ts';

const pair = 'provider/petshop/consumer/shop';

describe('broker pages', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.store.close());

  it('says how to fill an empty broker', async () => {
    const { status, html } = await world.get('/');
    expect(status).to.equal(200);
    expect(html).to.include('No pacts yet').and.include('npx vendorproof publish');
  });

  it('answers 404 with a page for an address that is none', async () => {
    const { status, html } = await world.get('/nowhere');
    expect(status).to.equal(404);
    expect(html).to.include('<h1>Not found</h1>').and.include('href="/"');
  });

  for (const path of [`/pacts/${pair}/latest`, `/pacts/${pair}/version/1`, `/pacts/${pair}/version/1?format=json`, `/matrix/${pair}`]) {
    it(`answers 404 on an empty broker for ${path}`, async () => {
      const { status, html } = await world.get(path);
      expect(status).to.equal(404);
      expect(html).to.include('shop has no pact with petshop.');
    });
  }

  it('answers 400 with a page for an address that cannot be decoded', async () => {
    const { status, html } = await world.get('/matrix/provider/50%/consumer/shop');
    expect(status).to.equal(400);
    expect(html).to.include('<h1>This address cannot be read</h1>').and.include('%25');
  });

  it('offers the newest pact when the version has none', async () => {
    await world.publish({ version: '1.0' });
    const { status, html } = await world.get(`/pacts/${pair}/version/9`);
    expect(status).to.equal(404);
    expect(html).to.include('Version 9 of shop').and.include(`href="/pacts/${pair}/version/1.0"`);
  });

  it('names the nearest pair when one is mistyped', async () => {
    await world.publish({ version: '1.0' });
    expect((await world.get('/matrix/provider/petshp/consumer/shop')).html).to.include('did you mean shop with petshop?');
  });

  it('answers 404 for a result of another pact or number', async () => {
    await world.publish({ version: '1.0' });
    const number = await world.verify({ version: '1.0', by: '2.0' });
    for (const path of [`/pacts/${pair}/pact-version/beef/verification-results/${number}`, `/pacts/${pair}/pact-version/beef/verification-results/99999`]) {
      expect((await world.get(path)).status).to.equal(404);
    }
  });

  it('answers 500 with a page that tells nothing of the inside', async () => {
    await world.store.close();
    const { status, html } = await world.get('/');
    expect(status).to.equal(500);
    expect(html).to.include('Something broke on our side').and.not.match(/driver|destroyed|\.ts/);
    world = await openWorld();
  });

  it('finds names and versions with slashes, spaces, percent signs and dots', async () => {
    const names = { consumer: 'a/b c', provider: 'd%2Fe', version: 'feat/1%.json' };
    await world.publish(names);
    await world.verify({ ...names, by: '1/2+stub.aa', tests: [] });
    const seen = new Set(['/']);
    for (const path of seen) {
      const { status, html } = await world.get(path);
      expect(status, path).to.equal(200);
      for (const [, href = ''] of html.matchAll(/href="(\/[^"]*)"/g)) seen.add(href.replaceAll('&amp;', '&'));
    }
    expect(seen.size).to.equal(6);
  });

  it('gives the raw pact with its numbers as they were published', async () => {
    await world.publish({ version: '1.0', pact: pactOf(interaction({ response: { status: 200, body: { content: { id: 1 } } } })) });
    const { html, headers } = await world.get(`/pacts/${pair}/version/1.0?format=json`);
    expect(headers.get('content-type')).to.equal('application/json; charset=utf-8');
    expect(JSON.parse(html)).to.have.nested.property('interactions[0].response.body.content.id', 1);
  });
});

describe('broker pages beside the API', () => {
  const open = async (path: string, options: PagesOptions): Promise<Response> => {
    const { store } = await openWorld();
    const response = await pages(store, () => new Date(0), options).fetch(new Request(`http://broker.test${path}`));
    await store.close();
    return response;
  };

  for (const [accept, wanted] of [
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
    ['text/html', true],
    ['text/html, application/hal+json', false],
    ['application/hal+json, application/json', false],
    ['*/*', false],
    ['', false],
  ] as const) {
    it(`${wanted ? 'shows a page' : 'leaves it to the API'} for Accept: ${accept}`, () => {
      expect(wantsPage(new Request('http://broker.test/', { headers: { accept } }))).to.equal(wanted);
    });
  }

  it('leaves changes to the API', () => {
    expect(wantsPage(new Request('http://broker.test/', { method: 'POST', headers: { accept: 'text/html' } }))).to.equal(false);
  });

  it('lets the API answer what is no page', async () => {
    const response = await open('/pacticipants', { otherwise: () => Response.json({ is: 'the API' }) });
    expect(await response.json()).to.deep.equal({ is: 'the API' });
  });

  it("makes a page of the API's 404", async () => {
    const response = await open('/pacticipants/x', { otherwise: () => new Response(null, { status: 404 }) });
    expect(await response.text()).to.include('There is nothing at this address.');
  });

  it('links under the path that a proxy serves it at', async () => {
    expect(await (await open('/nowhere', { base: '/pact-broker' })).text()).to.include('href="/pact-broker/"');
  });

  it('reports a page that broke under the reference that it shows', async () => {
    const crashes: string[] = [];
    const { store } = await openWorld();
    await store.close();
    const site = pages(store, () => new Date(0), { onCrash: (_, reference) => crashes.push(reference) });
    const html = await (await site.fetch(new Request('http://broker.test/'))).text();
    expect(crashes).to.have.lengthOf(1);
    expect(html).to.include(crashes[0]);
  });
});

describe('broker pages, hostile content', () => {
  const attack = '"><script>alert(1)</script>';

  it('escapes names, branches, tags, descriptions, states, bodies and mismatches', async () => {
    const world = await openWorld();
    const names = { consumer: `c${attack}`, provider: `p${attack}` };
    const request = { method: attack, path: attack, headers: { [attack]: [attack] } };
    const hostile = interaction({ description: attack, providerStates: [{ name: attack, params: { [attack]: attack } }], request });
    const pact = pactOf(hostile, { description: attack, type: attack, [attack]: attack });
    await world.publish({ ...names, version: attack, branch: attack, tag: attack, pact });
    const mismatches = [{ attribute: attack, identifier: attack, description: attack, code: attack, operation: attack, fix: attack }];
    const tests = [{ interactionDescription: attack, success: false, mismatches }];
    await world.verify({ ...names, version: attack, by: attack, success: false, buildUrl: 'javascript:alert(1)', tests });
    const url = `provider/${encodeURIComponent(names.provider)}/consumer/${encodeURIComponent(names.consumer)}`;
    const matrix = await world.get(`/matrix/${url}`);
    const result = /href="([^"]+\/verification-results\/\d+)"/.exec(matrix.html)?.[1];
    for (const path of ['/', `/?q=${encodeURIComponent(attack)}`, `/pacts/${url}/latest`, `/matrix/${url}`, result ?? 'no result']) {
      const { status, html } = await world.get(path);
      expect(status, path).to.equal(200);
      expect(html, path).to.include('alert(1)').and.not.match(/<script|href="javascript/);
    }
    await world.store.close();
  });

  it('shows a pact that no reader understands as it stands', async () => {
    const world = await openWorld();
    const message = interaction({ type: 'Synchronous/Messages', description: 'a pet was sold', contents: { content: { id: 1 } } });
    await world.publish({ version: '1', pact: pactOf(interaction({ request: 'GET /' }), message) });
    const { status, html } = await world.get(`/pacts/${pair}/latest`);
    expect(status).to.equal(200);
    expect(html).to.include('a pet was sold').and.include('Synchronous/Messages').and.include('GET /');
    await world.store.close();
  });
});
