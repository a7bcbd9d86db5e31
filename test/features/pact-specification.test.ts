import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'chai';
import { mismatchInWords } from '../../src/pact/matching/mismatch.ts';
import type { SpecificationCase } from './testing/specification-case.ts';
import { judgeCase } from './testing/specification-case.ts';

/** A checkout of the Pact specification with a folder for each of its branches; `npm run specification` brings one. */
const folder = process.env['PACT_SPECIFICATION'] ?? join(import.meta.dirname, '../../.cache/pact-specification');

const read = (file: string): SpecificationCase => JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));

/** The cases that are judged otherwise than the specification has them. */
function differences(version: number, part: 'request' | 'response'): { readonly tried: number; readonly differing: readonly string[] } {
  const files = globSync(join(folder, `version-${version}/testcases/${part}/*/*.json`));
  const differing = files.flatMap((file) => {
    const wanted = read(file);
    const mismatches = judgeCase(wanted, { part, isV4: version === 4 });
    return wanted.match === (mismatches.length === 0) ? [] : [`${basename(file)}: ${mismatches.map(mismatchInWords).join('; ') || 'matches'}`];
  });
  return { tried: files.length, differing };
}

describe("the Pact specification's own cases", () => {
  for (const version of [2, 3, 4]) {
    for (const part of ['request', 'response'] as const) {
      it(`are judged as version ${version} has them, for a ${part}`, function () {
        if (!existsSync(join(folder, `version-${version}`))) this.skip();
        const { tried, differing } = differences(version, part);
        expect(tried).to.be.greaterThan(80);
        expect(differing).to.deep.equal([]);
      });
    }
  }
});
