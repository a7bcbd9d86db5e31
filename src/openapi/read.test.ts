import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Failure } from '../failure/failure.ts';
import { documentFromBytes, readDocument } from './read.ts';

const read = (text: string, file = 'api.yaml') => documentFromBytes(new TextEncoder().encode(text), file);

function failureOf(text: string, file?: string): string {
  try {
    read(text, file);
  } catch (error) {
    if (error instanceof Failure) return `${error.code} ${error.message}`;
  }
  throw new Error('nothing was thrown');
}

describe('reading a document', () => {
  it('reads YAML with its title, version and digest', () => {
    const document = read('openapi: 3.1.0\ninfo: { title: Pets, version: 2026-01-05 }\npaths: {}\n');
    expect(document).to.include({ title: 'Pets', version: '2026-01-05', openapi: '3.1', file: 'api.yaml' });
    expect(document.sha256).to.match(/^[0-9a-f]{64}$/);
  });

  it('reads JSON whatever the file is called', () => expect(read('{"openapi":"3.0.1","info":{"title":"A","version":1}}').version).to.equal('1'));

  it('calls a document without a title untitled, version 0', () => expect(read('openapi: 3.2.0')).to.include({ title: 'untitled', version: '0', openapi: '3.2' }));

  it('refuses versions that it does not read', () => expect(failureOf('openapi: "4.0.0"')).to.contain('document.version api.yaml#/openapi: has OpenAPI version 4.0.0'));

  it('refuses what is no OpenAPI document', () => expect(failureOf('name: pets')).to.match(/^document.not-openapi/));

  it('says where JSON ends too early', () => expect(failureOf('{"openapi":\n', 'api.json')).to.match(/^json.syntax api.json.*line 2/));

  it('says where YAML is broken', () => expect(failureOf('a: [1')).to.match(/^document.syntax/));

  it('refuses aliases that would expand for ever', () => {
    const bomb = ['a0: &a0 [x,x]', ...Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(',')}]`)].join('\n');
    expect(failureOf(`openapi: 3.0.0\n${bomb}`)).to.match(/^document.syntax/);
  });

  it('tells a missing file from a folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'read-'));
    const problems = await Promise.all([join(folder, 'none.yaml'), folder].map((file) => readDocument(file).catch((error: unknown) => (error instanceof Failure ? error.problem : error))));
    await writeFile(join(folder, 'api.json'), '{"openapi":"3.0.0"}');
    expect((await readDocument(join(folder, 'api.json'))).openapi).to.equal('3.0');
    await rm(folder, { recursive: true });
    expect(problems).to.deep.equal(['there is no such document', 'is a folder, not a document']);
  });
});
