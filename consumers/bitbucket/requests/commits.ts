import { segment } from '../../shared/path.ts';
import type { CallRequest } from '../../shared/call/request.ts';
import { readCommit } from '../answers.ts';
import type { Commit, RepositoryName } from '../types.ts';
import { listQuery, type ListRequest, type PageOptions } from './list.ts';
import { repositoryPath } from './paths.ts';

export interface CommitFilter extends PageOptions {
  /** Commits that these lead to; left out: all branches. */
  readonly include?: readonly string[];
  /** None that these lead to. */
  readonly exclude?: readonly string[];
  /** Only those that touch this file or directory. */
  readonly path?: string;
}

/** Newest first. Its pages have opaque addresses, and nobody says how many there are. */
export const listCommits = (repository: RepositoryName, { include = [], exclude = [], path, ...options }: CommitFilter): ListRequest<Commit> => ({
  operation: 'listCommits',
  path: `${repositoryPath(repository)}/commits`,
  query: listQuery({
    most: 100,
    options,
    more: [...include.map((name) => ['include', name] as const), ...exclude.map((name) => ['exclude', name] as const), ['path', path]],
  }),
  read: readCommit,
  keyOf: ({ hash }) => hash,
});

export const getCommit = (repository: RepositoryName, commit: string): CallRequest<Commit> => ({
  operation: 'getCommit',
  method: 'GET',
  path: `${repositoryPath(repository)}/commit/${segment(commit)}`,
  read: (reply) => readCommit(reply.json()),
});
