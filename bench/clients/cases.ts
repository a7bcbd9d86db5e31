import { ComputeClient } from '../../consumers/aws/compute/client.ts';
import { IdentityClient } from '../../consumers/aws/identity/client.ts';
import { OrganizationClient } from '../../consumers/aws/organization/client.ts';
import { ParametersClient } from '../../consumers/aws/parameters/client.ts';
import { QueueClient } from '../../consumers/aws/queue/client.ts';
import { StorageClient } from '../../consumers/aws/storage/client.ts';
import { connectionTo } from '../../consumers/aws/testing/connection.ts';
import { clientAt as axoniusAt } from '../../consumers/axonius/testing/client.ts';
import { bitbucketAt, inventory } from '../../consumers/bitbucket/testing/client.ts';
import { falconAt } from '../../consumers/flows/testing/clients.ts';
import { StripeClient } from '../../consumers/stripe/client.ts';
import { testKey } from '../../consumers/stripe/testing/client.ts';
import { Secret } from '../../consumers/shared/auth/secret.ts';
import { systemClock } from '../../consumers/shared/clock.ts';
import type { ClientCase, Operations } from './vendor-case.ts';

const all = <Item>(items: AsyncIterable<Item>): Promise<unknown> => Array.fromAsync(items);

/** The first page of a list: a stub that remembers what was written has ever more of them. */
async function some<Item>(items: AsyncIterable<Item>): Promise<void> {
  let left = 20;
  for await (const _ of items) if ((left -= 1) === 0) return;
}

const commit = '5f3c2b1a0d9e3f7a5f3c2b1a0d9e3f7a5f3c2b1a';
const assetId = '5d0f3b7e9a1c4e62b8d7f6a5c4b3a291';
const hostId = '9c1f4be07a5d4f2f8b0e6f3a2d1c0b9a';

/** Every client, with every operation that answers the same however often it is called. Limits are off: the stub is to be the slower one. */
export const clientCases: readonly ClientCase[] = [
  { vendor: 'stripe', pacticipant: 'stripe', open: async (url) => stripe(url) },
  { vendor: 'bitbucket', pacticipant: 'bitbucket', open: async (url) => bitbucket(url) },
  { vendor: 'axonius', pacticipant: 'axonius', open: async (url) => axonius(url) },
  { vendor: 'crowdstrike', pacticipant: 'crowdstrike', states: ['three hosts', 'a host is known'], open: async (url) => crowdstrike(url) },
  { vendor: 'aws, EC2', pacticipant: 'aws-ec2', states: ['two regions are enabled', 'there are three instances in two reservations'], open: async (url) => compute(url) },
  { vendor: 'aws, STS', pacticipant: 'aws-sts', open: async (url) => identity(url) },
  { vendor: 'aws, Organizations', pacticipant: 'aws-organizations', states: ['the organization has accounts on one page'], open: async (url) => organization(url) },
  { vendor: 'aws, S3', pacticipant: 'aws-s3', states: ['the account has buckets on one page', 'the bucket is in the first region', 'the bucket is there'], open: async (url) => storage(url) },
  { vendor: 'aws, SSM', pacticipant: 'aws-ssm', states: ['a parameter is there', 'there are parameters on one page'], open: async (url) => parameters(url) },
  { vendor: 'aws, SQS', pacticipant: 'aws-sqs', states: ['the queue takes messages', 'a message waits'], open: async (url) => queue(url) },
];

function stripe(url: string): Operations {
  const client = new StripeClient({ baseUrl: url, credentials: { apiKey: testKey }, clock: systemClock, limits: {} });
  const card = { amount: 4900, currency: 'chf', allowedMethods: ['card'] };
  return {
    createCustomer: () => client.createCustomer({ email: 'ada@acme.example' }),
    retrieveCustomer: () => client.retrieveCustomer('cus_1'),
    updateCustomer: () => client.updateCustomer('cus_1', { name: 'Ada' }),
    listCustomers: () => some(client.listCustomers({ limit: 20 })),
    createPaymentIntent: () => client.createPaymentIntent(card),
    retrievePaymentIntent: () => client.retrievePaymentIntent('pi_1'),
    confirmPaymentIntent: () => client.confirmPaymentIntent('pi_1', { paymentMethod: 'pm_card_visa' }),
    cancelPaymentIntent: () => client.cancelPaymentIntent('pi_1'),
    createRefund: () => client.createRefund({ paymentIntent: 'pi_1' }),
    retrieveRefund: () => client.retrieveRefund('re_1'),
    listCharges: () => some(client.listCharges({ limit: 20 })),
    retrieveCharge: () => client.retrieveCharge('ch_1'),
    retrieveDispute: () => client.retrieveDispute('dp_1'),
    retrieveSubscription: () => client.retrieveSubscription('sub_1'),
    listSubscriptions: () => some(client.listSubscriptions({ limit: 20 })),
    retrieveInvoice: () => client.retrieveInvoice('in_1'),
    listInvoices: () => some(client.listInvoices({ limit: 20 })),
    retrieveEvent: () => client.retrieveEvent('evt_1'),
    retrieveBalance: () => client.retrieveBalance(),
  };
}

function bitbucket(url: string): Operations {
  const client = bitbucketAt(url, { clock: systemClock });
  return {
    listUserWorkspaces: () => some(client.listUserWorkspaces()),
    getWorkspace: () => client.getWorkspace(inventory.workspace),
    listRepositories: () => some(client.listRepositories(inventory.workspace)),
    getRepository: () => client.getRepository(inventory),
    listBranches: () => some(client.listBranches(inventory)),
    getBranch: () => client.getBranch(inventory, 'main'),
    listCommits: () => some(client.listCommits(inventory)),
    getCommit: () => client.getCommit(inventory, commit),
    listPullRequests: () => some(client.listPullRequests(inventory)),
    getPullRequest: () => client.getPullRequest(inventory, 42),
    createPullRequest: () => client.createPullRequest(inventory, { title: 'Mend', sourceBranch: 'mend' }),
    listHooks: () => some(client.listHooks(inventory)),
    readFile: () => client.readFile(inventory, { commit, path: 'config/app.env' }),
  };
}

function axonius(url: string): Operations {
  const client = axoniusAt(url, { clock: systemClock, limits: { concurrent: 16 } });
  return {
    assets: () => some(client.assets('devices')),
    asset: () => client.asset('devices', assetId),
    countAssets: () => client.countAssets('devices'),
    assetFields: () => client.assetFields('devices'),
    addTags: () => client.addTags('devices', [assetId], ['seen']),
    removeTags: () => client.removeTags('devices', [assetId], ['seen']),
    savedQueries: () => some(client.savedQueries()),
    adapters: () => client.adapters(),
    consoleAccounts: () => client.consoleAccounts(),
    about: () => client.about(),
  };
}

function crowdstrike(url: string): Operations {
  const { hosts, alerts, vulnerabilities, hostGroups } = falconAt(url);
  return {
    'hosts.list': () => all(hosts.list()),
    'hosts.queryIds': () => hosts.queryIds(),
    'hosts.details': () => hosts.details([hostId]),
    'hosts.onlineStates': () => hosts.onlineStates([hostId]),
    'hosts.tag': () => hosts.tag('add', ['pilot'], [hostId]),
    'vulnerabilities.list': () => some(vulnerabilities.list()),
    'alerts.list': () => some(alerts.list()),
    'hostGroups.list': () => some(hostGroups.list()),
  };
}

function compute(url: string): Operations {
  const client = new ComputeClient({ ...connectionTo(url), clock: systemClock });
  return { regions: () => client.regions(), instances: () => all(client.instances()) };
}

function organization(url: string): Operations {
  const client = new OrganizationClient({ ...connectionTo(url), clock: systemClock });
  return { accounts: () => all(client.accounts()) };
}

function storage(url: string): Operations {
  const client = new StorageClient({ ...connectionTo(url), clock: systemClock });
  return { buckets: () => all(client.buckets()), regionOf: () => client.regionOf('logs'), exists: () => client.exists('logs') };
}

function parameters(url: string): Operations {
  const client = new ParametersClient({ ...connectionTo(url), clock: systemClock });
  const value = new Secret('hidden');
  return {
    get: () => client.get('/vendors/a'),
    below: () => all(client.below('/vendors')),
    put: () => client.put({ name: '/vendors/a', value, overwrite: true }),
    // What is removed is written anew: the stub remembers.
    remove: async () => {
      await client.put({ name: '/vendors/b', value, overwrite: true });
      await client.remove('/vendors/b');
    },
  };
}

function queue(url: string): Operations {
  const client = new QueueClient({ ...connectionTo(url), clock: systemClock, url: `${url}/123456789012/jobs` });
  return {
    send: () => client.send('a job'),
    receive: () => client.receive({ waitSeconds: 0 }),
    remove: async () => {
      const [one] = await client.receive({ waitSeconds: 0 });
      if (one !== undefined) await client.remove(one);
    },
  };
}

function identity(url: string): Operations {
  const client = new IdentityClient({ ...connectionTo(url), clock: systemClock });
  return { whoAmI: () => client.whoAmI(), assumeRole: () => client.assumeRole({ arn: 'arn:aws:iam::123456789012:role/scan', sessionName: 'bench' }) };
}
