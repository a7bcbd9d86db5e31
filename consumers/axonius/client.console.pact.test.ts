import { expect } from 'chai';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { agrees, within } from './testing/contract.ts';

const query_id = '66f0c1d2e3a4b5c6d7e8f901';

/** Only the status decides; what the instance says is for people. */
function isRefused({ kind, message }: VendorError, expected: VendorError['kind'], said: string): void {
  expect(kind).to.equal(expected);
  expect(message).to.contain(said);
}

describe('our contract with Axonius’ console', () => {
  agrees(
    'lists saved queries',
    {
      operation: 'listSavedQueries',
      given: 'saved queries exist',
      request: { query: { folder_id: 'all', include_metadata: false, offset: 0, limit: 1000 } },
      response: { status: 200, relies: within('queries[]', ['uuid', 'name', 'module', 'query.filter', 'tags[]']) },
    },
    async (client) => {
      const [query] = await Array.fromAsync(client.savedQueries());
      expect(query).to.deep.include({ id: query_id, name: 'prod servers', assetType: 'devices', filter: '("specific_data.data.last_seen" >= date("NOW - 7d"))', tags: ['prod'] });
    },
  );

  agrees(
    'gets a saved query',
    { operation: 'getSavedQuery', request: { path: { query_id } }, response: { status: 200, relies: ['uuid', 'name', 'query.filter'] } },
    async (client) => {
      const query = await client.savedQuery(query_id);
      expect(query).to.include({ id: query_id, name: 'prod servers' }).and.to.have.property('filter').that.is.a('string');
    },
  );

  agrees(
    'looks after the adapters',
    {
      operation: 'listAdapters',
      given: 'one connection of an adapter fails',
      request: { query: { include_connection_details: true } },
      response: {
        status: 200,
        relies: [
          ...within('adapters[]', ['id', 'status', 'connections_count.total']),
          ...within('adapters[].connections[]', ['id', 'active', 'status', 'error']),
        ],
      },
    },
    async (client) => {
      const [adapter] = await client.adapters();
      expect(adapter).to.include({ adapter: 'crowd_strike_adapter', connections: 2 });
      expect(adapter?.failing[0]).to.include({ reason: 'the credentials are wrong' });
    },
  );

  agrees(
    'lists runs of connections',
    {
      operation: 'fetchHistory',
      request: { body: { sort: '-last_fetch_time', page: { limit: 200, offset: 0 }, adapters: ['aws_adapter'] } },
      response: { status: 200, relies: ['fetches[].adapter', 'fetches[].status', 'fetches[].start_time'] },
    },
    async (client) => {
      const [run] = await Array.fromAsync(client.fetchHistory({ adapters: ['aws_adapter'] }));
      expect(run).to.include({ adapter: 'aws_adapter', status: 'success', start: '2026-11-21T12:00:00Z' });
    },
  );

  agrees(
    'lists accounts of the console',
    {
      operation: 'listSystemUsers',
      given: 'the console has accounts',
      response: { status: 200, relies: within('users[]', ['uuid', 'user_name', 'email', 'role_name']) },
    },
    async (client) => expect((await client.consoleAccounts())[0]).to.include({ username: 'amara', mail: 'amara@example.test', role: 'Viewer' }),
  );

  agrees(
    'is told that the keys were reset',
    {
      operation: 'listAdapters',
      given: 'the keys were reset',
      request: { query: { include_connection_details: true } },
      response: { status: 401, relies: ['message'] },
    },
    async (client) => isRefused(await failing(client.adapters(), VendorError), 'authentication', 'Not logged in'),
  );

  agrees(
    'is told that the role lacks API access',
    {
      operation: 'listSystemUsers',
      given: 'the role lacks API access',
      response: { status: 403, relies: ['message'], examples: { message: 'You are lacking some permissions' } },
    },
    async (client) => isRefused(await failing(client.consoleAccounts(), VendorError), 'permission', 'You are lacking some permissions'),
  );
});
