import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { loadProvider } from '../../../src/config/provider.ts';
import { readDocument } from '../../../src/openapi/read.ts';
import { setState, stubOf } from '../../../src/stub/testing/client.ts';

const fileIn = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const vendors = readdirSync(fileIn('providers'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

/** What contract tests pass to states; each state takes what it knows. */
const params = { customer: 'cus_contract', intent: 'pi_contract', amount: 4900, workspace: 'acme-sec', repo_slug: 'inventory' };

describe('the vendors’ provider states', () => {
  for (const vendor of vendors) {
    it(`can all be put in force on the stub of ${vendor}`, async () => {
      const document = await readDocument(fileIn(`openapi/${vendor}/${vendor}.json`));
      const provider = await loadProvider(fileIn(`providers/${vendor}/provider.ts`));
      const ask = stubOf([{ document, provider }], { strictStates: true });
      const answers = await Promise.all(Object.keys(provider.states).map((state) => setState(ask, state, params)));
      expect(answers.filter(({ status }) => status !== 200).map(({ text }) => text)).to.deep.equal([]);
    });
  }
});
