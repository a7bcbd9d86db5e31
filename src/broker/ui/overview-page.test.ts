import { expect } from 'chai';
import { interaction, openWorld, pactOf, type World } from './world.testing.ts';

describe('broker overview page', () => {
  let world: World;
  const overview = async (query = ''): Promise<string> => (await world.get(`/${query}`)).words;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.store.close());

  it('shows an integration with its latest pact', async () => {
    await world.publish({ version: '1.0', branch: 'main' });
    await world.publish({ version: '1.1', branch: 'feat/x' });
    expect(await overview()).to.match(/shop with petshop → relies on petshop Matrix of shop and petshop 1\.1 feat\/x/);
  });

  it('tells the kinds of evidence apart', async () => {
    await world.publish({ version: '1.0' });
    await world.verify({ version: '1.0', by: '2.0+doc.aa', success: false });
    await world.verify({ version: '1.0', by: '2.0+stub.aa' });
    expect(await overview()).to.match(/failed 1 minute ago passed just now never never/);
  });

  it('shows results of other tools only where there are any', async () => {
    await world.publish({ version: '1.0' });
    expect(await overview()).not.to.include('the version does not say');
    await world.verify({ version: '1.0', by: 'abc123' });
    expect(await overview()).to.include('the version does not say');
  });

  it('calls a result stale once the pact has changed', async () => {
    await world.publish({ version: '1.0' });
    await world.verify({ version: '1.0', by: '2.0+stub.aa' });
    await world.publish({ version: '1.1', pact: pactOf(interaction({ description: 'another request' })) });
    expect(await overview()).to.match(/stale passed, before the pact changed 1 minute ago/);
  });

  it('prefers a result for the present content to a newer one for a past content', async () => {
    const changed = pactOf(interaction({ description: 'another request' }));
    await world.publish({ version: '1.0' });
    await world.publish({ version: '1.1', pact: changed });
    await world.verify({ version: '1.1', by: '2.0+stub.aa', success: false });
    await world.verify({ version: '1.0', by: '2.0+stub.aa' });
    expect(await overview()).to.include('never failed 1 minute ago never');
  });

  it('says what is proven by a stub', async () => {
    await world.publish({ version: '1.0' });
    expect(await overview()).to.include('a pass proves no more than agreement with the document');
  });

  it('filters by consumer or provider and keeps what was typed', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await world.publish({ version: '1', consumer: `client-${name}`, provider: 'petshop' });
    const { html, words } = await world.get('/?q=LIENT-B');
    expect(words).to.include('1 integration matching “LIENT-B”').and.include('client-b').and.not.include('client-a');
    expect(html).to.include('value="LIENT-B"');
  });

  it('says so when nothing matches', async () => {
    await world.publish({ version: '1.0' });
    expect(await overview('?q=zzz')).to.include('No integration matches “zzz”');
  });

  it('shows thirty integrations to a page', async () => {
    for (let index = 0; index < 31; index += 1) await world.publish({ version: '1', consumer: `client-${index}` });
    expect(await overview()).to.include('Page 1 of 2').and.not.include('client-0 ');
    expect(await overview('?page=2')).to.include('Page 2 of 2').and.include('client-0 ');
  });
});

describe('broker overview page, environments', () => {
  let world: World;
  const overview = async (): Promise<string> => (await world.get('/')).words;
  beforeEach(async () => {
    world = await openWorld();
    await world.publish({ version: '1.0' });
  });
  afterEach(() => world.store.close());

  it('names the evidence that an answer rests on, and what is there', async () => {
    await world.verify({ version: '1.0', by: '2.0+stub.aa' });
    await world.deploy({ pacticipant: 'petshop', version: '2.0+stub.aa', to: 'local' });
    expect(await overview()).to.include('local: deployable on stub evidence provider there: 2.0+stub.aa');
    expect(await overview()).to.include('Can the latest pacts go to local? 1 deployable');
  });

  it('is blocked by a failed result', async () => {
    await world.verify({ version: '1.0', by: '2.0+sandbox.20260101.r1', success: false });
    await world.deploy({ pacticipant: 'petshop', version: '2.0+sandbox.20260101.r1', to: 'production' });
    expect(await overview()).to.include('production: blocked failed, on sandbox evidence');
  });

  it('does not know where the provider is not deployed', async () => {
    await world.deploy({ pacticipant: 'shop', version: '1.0', to: 'production' });
    expect(await overview()).to.match(/production: unknown no version of petshop there consumer there: 1\.0/);
  });

  it('does not know where the deployed version has not verified the pact', async () => {
    await world.verify({ version: '1.0', by: '2.0+stub.aa' });
    await world.deploy({ pacticipant: 'petshop', version: '2.0+stub.aa', to: 'local' });
    await world.publish({ version: '1.1', pact: pactOf(interaction({ description: 'another request' })) });
    expect(await overview()).to.include('local: unknown the version there has not verified this pact');
  });

  it('names the pact with another provider that stands in the way', async () => {
    await world.verify({ version: '1.0', by: '2.0+stub.aa' });
    await world.deploy({ pacticipant: 'petshop', version: '2.0+stub.aa', to: 'local' });
    await world.publish({ version: '1.0', provider: 'mailer' });
    expect(await overview()).to.include('local: unknown because of the pact of shop with mailer');
    expect(await overview()).to.include('local: unknown no version of mailer there');
  });
});
