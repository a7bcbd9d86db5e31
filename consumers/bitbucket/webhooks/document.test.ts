import { serve, type ServerType } from '@hono/node-server';
import { expect } from 'chai';
import { once } from 'node:events';
import { join } from 'node:path';
import { stub, type Stub } from 'vendorproof';
import { Secret } from '../../shared/auth/secret.ts';
import { dealtWithInMemory } from '../../shared/dealt-with.ts';
import type { BitbucketEvent } from './events.ts';
import { webhookReceiver } from './receiver.ts';
import { secret } from './testing/deliveries.ts';

const documented = join(import.meta.dirname, '../../../openapi/bitbucket/bitbucket.json');
const signing = { secret: 'env:SECRET', header: 'X-Hub-Signature', scheme: 'hmac-sha256-hex', prefix: 'sha256=' } as const;

describe('the webhook receiver, called by the stub', () => {
  let vendor: Stub;
  let server: ServerType;
  let to = '';
  let handled: BitbucketEvent[] = [];
  let receive: (request: Request) => Promise<Response>;
  before(async () => {
    vendor = await stub(documented, { provider: { webhooks: signing, states: {} }, environment: { SECRET: secret } });
    server = serve({ fetch: (request) => receive(request), hostname: '127.0.0.1', port: 0 }, ({ port }) => {
      to = `http://127.0.0.1:${port}/`;
    });
    await once(server, 'listening');
  });
  beforeEach(() => {
    handled = [];
    receive = webhookReceiver({ secrets: [new Secret(secret)], log: dealtWithInMemory(), handle: async (event) => void handled.push(event) });
  });
  after(() => void server.close());

  for (const [key, kind] of Object.entries({
    'repo:push': 'push',
    'repo:updated': 'repository',
    'repo:commit_status_created': 'build',
    'pullrequest:created': 'pull-request',
    'pullrequest:updated': 'pull-request',
    'pullrequest:fulfilled': 'pull-request',
    'pullrequest:rejected': 'pull-request',
    'pullrequest:approved': 'pull-request',
    'pullrequest:changes_request_created': 'pull-request',
    'pullrequest:comment_created': 'pull-request',
  })) {
    it(`understands ${key} as the document has it`, async () => {
      await vendor.webhook({ webhook: key, to });
      expect(handled.map((event) => event.kind)).to.deep.equal([kind]);
    });
  }

  it('takes what the stub delivers twice for one event (B44)', async () => {
    await vendor.webhook({ webhook: 'repo:push', to, copies: 2 });
    expect(handled).to.have.length(1);
  });
});
