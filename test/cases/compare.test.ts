import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { codes } from '../../src/compare/codes.ts';
import { comparePact } from '../../src/compare/compare.ts';
import type { Finding } from '../../src/compare/finding.ts';
import { lookUp } from '../../src/json/pointer.ts';
import { readDocument } from '../../src/openapi/read.ts';
import { readPact } from '../../src/pact/read.ts';

const folder = join(import.meta.dirname, 'compare');
const names = readdirSync(folder);

const read = (name: string, file: string): string => readFileSync(join(folder, name, file), 'utf8');
const expectedOf = (name: string): readonly Finding[] => JSON.parse(read(name, 'expected.json'));
const documentOf = (name: string) => readDocument(join(folder, name, 'document.yaml'));

/** A case is a folder with a document, a pact and the findings; adding one needs no code. */
describe('a pact compared with a document', () => {
  for (const name of names) {
    it(`has the expected findings in ${name}`, async () => {
      const findings = comparePact(await documentOf(name), readPact(read(name, 'pact.json'), 'pact.json'));
      expect(findings).to.deep.equal(expectedOf(name));
    });
  }

  it('has a case for every code, so that none is reported untested', () => {
    const reported = new Set(names.flatMap(expectedOf).map(({ code }) => code));
    expect(Object.keys(codes).filter((code) => !reported.has(code as Finding['code']))).to.deep.equal([]);
  });

  it('points only to places that the document has', async () => {
    for (const name of names) {
      const { root } = await documentOf(name);
      const missing = expectedOf(name).filter(({ documentPointer }) => lookUp(root, documentPointer) === undefined);
      expect(
        missing.map(({ documentPointer }) => documentPointer),
        name,
      ).to.deep.equal([]);
    }
  });
});
