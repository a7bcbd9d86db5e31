import { expect } from 'chai';
import type { Json } from '../../../src/json/json.ts';
import { isArray } from '../../../src/json/json.ts';
import { lookUp } from '../../../src/json/pointer.ts';
import type { Ask, TestAnswer } from '../../../src/stub/testing/client.ts';
import { at, send, shelterStub } from '../../../src/stub/testing/shelter.ts';

const names = ['Ada', 'Bo', 'Cy', 'Di', 'Ed'];

/** Every page's items, as a client collects them that goes on until nothing leads further. */
async function collect(ask: Ask, first: string, { items, next }: { readonly items: string; readonly next: (answer: TestAnswer) => string | undefined }): Promise<readonly (readonly Json[])[]> {
  const pages: (readonly Json[])[] = [];
  for (let line: string | undefined = first; line !== undefined && pages.length < 20;) {
    const answer = await ask(line);
    const found = lookUp(answer.json ?? null, items);
    pages.push(isArray(found) ? found : []);
    const path = next(answer);
    line = path === undefined ? undefined : `GET ${path}`;
  }
  return pages;
}

const values = (pages: readonly (readonly Json[])[], key: string): readonly (readonly (Json | undefined)[])[] => pages.map((page) => page.map((item) => lookUp(item, `/${key}`)));

const localPath = (url: string | undefined): string | undefined => {
  if (url === undefined || url === '') return undefined;
  const { pathname, search, origin } = new URL(url);
  expect(origin).to.equal('http://127.0.0.1:7000');
  return pathname + search;
};

describe('listing what was made', () => {
  let ask: Ask;
  beforeEach(async () => {
    ask = await shelterStub();
  });

  const makePets = async (): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (const name of names) ids.push(at(await send(ask, 'POST /pets', { name, kind: name < 'D' ? 'dog' : 'cat' }), 'pet', 'id'));
    return ids;
  };

  it('lists a sample before anything was made', async () => expect((await ask('GET /pets')).json).to.have.nested.property('data.length', 1));

  it('begins with the newest where things are paged by their ids', async () => {
    await makePets();
    expect(values(await collect(ask, 'GET /pets', { items: '/data', next: () => undefined }), 'name')).to.deep.equal([[...names].toReversed()]);
  });

  it('goes on after an id, and ends', async () => {
    await makePets();
    const next = (answer: TestAnswer): string | undefined => (at(answer, 'has_more') === 'true' ? `/pets?limit=2&starting_after=${at(answer, 'data', 1, 'id')}` : undefined);
    expect(values(await collect(ask, 'GET /pets?limit=2', { items: '/data', next }), 'name')).to.deep.equal([['Ed', 'Di'], ['Cy', 'Bo'], ['Ada']]);
  });

  it('goes back before an id', async () => {
    const ids = await makePets();
    const pages = await collect(ask, `GET /pets?limit=2&ending_before=${ids[1]}`, { items: '/data', next: () => undefined });
    expect(values(pages, 'name')).to.deep.equal([['Di', 'Cy']]);
  });

  it('leaves out what was deleted', async () => {
    const [first] = await makePets();
    await ask(`DELETE /pets/${first}`);
    expect(values(await collect(ask, 'GET /pets', { items: '/data', next: () => undefined }), 'name')).to.deep.equal([['Ed', 'Di', 'Cy', 'Bo']]);
  });

  it('lists nothing once all is deleted', async () => {
    for (const id of await makePets()) await ask(`DELETE /pets/${id}`);
    expect((await ask('GET /pets')).json).to.deep.include({ data: [], has_more: false });
  });

  it('filters by the query’s fields', async () => {
    await makePets();
    expect(values(await collect(ask, 'GET /pets?kind=cat', { items: '/data', next: () => undefined }), 'name')).to.deep.equal([['Ed', 'Di']]);
  });

  it('expands what its items name', async () => {
    const owner = at(await send(ask, 'POST /owners', { name: 'Ann' }), 'id');
    await send(ask, 'POST /pets', { name: 'Rex', owner });
    expect((await ask('GET /pets?expand[]=data.owner')).json).to.have.nested.property('data[0].owner.name', 'Ann');
  });

  it('finds by simple terms, and everything by others', async () => {
    await makePets();
    const found = async (query: string): Promise<number> => (await collect(ask, `GET /pets/search?query=${encodeURIComponent(query)}`, { items: '/data', next: () => undefined })).flat().length;
    expect([await found('kind:"dog" AND name:\'Bo\''), await found('kind:"dog"'), await found('name~"x" OR kind:"cat"')]).to.deep.equal([1, 3, 5]);
  });

  it('goes on by an opaque page, also in a search', async () => {
    await makePets();
    const next = (answer: TestAnswer): string | undefined => (at(answer, 'has_more') === 'true' ? `/pets/search?query=all&limit=2&page=${at(answer, 'next_page')}` : undefined);
    expect(values(await collect(ask, 'GET /pets/search?query=all&limit=2', { items: '/data', next }), 'name').flat()).to.have.members(names).and.have.length(5);
  });

  it('goes on by a token, whatever is deleted meanwhile', async () => {
    for (const text of names) await send(ask, 'POST /notes', { text });
    const next = (answer: TestAnswer): string | undefined => (at(answer, 'next_page_token') === '' ? undefined : `/notes?max_results=2&page_token=${at(answer, 'next_page_token')}`);
    expect(values(await collect(ask, 'GET /notes?max_results=2', { items: '/items', next }), 'text')).to.deep.equal([['Ada', 'Bo'], ['Cy', 'Di'], ['Ed']]);
  });

  it('goes on by the address of the next page, and counts', async () => {
    const owner = at(await send(ask, 'POST /owners', {}), 'id');
    for (const reason of names) await send(ask, `POST /owners/${owner}/visits`, { reason });
    const second = await ask(`GET /v2/owners/${owner}/visits?pagelen=2&page=2`);
    const pages = await collect(ask, `GET /v2/owners/${owner}/visits?pagelen=2`, { items: '/values', next: (answer) => localPath(at(answer, 'next')) });
    expect(values(pages, 'reason')).to.deep.equal([['Ada', 'Bo'], ['Cy', 'Di'], ['Ed']]);
    expect(second.json).to.include({ page: 2, pagelen: 2, size: 5 });
    expect(localPath(at(second, 'previous'))).to.equal(`/v2/owners/${owner}/visits?pagelen=2&page=1`);
  });

  it('goes on by an offset, and says the total', async () => {
    for (const name of names) await send(ask, `PUT /rooms/${name}`, { beds: 1 });
    const next = (answer: TestAnswer): string | undefined => (/^\d+$/.test(at(answer, 'meta', 'next_offset')) ? `/rooms?offset=${at(answer, 'meta', 'next_offset')}` : undefined);
    expect(values(await collect(ask, 'GET /rooms', { items: '/rooms', next }), 'name')).to.deep.equal([['Ada', 'Bo'], ['Cy', 'Di'], ['Ed']]);
    expect((await ask('GET /rooms?offset=4')).json).to.have.property('meta').that.deep.includes({ total: 5, offset: 4 });
  });

  it('goes on by the Link header', async () => {
    for (const key of names) await send(ask, 'POST /tags', { key });
    const next = ({ headers }: TestAnswer): string | undefined => localPath(/<([^>]*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1]);
    expect(values(await collect(ask, 'GET /tags', { items: '', next }), 'key')).to.deep.equal([['Ada', 'Bo'], ['Cy', 'Di'], ['Ed']]);
    expect((await ask('GET /tags?page=3')).headers.get('x-total-count')).to.equal('5');
  });

  it('says nothing of a next page on the last one', async () => {
    await send(ask, 'POST /tags', { key: 'a' });
    expect((await ask('GET /tags')).headers.has('link')).to.equal(false);
  });
});
