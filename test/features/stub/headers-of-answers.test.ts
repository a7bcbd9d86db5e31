import { expect } from 'chai';
import { stub } from 'vendorproof';
import type { Ask, TestAnswer } from '../../../src/stub/testing/client.ts';
import { limited, petshop, stubOf } from '../../../src/stub/testing/client.ts';

const bearer = { authorization: 'Bearer abcdefgh' };

describe('the headers of an answer', () => {
  let ask: Ask;
  let pets: Ask;
  before(async () => {
    ask = stubOf([{ document: await limited() }]);
    pets = stubOf([{ document: await petshop() }]);
  });

  const asked = (line: string, headers: Readonly<Record<string, string>> = {}): Promise<TestAnswer> => ask(line, { headers: { ...bearer, ...headers } });

  it('are those that the document has, whether they are required or not', async () => {
    const { headers } = await asked('GET /invoices');
    expect([headers.get('x-ratelimit-limit'), headers.get('ratelimit-policy')]).to.satisfy((values: readonly unknown[]) => values.every((value) => value !== null));
  });

  it('hold an entity tag between quotes', async () => expect((await asked('GET /invoices')).headers.get('etag')).to.match(/^"ETag_example-[\w-]{16}"$/));

  for (const [schema, tag] of [[{ type: 'string', example: 'v1' }, 'v1'], [{ type: 'string', enum: ['v2'] }, 'v2'], [{ type: 'string', example: 'W/"v3"' }, 'W/"v3"']] as const) {
    it(`hold an entity tag as the document has it, as ${tag}`, async () => {
      const paths = { '/tagged': { get: { responses: { 204: { description: 'none', headers: { etag: { schema } } } } } } };
      const tagged = await stub({ openapi: '3.0.3', info: { title: 'Tagged', version: '1' }, paths });
      expect((await tagged.fetch('/tagged')).headers.get('etag')).to.equal(tag);
    });
  }

  it('tell of a quota that is not used up', async () => expect((await asked('GET /invoices')).headers.get('x-ratelimit-remaining')).to.equal('1000'));

  it('lead a redirect somewhere else than back to itself', async () => {
    const { status, headers } = await asked('GET /invoices/i1', { prefer: 'code=301' });
    expect([status, headers.get('location')]).to.deep.equal([301, 'http://127.0.0.1:7000/invoices/']);
  });

  it('lead a redirect somewhere even where the document does not say so', async () =>
    expect((await asked('GET /invoices/i1', { prefer: 'code=303' })).headers.has('location')).to.equal(true));

  describe('with parts of a file', () => {
    const whole = async (): Promise<string> => (await asked('GET /invoices/i1/pdf')).text;
    const part = (range: string): Promise<TestAnswer> => asked('GET /invoices/i1/pdf', { range });

    const ranges: readonly (readonly [string, readonly [number, number?]])[] = [['bytes=0-3', [0, 4]], ['bytes=2-', [2]], ['bytes=-3', [-3]], ['bytes=1-9999', [1]]];
    for (const [range, slice] of ranges) {
      it(`answers ${range}`, async () => {
        const [all, { status, text, headers }] = [await whole(), await part(range)];
        expect([status, text]).to.deep.equal([206, all.slice(...slice)]);
        const from = all.length - all.slice(slice[0]).length;
        expect(headers.get('content-range')).to.equal(`bytes ${from}-${from + text.length - 1}/${all.length}`);
      });
    }

    for (const [range, bytes] of [[undefined, 'all'], ['bytes=0-3', 'four'], ['lines=1-2', 'all']] as const) {
      it(`tell what a preferred 206 is, where ${range ?? 'no range'} is asked for`, async () => {
        const { status, text, headers } = await asked('GET /invoices/i1/pdf', { prefer: 'code=206', ...(range === undefined ? {} : { range }) });
        const length = (await whole()).length;
        const last = bytes === 'all' ? length - 1 : 3;
        expect([status, text.length, headers.get('content-range'), headers.get('x-part')]).to.deep.equal([206, last + 1, `bytes 0-${last}/${length}`, 'one']);
      });
    }

    it('have what the document requires of them', async () => expect((await part('bytes=0-3')).headers.get('x-part')).to.equal('one'));

    it('refuses what is beyond the end, and says where that is', async () => {
      const { status, headers, text } = await part('bytes=9999-');
      expect([status, headers.get('content-range'), text]).to.deep.equal([416, `bytes */${(await whole()).length}`, '']);
    });

    for (const range of ['bytes=0-1,3-4', 'lines=1-2', 'bytes=5-2', 'bytes=-']) {
      it(`answers the whole for ${range}`, async () => expect((await part(range)).status).to.equal(200));
    }

    it('answers the whole where the document knows no parts', async () => expect((await asked('GET /invoices/i1', { range: 'bytes=0-1' })).status).to.equal(200));
  });

  describe('with the methods of a path', () => {
    for (const path of ['/pets', '/pets/', '/v1/pets']) {
      it(`answers OPTIONS ${path}`, async () => {
        const { status, headers, text } = await pets(`OPTIONS ${path}`);
        expect([status, headers.get('allow'), text]).to.deep.equal([204, 'GET, POST', '']);
      });

      it(`refuses PATCH ${path}`, async () => {
        const { status, headers } = await pets(`PATCH ${path}`);
        expect([status, headers.get('allow')]).to.deep.equal([405, 'GET, POST']);
      });

      it(`answers HEAD ${path} as GET, without a body`, async () => {
        const [head, get] = [await pets(`HEAD ${path}`), await pets(`GET ${path}`)];
        expect([head.status, head.headers.get('content-type'), head.text]).to.deep.equal([get.status, get.headers.get('content-type'), '']);
      });
    }

    it('are none where there is no such path', async () => expect((await pets('OPTIONS /nothing')).status).to.equal(404));
  });

  it('announce a stream of events', async () => {
    const { headers, text } = await asked('GET /events');
    expect([headers.get('content-type'), text]).to.deep.equal(['text/event-stream', 'event: paid\ndata: i1\n\n']);
  });

  it('announce a stream of lines', async () => {
    const { headers, text } = await asked('GET /events', { accept: 'application/x-ndjson' });
    expect([headers.get('content-type'), text]).to.deep.equal(['application/x-ndjson', '{"id":"i1","total":1}\n{"id":"i2","total":2}\n']);
  });
});
