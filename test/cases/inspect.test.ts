import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { lookUp } from '../../src/json/pointer.ts';
import { inspectDocument } from '../../src/openapi/inspect/inspect.ts';
import type { Problem } from '../../src/openapi/inspect/problem.ts';
import { problemCodes } from '../../src/openapi/inspect/problem.ts';
import { readDocument } from '../../src/openapi/read.ts';

const folder = join(import.meta.dirname, 'inspect');
const names = readdirSync(folder);

const expectedOf = (name: string): readonly Problem[] => JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'));
const documentOf = (name: string) => readDocument(join(folder, name, 'document.yaml'));

/** A case is a folder with a document and its problems; adding one needs no code. */
describe('an inspected document', () => {
  for (const name of names) {
    it(`has the expected problems in ${name}`, async () => {
      expect(await inspectDocument(await documentOf(name))).to.deep.equal(expectedOf(name));
    });
  }

  it('has a case for every code, so that none is reported untested', () => {
    const reported = new Set<string>(names.flatMap(expectedOf).map(({ code }) => code));
    expect(Object.keys(problemCodes).filter((code) => !reported.has(code))).to.deep.equal([]);
  });

  it('is pointed into only where it has something', async () => {
    for (const name of names) {
      const { root } = await documentOf(name);
      expect(expectedOf(name).filter(({ pointer }) => lookUp(root, pointer) === undefined), name).to.deep.equal([]);
    }
  });
});
