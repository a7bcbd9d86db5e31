import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { drawDocument } from '../../src/generate/bulk/draw-document.ts';
import { listen } from '../../src/http/listen.ts';
import { documentFromBytes } from '../../src/openapi/read.ts';
import { createStub } from '../../src/stub/stub.ts';
import { boundRegexes } from '../../src/system/regexes.ts';
import { systemClock } from '../../src/system/clock.ts';
import { pactWith, replay } from './testing/replays.ts';

const folder = join(import.meta.dirname, '../cases/generate');
const names = readdirSync(folder).filter((name) => name.startsWith('all-') && existsSync(join(folder, name, 'options.json')));

/** Cases that do not pass, and why not. */
const differs: Readonly<Record<string, string>> = {
  'all-lists-whose-elements-differ': 'the stub has one element only to repeat, and leaves such lists out',
  'all-paths-with-odd-letters': 'the verifier takes //openapi for a host',
  'all-schema-within-itself': 'the stub leaves out what is optional and within itself, and the pact relies on all',
};

describe('interactions drawn from odd documents, replayed against their stub', () => {
  before(() => boundRegexes());

  for (const name of names) {
    const reason = differs[name];
    it(`${reason === undefined ? 'pass' : 'do not all pass'} in ${name}${reason === undefined ? '' : `: ${reason}`}`, async () => {
      const document = documentFromBytes(readFileSync(join(folder, name, 'document.yaml')), 'document.yaml');
      const { interactions } = drawDocument(document, { ...JSON.parse(readFileSync(join(folder, name, 'options.json'), 'utf8')), responses: 'success' });
      if (interactions.length === 0) return;
      const server = await listen(createStub({ documents: [{ document }], clock: systemClock }).handler, { port: 0 });
      const verified = await replay({ url: server.url, pacts: [pactWith(interactions)] });
      await server.close();
      const failed = verified.filter(({ outcome }) => outcome !== 'passed').map(({ description, mismatches }) => ({ description, mismatches }));
      if (reason === undefined) expect(failed).to.deep.equal([]);
      else expect(failed).to.have.length(1);
    });
  }
});
