import type { AxoniusApi } from '../../axonius/api.ts';
import type { BitbucketApi } from '../../bitbucket/api.ts';
import type { RepositoryName, SourceEntry } from '../../bitbucket/types.ts';
import type { HostsApi } from '../../crowdstrike/hosts/api.ts';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import type { SourceFile } from './scanner.ts';
import type { CodeSource, Tags } from './worker.ts';

/** What runs a repository's code, as each system knows it. */
export interface Deployments {
  readonly assetsOf: (repository: string) => readonly string[];
  readonly hostsOf: (repository: string) => readonly string[];
}

/** Larger files are no code that somebody wrote. In bytes. */
const largestFile = 1_000_000;

/** The files beneath a directory of each repository. */
export const bitbucketCode = (bitbucket: Pick<BitbucketApi, 'listDirectory' | 'readFile'>, directory: string): CodeSource => ({
  filesOf: ({ repository, commit }) => filesBeneath(bitbucket, { repository: nameOf(repository), commit, path: directory }),
});

interface Place {
  readonly repository: RepositoryName;
  readonly commit: string;
  readonly path: string;
}

async function filesBeneath(bitbucket: Pick<BitbucketApi, 'listDirectory' | 'readFile'>, { repository, commit, path }: Place): Promise<readonly SourceFile[]> {
  const found: SourceFile[] = [];
  for await (const entry of bitbucket.listDirectory(repository, { commit, path })) {
    const place = { repository, commit, path: entry.path };
    if (entry.kind === 'directory') found.push(...(await filesBeneath(bitbucket, place)));
    if (isReadable(entry)) found.push({ path: entry.path, content: new TextDecoder().decode(await bitbucket.readFile(repository, place)) });
  }
  return found;
}

const isReadable = ({ kind, size, attributes }: SourceEntry): boolean =>
  kind === 'file' && (size ?? 0) <= largestFile && !attributes.some((attribute) => ['binary', 'link', 'subrepository'].includes(attribute));

function nameOf(repository: string): RepositoryName {
  const [workspace = '', slug = ''] = repository.split('/');
  return { workspace, slug };
}

/** Tags on the assets that run a repository's code. */
export const axoniusTags = (axonius: Pick<AxoniusApi, 'addTags' | 'removeTags'>, { assetsOf }: Deployments): Tags => ({
  add: (repository, tag) => axonius.addTags('devices', assetsOf(repository), [tag]),
  remove: (repository, tag) => axonius.removeTags('devices', assetsOf(repository), [tag]),
});

/** Tags on the hosts that run a repository's code. Where one host refuses, it is refused as a whole: half a tag is none. */
export const falconTags = (hosts: Pick<HostsApi, 'tag'>, { hostsOf }: Deployments): Tags => {
  const change = async (how: 'add' | 'remove', repository: string, tag: string): Promise<void> => {
    const outcomes = await hosts.tag(how, [tag], hostsOf(repository));
    const refused = outcomes.find(({ result }) => result === 'refused');
    // What cannot be tagged carries no tag to take off.
    if (refused?.result !== 'refused' || how === 'remove') return;
    const exchange = { vendor: 'crowdstrike', operation: 'UpdateDeviceTags', request: 'PATCH /devices/entities/devices/tags/v1', status: undefined, requestId: undefined };
    throw new VendorError(`host ${refused.hostId} takes no tag: ${refused.because}`, exchange, 'conflict');
  };
  return { add: (repository, tag) => change('add', repository, tag), remove: (repository, tag) => change('remove', repository, tag) };
};
