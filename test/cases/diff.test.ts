import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Change } from '../../src/compare/diff/change.ts';
import { changesBetween } from '../../src/compare/diff/change.ts';
import { diffCodes } from '../../src/compare/diff/codes.ts';
import { placeAt } from '../../src/openapi/place.ts';
import { readDocument } from '../../src/openapi/read.ts';
import { readPact } from '../../src/pact/read.ts';

const folder = join(import.meta.dirname, 'diff');
const names = readdirSync(folder);

const expectedOf = (name: string): readonly Change[] => JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'));
const documentOf = (name: string, file: string) => readDocument(join(folder, name, file));

async function changesOf(name: string): Promise<readonly Change[]> {
  const [old, now] = [await documentOf(name, 'old.yaml'), await documentOf(name, 'new.yaml')];
  const file = join(folder, name, 'pact.json');
  return changesBetween(old, now, existsSync(file) ? [{ file: 'pact.json', pact: readPact(readFileSync(file, 'utf8'), file) }] : []);
}

/** A case is a folder with two documents, perhaps a pact, and the changes; adding one needs no code. */
describe('two documents compared', () => {
  for (const name of names) {
    it(`show the expected changes in ${name}`, async () => {
      expect(await changesOf(name)).to.deep.equal(expectedOf(name));
    });
  }

  it('have a case for every code, so that none is reported untested', () => {
    const reported = new Set<string>(names.flatMap(expectedOf).map(({ code }) => code));
    expect(Object.keys(diffCodes).filter((code) => !reported.has(code))).to.deep.equal([]);
  });

  it('point only to places that the new document has', async () => {
    for (const name of names) {
      const now = await documentOf(name, 'new.yaml');
      const missing = expectedOf(name).filter(({ pointer }) => placeAt(now, pointer) === undefined);
      expect(missing.map(({ pointer }) => pointer), name).to.deep.equal([]);
    }
  });

  it('are the same as themselves', async () => {
    for (const name of names) {
      const document = await documentOf(name, 'old.yaml');
      expect(changesBetween(document, await documentOf(name, 'old.yaml'), []), name).to.deep.equal([]);
    }
  });
});
