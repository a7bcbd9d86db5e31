import { expect } from 'chai';
import { brokerClient } from '../../src/broker/client/client.ts';
import type { BrokerClient } from '../../src/broker/client/types.ts';
import { createBroker } from '../../src/broker/server.ts';
import { openStore } from '../../src/broker/store/store.ts';
import { listen } from '../../src/http/listen.ts';
import { testServers } from '../../src/http/testing/serve.ts';
import { systemClock } from '../../src/system/clock.ts';
import { interaction, pactWith, replay, typed } from './testing/replays.ts';

describe('the broker client and the embedded broker', () => {
  const { serve, closeAll } = testServers();
  const opened: (() => Promise<void>)[] = [];
  after(closeAll);
  after(() => Promise.all(opened.map((close) => close())));

  async function emptyBroker(): Promise<BrokerClient> {
    const store = await openStore({ file: ':memory:', clock: systemClock });
    const listening = await listen(createBroker({ store, clock: systemClock }), { port: 0 });
    opened.push(() => listening.close().then(() => store.close()));
    return brokerClient({ url: listening.url });
  }

  const pact = pactWith([interaction({ description: 'gets a pet', response: typed({ id: 1 }) })]);
  const publication = { consumer: 'shop', provider: 'petshop', version: '1', branch: 'main', content: pact.content };

  async function published(): Promise<BrokerClient> {
    const client = await emptyBroker();
    await client.publish(publication);
    await client.ensureEnvironment({ name: 'local', production: false });
    return client;
  }

  /** Replays what the broker selects against a provider with this answer, and stores the result. */
  async function verified(client: BrokerClient, answer: string): Promise<void> {
    const url = await serve((_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(answer));
    for (const { content, resultsUrl } of await client.pactsForVerification({ provider: 'petshop', selectors: [{ mainBranch: true }] })) {
      const interactions = await replay({ url, pacts: [{ ...pact, content }] });
      await client.publishResult({
        provider: 'petshop',
        providerVersion: '1+stub.a',
        providerBranch: 'stub',
        resultsUrl,
        success: interactions.every(({ outcome }) => outcome === 'passed'),
        testResults: interactions.map(({ interactionId = '', description, outcome, mismatches }) => ({
          interactionId,
          interactionDescription: description,
          success: outcome === 'passed',
          mismatches: mismatches.map(({ attribute, code, message }) => ({ attribute, code, description: message })),
        })),
      });
    }
  }

  it('publish a pact, and the same again', async () => {
    const client = await emptyBroker();
    const { pactUrl } = await client.publish(publication);
    expect((await client.publish(publication)).pactUrl).to.equal(pactUrl);
  });

  it('refuse other content under the same version', async () => {
    const client = await published();
    const content = publication.content.replace('gets a pet', 'gets another');
    const error: unknown = await client.publish({ ...publication, content }).catch((reason: unknown) => reason);
    expect(error).to.include({ code: 'broker.conflict', kind: 'bad-input' });
  });

  it('select pacts whose interactions have ids', async () => {
    const client = await published();
    const [selected] = await client.pactsForVerification({ provider: 'petshop', selectors: [{ mainBranch: true }], providerBranch: 'stub' });
    expect([selected?.consumer, typeof JSON.parse(selected?.content ?? '{}').interactions[0]._id]).to.deep.equal(['shop', 'string']);
  });

  it('select nothing for a provider that nobody named', async () => {
    const client = await emptyBroker();
    expect(await client.pactsForVerification({ provider: 'nobody', selectors: [{ mainBranch: true }] })).to.deep.equal([]);
  });

  it('say yes once a result is good and its version is deployed', async () => {
    const client = await published();
    await verified(client, '{"id":7}');
    await client.recordDeployment({ pacticipant: 'petshop', version: '1+stub.a', environment: 'local' });
    const { deployable, rows } = await client.matrix({ pacticipant: 'shop', version: '1', environment: 'local' });
    expect([deployable, rows[0]?.providerVersion, rows[0]?.success]).to.deep.equal([true, '1+stub.a', true]);
    expect(await client.deployed('petshop', 'local')).to.deep.equal(['1+stub.a']);
  });

  it('say no after a bad result, and why', async () => {
    const client = await published();
    await verified(client, '{"id":"seven"}');
    await client.recordDeployment({ pacticipant: 'petshop', version: '1+stub.a', environment: 'local' });
    const { deployable, rows } = await client.matrix({ pacticipant: 'shop', version: '1', environment: 'local' });
    const stored = await client.result(rows[0]?.resultUrl ?? '');
    expect([deployable, stored.success, stored.providerVersion, stored.testResults[0]?.mismatches[0]]).to.deep.equal([
      false, false, '1+stub.a', { attribute: 'body', code: 'response.body.mismatch', description: 'expected a whole number, got "seven"' },
    ]);
  });

  it('say unknown where nothing is verified, and for a pacticipant that nobody published', async () => {
    const client = await published();
    const asked = await Promise.all(['shop', 'nobody'].map((pacticipant) => client.matrix({ pacticipant, version: '1', environment: 'local' })));
    expect(asked.map(({ deployable }) => deployable)).to.deep.equal([null, null]);
  });

  it('know versions, environments and the main branch', async () => {
    const client = await published();
    await client.ensureMainBranch('shop', 'main');
    const known = await Promise.all([client.versionExists('shop', '1'), client.versionExists('shop', '2'), client.environments()]);
    expect(known).to.deep.equal([true, false, ['local']]);
  });
});
