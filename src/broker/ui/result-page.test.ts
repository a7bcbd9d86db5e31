import { expect } from 'chai';
import { openWorld, type World } from './world.testing.ts';

describe('broker result page', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.publish({ version: '1.0' });
  });
  afterEach(() => world.store.close());

  /** Opens a result from the matrix, as a person does. */
  async function open(number: number): ReturnType<World['get']> {
    const { html } = await world.get('/matrix/provider/petshop/consumer/shop');
    const path = new RegExp(`href="([^"]+/verification-results/${number})"`).exec(html)?.[1] ?? 'no link';
    return world.get(path);
  }

  it('says what was verified, by what, and on what evidence', async () => {
    const number = await world.verify({ version: '1.0', by: '2.0+stub.aa', buildUrl: 'https://ci.test/7' });
    const { html, words } = await open(number);
    expect(words).to.include('Result passed Evidence Stub Provider version 2.0+stub.aa Pact of consumer version 1.0 Verified just now');
    expect(words).to.include('Verified by a verifier 1.2 Build https://ci.test/7');
    expect(html).to.include('href="https://ci.test/7"').and.include('href="/pacts/provider/petshop/consumer/shop/version/1.0"');
  });

  it('names every consumer version that has the content', async () => {
    const number = await world.verify({ version: '1.0', by: '2.0+stub.aa' });
    await world.publish({ version: '1.1' });
    expect((await open(number)).words).to.match(/Pact of consumer versions 1\.1 , 1\.0/);
  });

  it('shows failed interactions first, each leading to the pact', async () => {
    const mismatches = [{ attribute: 'status', mismatch: 'expected 200 but was 500' }];
    const failed = { interactionDescription: 'a request for a pet', success: false, mismatches };
    const tests = [{ interactionDescription: 'a request that is gone', success: true }, failed, { success: true }];
    const { html, words } = await open(await world.verify({ version: '1.0', by: '2.0+stub.aa', success: false, tests }));
    expect(words).to.include('Failed (1) failed a request for a pet status expected 200 but was 500 Passed (2) passed a request that is gone');
    expect(words).to.include('passed an interaction without a description');
    expect(html).to.match(/href="[^"]*version\/1\.0#i-\w+">a request for a pet/).and.not.match(/href="[^"]*">a request that is gone/);
  });

  it('says so when a tool named no interactions', async () => {
    const number = await world.verify({ version: '1.0', by: 'abc', success: false });
    expect((await open(number)).words).to.include('This result names no interactions: its tool published only that it failed.');
  });

  it("reads the results of Ruby's verifier", async () => {
    const failed = { testDescription: 'returns a pet', status: 'failed', exception: { message: 'it broke' } };
    const tests = { tests: [failed, { testDescription: 'lists pets', status: 'passed' }] };
    const number = await world.verify({ version: '1.0', by: 'abc', success: false, tests });
    expect((await open(number)).words).to.match(/Failed \(1\) failed returns a pet it broke Passed \(1\) passed lists pets/);
  });

  for (const tests of ['text', 7, { tests: 'x' }, [null, 3, 'x'], [{ success: false, mismatches: [null, {}], exceptions: [{}] }]]) {
    it(`shows a page for test results ${JSON.stringify(tests)}`, async () => {
      const number = await world.verify({ version: '1.0', by: 'abc', success: false, tests });
      expect((await open(number)).status).to.equal(200);
    });
  }
});
