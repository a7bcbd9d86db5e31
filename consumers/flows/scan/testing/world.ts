import type { JsonObject, ProviderFile } from 'vendorproof';
import { clientAt } from '../../../axonius/testing/client.ts';
import { bitbucketAt } from '../../../bitbucket/testing/client.ts';
import { falconAt } from '../../testing/clients.ts';
import { startStubbed, type Stubbed } from '../../testing/stubbed.ts';
import { axoniusTags, bitbucketCode, falconTags, type Deployments } from '../ports.ts';
import type { Push } from '../store.ts';
import type { ScanPorts } from '../worker.ts';

/** A commit, and what its one file says. */
export interface Pushed extends Push {
  readonly content: string;
}

export const repository = 'acme/shop';
export const asset = '5d0f3b7e9a1c4e62b8d7f6a5c4b3a291';
export const host = '9c1f4be07a5d4f2f8b0e6f3a2d1c0b9a';
const deployments: Deployments = { assetsOf: () => [asset], hostsOf: () => [host] };

/** Code in one place, the machine that runs it in two others. */
export interface World {
  readonly vendors: readonly Stubbed[];
  /** What the repository holds, and whether Falcon's host takes tags at all. */
  show(pushed: readonly [Pushed, Pushed, Pushed], takesTags: boolean): Promise<void>;
  ports(): Omit<ScanPorts, 'store'>;
  /** The tags that a system carries, by all changes that it accepted. */
  tagsAt(system: 'axonius' | 'crowdstrike'): Promise<ReadonlySet<string>>;
  close(): Promise<void>;
}

const file = 'config/app.env';
const entry: JsonObject = { type: 'commit_file', path: file, size: 10, attributes: [] };

const code: ProviderFile = {
  states: {
    commits: {
      stub: [
        { operation: 'getSource', when: { path: 'config' }, body: { values: [entry] } },
        ...[1, 2, 3].map((number) => ({ operation: 'getSource', when: { path: file, commit: `{commit${number}}` }, body: `{content${number}}` })),
      ],
    },
  },
};

const hostTags: ProviderFile = {
  states: { host: { stub: [{ operation: 'UpdateDeviceTags', status: 202, body: { errors: [], resources: [{ device_id: host, updated: '{takesTags}', code: 200, error: '' }] } }] } },
};

export async function startWorld(): Promise<World> {
  const [bitbucket, axonius, falcon] = await Promise.all([startStubbed('bitbucket', code), startStubbed('axonius', { states: {} }), startStubbed('crowdstrike', hostTags)]);
  let falconTakesTags = true;
  return {
    vendors: [bitbucket, axonius, falcon],
    show: async (pushed, takesTags) => {
      falconTakesTags = takesTags;
      const params = pushed.flatMap(({ commit, content }, index) => [[`commit${index + 1}`, commit], [`content${index + 1}`, content]]);
      await bitbucket.stub.state('commits', Object.fromEntries(params) as JsonObject);
      await falcon.stub.state('host', { takesTags });
    },
    ports: () => ({
      code: bitbucketCode(bitbucketAt(bitbucket.url, { breaker: { probeAfterMs: 0 } }), 'config'),
      tags: [axoniusTags(clientAt(axonius.url, { breaker: { probeAfterMs: 0 } }), deployments), falconTags(falconAt(falcon.url).hosts, deployments)],
    }),
    tagsAt: async (system) => (system === 'axonius' ? axoniusTagsOf(axonius) : falconTakesTags ? falconTagsOf(falcon) : new Set()),
    close: async () => {
      for (const { close } of [bitbucket, axonius, falcon]) await close();
    },
  };
}

async function axoniusTagsOf(axonius: Stubbed): Promise<ReadonlySet<string>> {
  const changes = await axonius.accepted();
  return folded(changes.flatMap(({ operation, body }) => (body as { readonly tags: readonly string[] }).tags.map((tag) => ({ tag, isAdded: operation === 'addTags' }))));
}

async function falconTagsOf(falcon: Stubbed): Promise<ReadonlySet<string>> {
  const changes = (await falcon.accepted('UpdateDeviceTags')).map(({ body }) => body as { readonly action: string; readonly tags: readonly string[] });
  return folded(changes.flatMap(({ action, tags }) => tags.map((tag) => ({ tag: tag.replace('FalconGroupingTags/', ''), isAdded: action === 'add' }))));
}

function folded(changes: readonly { readonly tag: string; readonly isAdded: boolean }[]): ReadonlySet<string> {
  const tags = new Set<string>();
  for (const { tag, isAdded } of changes) if (isAdded) tags.add(tag);
  else tags.delete(tag);
  return tags;
}
