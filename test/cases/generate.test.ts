import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Failure } from '../../src/failure/failure.ts';
import { drawDocument } from '../../src/generate/bulk/draw-document.ts';
import { drawInteraction } from '../../src/generate/draw-interaction.ts';
import { documentFromBytes } from '../../src/openapi/read.ts';
import { systemEnvironment } from '../../src/system/environment.ts';
import { boundRegexes } from '../../src/system/regexes.ts';

const folder = join(import.meta.dirname, 'generate');
const isUpdate = systemEnvironment()['UPDATE_CASES'] === '1';

const file = (name: string, part: string): string => join(folder, name, part);

const json = (name: string, part: string) => JSON.parse(readFileSync(file(name, part), 'utf8'));

/** The interaction that a case draws from its expectation, all those of its document where it has options, or the failure that it ends in. */
function outcomeOf(name: string): unknown {
  const document = documentFromBytes(readFileSync(file(name, 'document.yaml')), 'document.yaml');
  try {
    return existsSync(file(name, 'options.json')) ? drawDocument(document, json(name, 'options.json')) : drawInteraction(document, json(name, 'expectation.json'));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { failure: { code: error.code, message: error.message } };
  }
}

/** A case is a folder with a document, an expectation or options, and what comes of them; adding one needs no code. `UPDATE_CASES=1` rewrites what comes of them. */
describe('an interaction drawn from an expectation and a document', () => {
  // As the command line does: one case has a pattern that would never end.
  before(() => boundRegexes());

  for (const name of readdirSync(folder)) {
    it(`is as expected in ${name}`, () => {
      const outcome = JSON.parse(JSON.stringify(outcomeOf(name)));
      if (isUpdate) writeFileSync(file(name, 'expected.json'), `${JSON.stringify(outcome, null, 2)}\n`);
      expect(existsSync(file(name, 'expected.json')), 'run with UPDATE_CASES=1 and read what it writes').to.equal(true);
      expect(outcome).to.deep.equal(json(name, 'expected.json'));
    });
  }
});
