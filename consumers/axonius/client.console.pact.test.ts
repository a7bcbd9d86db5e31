import { expect } from 'chai';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { collected } from './testing/client.ts';
import { agrees, within } from './testing/contract.ts';

const query_id = '66f0c1d2e3a4b5c6d7e8f901';

describe('our contract with Axonius’ console', () => {
  agrees(
    'lists saved queries',
    {
      operation: 'listSavedQueries',
      given: 'saved queries exist',
      request: { query: { folder_id: 'all', include_metadata: false, offset: 0, limit: 1000 } },
      response: { status: 200, relies: within('queries[]', ['uuid', 'name', 'module', 'query.filter', 'tags']) },
    },
    async (client) => expect(await collected(client.savedQueries())).to.have.length(1),
  );

  agrees(
    'gets a saved query',
    { operation: 'getSavedQuery', request: { path: { query_id } }, response: { status: 200, relies: ['uuid', 'name', 'query.filter'] } },
    async (client) => expect(await client.savedQuery(query_id)).to.have.property('filter').that.is.a('string'),
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
    async (client) => expect((await client.adapters())[0]?.failing).to.have.length(1),
  );

  agrees(
    'lists runs of connections',
    {
      operation: 'fetchHistory',
      request: { body: { sort: '-last_fetch_time', page: { limit: 200, offset: 0 }, adapters: ['aws_adapter'] } },
      response: { status: 200, relies: ['fetches[].adapter', 'fetches[].status', 'fetches[].start_time'] },
    },
    async (client) => expect(await Array.fromAsync(client.fetchHistory({ adapters: ['aws_adapter'] }))).to.have.length(1),
  );

  agrees(
    'lists accounts of the console',
    {
      operation: 'listSystemUsers',
      given: 'the console has accounts',
      response: { status: 200, relies: within('users[]', ['uuid', 'user_name', 'email', 'role_name']) },
    },
    async (client) => expect((await client.consoleAccounts())[0]).to.include({ kind: 'console-account' }),
  );

  agrees(
    'is told that the keys were reset',
    {
      operation: 'listAdapters',
      given: 'the keys were reset',
      request: { query: { include_connection_details: true } },
      response: { status: 401, relies: ['message'] },
    },
    async (client) => expect(await failing(client.adapters(), VendorError)).to.include({ kind: 'authentication' }),
  );

  agrees(
    'is told that the role lacks API access',
    { operation: 'listSystemUsers', given: 'the role lacks API access', response: { status: 403, relies: ['message'] } },
    async (client) => expect(await failing(client.consoleAccounts(), VendorError)).to.include({ kind: 'permission' }),
  );
});
