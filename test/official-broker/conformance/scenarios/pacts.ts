import type { Json } from '../../../../src/json/json.ts';
import { of } from '../pacts.ts';
import type { Scenario } from '../script.ts';
import { del, get, patch, post, put } from '../script.ts';

const pair = of('Pact Web', 'Pact Shop');
const at = (version: string): string => `${pair.pair}/version/${version}`;
const other = pair.text(['something else']);
const sha = { keep: { sha: '/_links/pb:pact-version/name', content: '/_links/pb:pact-version/href' } };

const interaction = (description: string, more: { readonly [key: string]: Json } = {}): Json => ({
  description,
  request: { method: 'GET', path: '/' },
  response: { status: 200 },
  ...more,
});
const oldPact = (...interactions: readonly Json[]): Json => ({
  consumer: { name: 'Pact Web' },
  provider: { name: 'Pact Shop' },
  interactions,
  metadata: { pactSpecification: { version: '2.0.0' } },
});

const problem = { accept: 'application/hal+json, application/problem+json' };

/** Keys and numbers that a careless reader would change. */
const oddInteraction = `{
  "description": "n",
  "request": {"method": "get", "path": "/"},
  "response": {"status": 200, "body": {"10": 1, "9": 2, "n": 1.0, "big": 12345678901234567890}}
}`;

export const pacts: Scenario = {
  name: 'pacts, one by one',
  steps: [
    get(at('1')),
    get(`${pair.pair}/latest`),
    put(at('1'), pair.text(), sha),
    put(at('1'), pair.text()),
    put(at('1'), other),
    put(at('1'), pair.text(['a pet']), { accept: 'application/json' }),
    put(at('2'), pair.text(), { type: 'text/plain' }),
    put(at('2')),
    put(at('2'), ''),
    put(at('2'), '', { type: 'application/json' }),
    put(at('2'), '{'),
    put(at('2'), '"text"'),
    put(at('2'), of('Someone', 'Pact Shop').text()),
    put(at('2'), of('Someone', 'Someone').text()),
    put(at('2'), of('Someone', 'Someone').text(), { accept: 'application/problem+json, application/hal+json' }),
    put(at('2'), other),
    put(at('3'), {}),
    put(at('3.1'), '[1.0]'),
    get(at('3.1')),
    put(at('3.2'), { some: 'thing' }),
    put(at('1').replace('Pact%20Web', 'PactWebs'), of('PactWebs', 'Pact Shop').text()),
    put(at('1').replace('Pact%20Web', 'pact_web'), of('pact_web', 'Pact Shop').text(), problem),
    get(at('1')),
    get(at('2')),
    get(at('3')),
    get(at('1'), { accept: 'application/json' }),
    get(at('1'), { accept: '*/*' }),
    get(at('1'), { accept: 'text/csv' }),
    get(at('9')),
    get(at('9'), { accept: 'application/problem+json, application/hal+json' }),
    get(`/pact/provider/Pact%20Shop/consumer/Pact%20Web/version/1`),
    get(`/pact/provider/Pact%20Shop/consumer/Pact%20Web/latest`),
    get(`${pair.pair}/versions/1`),
    get('{content}'),
    get('{content}/metadata/e30'),
    get('{content}/metadata/not%20base64'),
    get(`${pair.pair}/pact-version/0000000000000000000000000000000000000000`),
    get(`${pair.pair}/latest`),
    get('/pacts/provider/Pact%20Shop/consumer/nobody/latest'),
    get('/pacts/provider/nobody/consumer/Pact%20Web/latest'),
    // Tags and branches
    put('/pacticipants/Pact%20Web/versions/1/tags/prod', {}),
    pair.publish({ version: '4', branch: 'main', descriptions: ['four'] }),
    pair.publish({ version: '5', branch: 'feat/y', descriptions: ['five'] }),
    get(`${pair.pair}/latest/prod`),
    get(`${pair.pair}/latest/nope`),
    get(`${pair.pair}/latest-untagged`),
    get(`${pair.pair}/branch/main/latest`),
    get(`${pair.pair}/branch/feat%2Fy/latest`),
    get(`${pair.pair}/branch/nope/latest`),
    put('/pacticipants/Pact%20Web/branches/main/versions/6', {}),
    get(`${pair.pair}/branch/main/latest`),
    get(`${at('5')}/previous-distinct`),
    get(`${at('1')}/previous-distinct`),
    get(`${at('9')}/previous-distinct`),
    // Merging
    patch(at('7'), oldPact(interaction('a')), { type: 'application/json' }),
    patch(at('7'), oldPact(interaction('b')), { type: 'application/json' }),
    patch(at('7'), oldPact(interaction('b', { response: { status: 201 } })), { type: 'application/json' }),
    patch(at('7'), oldPact(interaction('b', { request: { method: 'POST', path: '/' } })), { type: 'application/json' }),
    patch(at('7'), oldPact(interaction('b', { providerState: 'x' })), { type: 'application/json' }),
    patch(at('7'), oldPact(interaction('c')), { type: 'application/merge-patch+json' }),
    patch(at('7'), { consumer: { name: 'Pact Web' }, provider: { name: 'Pact Shop' } }, { type: 'application/json' }),
    patch(at('7'), '{', { type: 'application/json' }),
    patch(at('7'), '', { type: 'application/json' }),
    patch(at('7'), of('Someone', 'Pact Shop').text(), { type: 'application/json' }),
    get(at('7')),
    get(`${pair.pair}/latest`),
    // What a pact may hold
    put(at('8'), `{"_links":{"self":{"href":"x"}},"createdAt":"never","interactions":[${oddInteraction}]}`),
    get(at('8')),
    put(at('8.1'), { ...Object(oldPact()), messages: [{ description: 'm', contents: {} }] }),
    get(at('8.1')),
    put(at('8.2'), `${'['.repeat(60)}${']'.repeat(60)}`),
    // Deleting
    del(at('8')),
    del(at('8')),
    get(at('8')),
    get('/pacticipants/Pact%20Web/versions/8'),
    del('/pacts/provider/Pact%20Shop/consumer/nobody/version/1'),
    of('Pact Lonely', 'Pact Shop').publish(),
    del('/pacts/provider/Pact%20Shop/consumer/Pact%20Lonely/version/1'),
    get('/pacts/provider/Pact%20Shop/consumer/Pact%20Lonely/latest'),
    get('/pacticipants/Pact%20Lonely'),
    post(at('1'), {}),
    // Under its other addresses
    ...[`${pair.pair}/versions/9`, '/pact/provider/Pact%20Shop/consumer/Pact%20Web/version/9.1'].flatMap((address) => [
      put(address, oldPact(interaction('a'))),
      patch(address, oldPact(interaction('b')), { type: 'application/json' }),
      get(address),
      del(address),
      get(address),
    ]),
  ],
};
