import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { Failure } from '../failure/failure.ts';
import { inspect } from './inspect.ts';
import { readDocument } from './read-document.ts';
import { readOverlay } from './read-overlay.ts';
import { readPact } from './read-pact.ts';
import { writePact } from './write-pact.ts';

const document = { openapi: '3.0.3', info: { title: 'Acme', version: '1' }, paths: { '/a': { get: { responses: { 200: { $ref: '#/nowhere' } } } } } };
const pact = { consumer: { name: 'web' }, provider: { name: 'acme' }, interactions: [], metadata: { pactSpecification: { version: '4.0' } } };
const overlay = { overlay: '1.0.0', info: { title: 'x', version: '1' }, actions: [{ target: '$.info', remove: true }] };
const bytes = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value, null, 1));

describe('reading from a source', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'library-'));
    for (const [name, value] of Object.entries({ document, pact, overlay })) writeFileSync(join(folder, `${name}.json`), JSON.stringify(value));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('takes a path relative to a folder, and calls what was read by it', async () => {
    expect((await readDocument('document.json', { folder })).file).to.equal('document.json');
    expect((await readPact('pact.json', { folder })).file).to.equal('pact.json');
    expect((await readOverlay('overlay.json', { folder })).file).to.equal('overlay.json');
  });

  it('takes a file’s address, as text or URL', async () => {
    const address = pathToFileURL(join(folder, 'document.json'));
    const read = await Promise.all([readDocument(address), readDocument(address.href)]);
    expect(read.map(({ title, file }) => [title, file])).to.deep.equal([['Acme', join(folder, 'document.json')], ['Acme', join(folder, 'document.json')]]);
  });

  it('takes bytes and values', async () => {
    const [fromBytes, fromValue] = await Promise.all([readDocument(bytes(document)), readDocument(document)]);
    expect([fromBytes.title, fromBytes.file, fromValue.title]).to.deep.equal(['Acme', 'document', 'Acme']);
    expect(await readPact(bytes(pact))).to.deep.equal(await readPact(pact));
    expect((await readOverlay(bytes(overlay))).actions).to.have.length((await readOverlay(overlay)).actions.length);
  });

  it('calls them what it is told to', async () => {
    expect((await readDocument(document, { name: 'acme' })).file).to.equal('acme');
    expect((await readPact(pact, { name: 'mine' })).file).to.equal('mine');
  });

  it('keeps what a value was when it was read', async () => {
    const mine = structuredClone(document);
    const read = await readDocument(mine);
    mine.info.title = 'Changed';
    expect(read.root).to.deep.equal(document);
  });

  it('knows lines in bytes, and none in a value', async () => {
    const lines = await Promise.all([bytes(document), document].map(async (source) => (await inspect(await readDocument(source))).problems[0]?.line));
    expect(lines).to.deep.equal([11, undefined]);
  });
});

describe('a source that is none', () => {
  const codeOf = (reading: Promise<unknown>): Promise<unknown> => reading.then(() => 'read', (error: unknown) => (error instanceof Failure ? error.code : error));
  const cyclic: { openapi: string; self?: object } = { openapi: '3.0.3' };
  cyclic.self = cyclic;
  // As a caller of plain JavaScript has it.
  const nothing: object = JSON.parse('{"value":null}').value;

  it('is refused as what it should have been', async () => {
    const readings = [readDocument(nothing), readDocument(cyclic), readPact(nothing), readOverlay(nothing)];
    expect(await Promise.all(readings.map(codeOf))).to.deep.equal(['document.source', 'document.source', 'pact.source', 'overlay.source']);
  });

  it('is an address for whatever is not fetched', async () => {
    const address = 'http://127.0.0.1:1/pact.json';
    expect(await Promise.all([readPact(address), readOverlay(new URL(address))].map(codeOf))).to.deep.equal(['pact.source', 'overlay.source']);
  });

  it('is a file that is not there', async () => {
    const readings = [readDocument('none.json'), readPact('none.json'), readOverlay('none.json')];
    expect(await Promise.all(readings.map(codeOf))).to.deep.equal(['document.missing', 'pact.missing', 'overlay.missing']);
  });

  it('is an address that nobody answers at', async () => {
    const environment = {};
    expect(await codeOf(readDocument('http://127.0.0.1:1/openapi.json', { environment }))).to.equal('outbound.refused');
  });
});

describe('writing a pact', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'library-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('makes the folder, names the file, and leaves one alone that holds it already', async () => {
    const { pact: read } = await readPact(pact);
    const path = await writePact(read, 'made/', { folder });
    const { mtimeMs } = statSync(join(folder, path));
    await writePact(read, 'made', { folder });
    expect([path, statSync(join(folder, path)).mtimeMs]).to.deep.equal(['made/web-acme.json', mtimeMs]);
    expect(JSON.parse(readFileSync(join(folder, path), 'utf8'))).to.deep.equal(pact);
  });

  it('never leads out of the folder', async () => {
    const { pact: read } = await readPact({ ...pact, provider: { name: '../acme' } });
    const written = await writePact(read, 'made', { folder }).catch((error: unknown) => error);
    expect(written).to.be.instanceOf(Failure).with.property('code', 'pacticipant.invalid');
  });
});
