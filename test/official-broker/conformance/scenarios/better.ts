import { of } from '../pacts.ts';
import type { Scenario } from '../script.ts';
import { get, post } from '../script.ts';

const web = of('Bet Web', 'Bet Shop');
const address = '/pacts/provider/Bet%20Shop/for-verification';
const withId = web.text(['a pet']).replace('"type":', '"_id":"0123456789012345678901234567890123456789","type":');

/** Where the official broker refuses, or finds nothing, what clients may rightly ask for. */
export const better: Scenario = {
  name: 'what is better here',
  steps: [
    web.publish({ version: '1', branch: 'main', descriptions: ['a pet'] }),
    web.publish({ version: '1', content: withId }, { note: '(with ids)' }),
    web.publish({ version: '1', descriptions: ['a vet'], onConflict: 'merge' }, { note: '(merge)' }),
    get(`${web.pair}/version/1`),
    post(address, { consumerVersionSelectors: [{ branch: 'feat/x', fallbackBranch: 'main' }] }),
  ],
};
