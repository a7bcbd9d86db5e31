import { expect } from 'chai';
import { interaction, openWorld, pactOf, type World } from './world.testing.ts';

const path = '/matrix/provider/petshop/consumer/shop';

describe('broker matrix page', () => {
  let world: World;
  /** The table's words, or the whole page's where there is no table. */
  const matrix = async (query = ''): Promise<string> => (await world.get(`${path}${query}`)).words.replace(/.*newest consumer version first/, '');
  beforeEach(async () => {
    world = await openWorld();
    await world.publish({ version: '1.0', branch: 'main' });
    await world.verify({ version: '1.0', by: '2.0+doc.aa', success: false });
    await world.verify({ version: '1.0', by: '2.0+sandbox.20260101.r1' });
    await world.verify({ version: '1.0', by: '2.0+stub.aa' });
    await world.publish({ version: '1.1', branch: 'feat/x', tag: 'try', pact: pactOf(interaction({ description: 'another request' })) });
  });
  afterEach(() => world.store.close());

  it('shows the newest consumer version first, and those without a result too', async () => {
    expect(await matrix()).to.match(/1\.1 branch feat\/x tag try .*never verified.* 1\.0 branch main/);
  });

  it('keeps the comparison with a document beside the stub of the same document', async () => {
    expect(await matrix()).to.match(/2\.0\+doc\.aa Document failed \d+ minutes ago 2\.0\+stub\.aa Stub passed/);
  });

  it('shows where versions are', async () => {
    await world.deploy({ pacticipant: 'petshop', version: '2.0+stub.aa', to: 'local' });
    await world.deploy({ pacticipant: 'shop', version: '1.0', to: 'production' });
    expect(await matrix()).to.match(/1\.0 branch main in production .* 2\.0\+stub\.aa in local Stub/);
  });

  it('filters by branch', async () => {
    expect(await matrix('?branch=main')).to.include('1.0 branch main').and.not.include('1.1');
  });

  it('filters by kind of evidence', async () => {
    expect(await matrix('?kind=sandbox')).to.include('2.0+sandbox.20260101.r1').and.not.include('2.0+stub.aa').and.not.include('1.1');
  });

  it('filters by results of other tools', async () => {
    await world.verify({ version: '1.1', by: 'abc123' });
    expect(await matrix('?kind=other')).to.include('abc123').and.not.include('2.0+stub.aa');
  });

  it('filters by result', async () => {
    expect(await matrix('?result=failed')).to.include('2.0+doc.aa').and.not.include('2.0+stub.aa');
    expect(await matrix('?result=passed')).to.include('2.0+stub.aa').and.not.include('2.0+doc.aa');
    expect(await matrix('?result=never')).to.include('1.1 branch').and.not.include('1.0 branch');
  });

  it('keeps the filter in the form', async () => {
    const { html } = await world.get(`${path}?branch=feat%2Fx&result=failed`);
    expect(html).to.include('<option value="feat/x" selected>').and.include('<option value="failed" selected>').and.include('Nothing matches this filter');
  });

  it('ignores what the form does not offer', async () => {
    expect(await matrix('?kind=constructor&result=maybe&page=-1')).to.include('2.0+stub.aa');
  });

  it('says that a content was verified before this version published it', async () => {
    await world.publish({ version: '1.2' });
    expect(await matrix()).to.match(/1\.2 .*for the same content, published earlier/);
  });

  it('shows a hundred rows to a page, with the filter in its links', async () => {
    for (let run = 0; run < 100; run += 1) await world.verify({ version: '1.0', by: `2.0+sandbox.20260102.r${run}` });
    const { html, words } = await world.get(`${path}?kind=sandbox`);
    expect(words).to.include('101 rows').and.include('Page 1 of 2 Older');
    expect(html).to.include(`href="${path}?kind=sandbox&amp;page=2"`);
    expect((await world.get(`${path}?kind=sandbox&page=2`)).words).to.include('Newer Page 2 of 2');
    expect((await world.get(`${path}?page=9`)).words).to.include('Nothing on this page');
  });
});
