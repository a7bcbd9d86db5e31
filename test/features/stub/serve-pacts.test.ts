import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Listening } from '../../../src/http/listen.ts';
import { listen } from '../../../src/http/listen.ts';
import { servedPact } from '../../../src/stub/pacts/served-pact.ts';
import { createStub } from '../../../src/stub/stub.ts';
import { systemClock } from '../../../src/system/clock.ts';
import type { StateChanger } from '../../../src/verify/types.ts';
import { pactWith, replay } from '../testing/replays.ts';

const folder = join(import.meta.dirname, '../../../pacts');

/** Every state is one of the pact's own. */
const statesAt = (url: string): StateChanger => async ({ namespace, ...change }) => {
  const answer = await fetch(`${url}/_vendorproof/states`, { method: 'POST', headers: { 'vendorproof-namespace': namespace }, body: JSON.stringify(change) });
  expect([answer.status, answer.headers.get('vendorproof-warning')]).to.deep.equal([200, null]);
  return { values: {} };
};

const serve = (text: string, file: string): Promise<Listening> => {
  const pact = servedPact(text, file);
  return listen(createStub({ documents: [], pacts: pact === undefined ? [] : [pact], clock: systemClock }).handler, { port: 0 });
};

describe('a pact that is served', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    it(`is passed by Pact's own verifier: ${file}`, async () => {
      const text = readFileSync(join(folder, file), 'utf8');
      const stub = await serve(text, file);
      try {
        const interactions = await replay({ url: stub.url, pacts: [{ ...pactWith([]), content: text }], states: statesAt(stub.url) });
        // Without a document nobody knows what the vendor would send.
        const called = interactions.filter(({ mismatches }) => mismatches.every(({ code }) => code !== 'message.vendor-sends'));
        expect(called.length).to.be.greaterThan(0);
        expect(called.filter(({ outcome }) => outcome !== 'passed')).to.deep.equal([]);
      } finally {
        await stub.close();
      }
    }).timeout(60_000);
  }
});
