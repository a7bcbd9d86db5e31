import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import PQueue from 'p-queue';
import { GitRemote, type GitRemoteSettings } from './git-remote.ts';

export interface GitCopySettings extends GitRemoteSettings {
  /** Where the copy is kept: a bare repository, made when it is not there. Nobody else may write to it. */
  readonly folder: string;
}

/** A repository's branches, as they are at the vendor. */
export interface RemoteState {
  /** Null while the repository is empty. */
  readonly defaultBranch: string | null;
  /** Commit by branch. */
  readonly branches: Readonly<Record<string, string>>;
}

/** A copy of a repository, without files checked out, that follows the vendor's. One thing is done at a time. */
export class GitCopy {
  readonly #folder: string;
  readonly #remote: GitRemote;
  readonly #queue = new PQueue({ concurrency: 1 });

  constructor({ folder, ...remote }: GitCopySettings) {
    this.#folder = folder;
    this.#remote = new GitRemote(remote);
  }

  /**
   * Brings all branches: new and moved ones, by force where the vendor's were; what is gone there goes here. The first time only so many
   * commits of each (default 1), later what came since.
   */
  update({ depth = 1, signal }: { readonly depth?: number; readonly signal?: AbortSignal } = {}): Promise<RemoteState> {
    return this.#queue.add(async () => {
      await this.#make();
      const state = await this.#remoteState(signal);
      const known = await this.#branches();
      if (!isDeepStrictEqual(state.branches, known)) await this.#fetch(Object.keys(known).length === 0 ? [`--depth=${depth}`] : [], signal);
      if (state.defaultBranch !== null) this.#pointAt(state.defaultBranch);
      return { ...state, branches: await this.#branches() };
    });
  }

  /**
   * Brings the history step by step until it is whole. A step that arrived stays, so what breaks off is taken up where it ended, by the
   * next attempt or the next call.
   */
  completeHistory({ step = 500, signal }: { readonly step?: number; readonly signal?: AbortSignal } = {}): Promise<void> {
    return this.#queue.add(async () => {
      while (existsSync(join(this.#folder, 'shallow'))) await this.#fetch([`--deepen=${step}`], signal);
    });
  }

  /** A file as it is at a commit. */
  readFile({ commit, path }: { readonly commit: string; readonly path: string }): Promise<Uint8Array> {
    return this.#queue.add(() => this.#remote.local(['-C', this.#folder, 'cat-file', 'blob', `${checked(commit)}:${path}`]));
  }

  /** Hashes of the commits that lead to this one, as far as they were brought; the newest first. */
  history(commit: string): Promise<readonly string[]> {
    return this.#queue.add(async () => (await this.#local('rev-list', checked(commit))).split('\n'));
  }

  async #make(): Promise<void> {
    if (!existsSync(join(this.#folder, 'HEAD'))) await this.#remote.local(['init', '--quiet', '--bare', this.#folder]);
  }

  /** One request, and often the only one: where nothing has changed there is nothing to fetch. */
  async #remoteState(signal: AbortSignal | undefined): Promise<RemoteState> {
    const answer = await this.#remote.call({ args: (url) => ['ls-remote', '--symref', url, 'HEAD', 'refs/heads/*'], name: 'ls-remote', signal });
    const branches = [...answer.matchAll(/^([0-9a-f]+)\trefs\/heads\/(.+)$/gm)].map(([, hash = '', name = '']) => [name, hash]);
    return { defaultBranch: /^ref: refs\/heads\/(.+)\tHEAD$/m.exec(answer)?.[1] ?? null, branches: Object.fromEntries(branches) };
  }

  async #fetch(more: readonly string[], signal: AbortSignal | undefined): Promise<void> {
    const fixed = ['-C', this.#folder, 'fetch', '--quiet', '--prune', '--no-tags', '--no-write-fetch-head', ...more];
    await this.#remote.call({ args: (url) => [...fixed, url, '+refs/heads/*:refs/heads/*'], name: 'fetch', signal, afterFailure: () => this.#sweep() });
  }

  /** Parts of packs that broke off would fill the disk. */
  #sweep(): void {
    for (const file of globSync(join(this.#folder, 'objects/pack/tmp_*'))) rmSync(file, { force: true });
  }

  async #branches(): Promise<RemoteState['branches']> {
    const lines = (await this.#local('for-each-ref', '--format=%(objectname) %(refname:lstrip=2)', 'refs/heads')).split('\n').filter((line) => line !== '');
    return Object.fromEntries(lines.map((line) => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]));
  }

  #pointAt(branch: string): void {
    const file = join(this.#folder, 'HEAD');
    const content = `ref: refs/heads/${branch}\n`;
    if (readFileSync(file, 'utf8') !== content) writeFileSync(file, content);
  }

  async #local(...args: readonly string[]): Promise<string> {
    return Buffer.from(await this.#remote.local(['-C', this.#folder, ...args])).toString().trim();
  }
}

/** A whole hash: nothing that Git could take for an option or an expression. */
function checked(commit: string): string {
  if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(commit)) throw new TypeError('a commit is named by its whole hash');
  return commit;
}
