import { brokerClient } from '../../src/broker/client/client.ts';
import type { BrokerClient, InteractionTestResult } from '../../src/broker/client/types.ts';
import { createBroker } from '../../src/broker/server.ts';
import { openStore } from '../../src/broker/store/store.ts';
import { listen, type Listening } from '../../src/http/listen.ts';
import type { Interaction } from '../../src/pact/types.ts';
import { systemClock } from '../../src/system/clock.ts';
import { creates, downloads, lists } from './sample-pact.ts';

/** A broker on a free port, filled through its API as a team's pipeline fills it. */
export async function startSampleBroker(): Promise<Listening> {
  const store = await openStore({ file: ':memory:', clock: systemClock });
  const listening = await listen(createBroker({ store, clock: systemClock }), { port: 0 });
  const close = (): Promise<void> => listening.close().then(() => store.close());
  try {
    await fill(brokerClient({ url: listening.url }));
  } catch (error) {
    await close();
    throw error;
  }
  return { url: listening.url, close };
}

const consumer = 'billing-integration';
const provider = 'acme-billing';
const others = ['codehost', 'hostguard', 'assetly', 'skycloud-queues', 'skycloud-tokens', 'mailer'];

async function fill(broker: BrokerClient): Promise<void> {
  const pact = { consumer, provider, branch: 'main', interactions: [creates, lists, downloads] };
  await integration(broker, { ...pact, version: '3f2a91c', interactions: [creates] });
  const resultsUrl = await integration(broker, { ...pact, version: 'd94b7aa' });
  await verify(broker, { provider, resultsUrl, kind: 'doc', failed: lists });
  await verify(broker, { provider, resultsUrl, kind: 'stub' });
  for (const name of others) {
    const other = { consumer: `${name}-integration`, provider: name, version: '1.4.0', branch: 'main', interactions: [creates] };
    const url = await integration(broker, other);
    await verify(broker, { provider: name, resultsUrl: url, kind: 'stub' });
  }
  await broker.ensureEnvironment({ name: 'local', production: false });
  await broker.recordDeployment({ pacticipant: provider, version: versionOf('stub'), environment: 'local' });
}

interface Published {
  readonly consumer: string;
  readonly provider: string;
  readonly version: string;
  readonly branch: string;
  readonly interactions: readonly Interaction[];
}

/** Publishes a pact; answers where results for it go. */
async function integration(broker: BrokerClient, { interactions, ...publication }: Published): Promise<string> {
  const { consumer: name, provider: vendor } = publication;
  const pact = { consumer: { name }, provider: { name: vendor }, interactions, metadata: { pactSpecification: { version: '4.0' } } };
  await broker.publish({ ...publication, content: JSON.stringify(pact) });
  const selected = await broker.pactsForVerification({ provider: vendor, selectors: [{ mainBranch: true }] });
  const found = selected.find((it) => it.consumer === name);
  if (found === undefined) throw new Error(`the broker selects no pact of ${name} for ${vendor}`);
  return found.resultsUrl;
}

const versionOf = (kind: 'doc' | 'stub'): string => `2025-06-30+${kind}.a1b2c3d4`;

interface Verified {
  readonly provider: string;
  readonly resultsUrl: string;
  readonly kind: 'doc' | 'stub';
  readonly failed?: Interaction;
}

const verify = (broker: BrokerClient, { kind, failed, ...result }: Verified): Promise<void> =>
  broker.publishResult({
    ...result,
    providerVersion: versionOf(kind),
    providerBranch: kind === 'doc' ? 'document' : 'stub',
    success: failed === undefined,
    testResults: [creates, lists, downloads].map((interaction) => outcome(interaction, interaction === failed)),
  });

const outcome = ({ description }: Interaction, failed: boolean): InteractionTestResult => ({
  interactionDescription: description,
  success: !failed,
  mismatches: failed ? [mismatch] : [],
});

const mismatch = {
  attribute: 'body',
  identifier: '$.data[0].id',
  description: 'the document says integer, the pact relies on a string',
  code: 'body.type',
  fix: 'ask for `id` as an integer',
};
