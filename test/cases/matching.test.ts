import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Json } from '../../src/json/json.ts';
import { judgeCase } from '../features/testing/specification-case.ts';

/** What a pact expects, requests or answers that it accepts, and those that it refuses, with the places where they differ. */
interface Case {
  readonly why: string;
  readonly part: 'request' | 'response';
  /** Of the Pact specification. */
  readonly version: 2 | 3 | 4;
  readonly expected: Json;
  readonly accepts: readonly Json[];
  readonly refuses: readonly { readonly at: readonly string[]; readonly actual: Json }[];
}

const folder = join(import.meta.dirname, 'matching');

const placesOf = ({ expected, part, version }: Case, actual: Json): readonly string[] =>
  judgeCase({ expected, actual }, { part, isV4: version === 4 }).map((mismatch) => `${mismatch.part} ${mismatch.at}`.trim());

/** A case is a folder; adding one needs no code. */
describe('what a pact expects and what comes', () => {
  for (const name of readdirSync(folder)) {
    const tried: Case = JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8'));
    it(`are matched as in ${name}`, () => {
      expect(tried.accepts.map((actual) => placesOf(tried, actual))).to.deep.equal(tried.accepts.map(() => []));
      expect(tried.refuses.map(({ actual }) => placesOf(tried, actual).toSorted())).to.deep.equal(tried.refuses.map(({ at }) => at.toSorted()));
    });
  }
});
