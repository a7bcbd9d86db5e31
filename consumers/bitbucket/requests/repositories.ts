import { segment } from '../../shared/path.ts';
import type { CallRequest } from '../../shared/call/request.ts';
import { readRepository } from '../answers.ts';
import type { NewRepository, Repository, RepositoryName } from '../types.ts';
import { listQuery, type ListRequest, type PageOptions } from './list.ts';
import { repositoryPath } from './paths.ts';

/** Oldest first: an order that new repositories do not disturb. */
export const listRepositories = (workspace: string, options: PageOptions): ListRequest<Repository> => ({
  operation: 'listRepositories',
  path: `repositories/${segment(workspace)}`,
  query: listQuery({ most: 100, options, sort: 'created_on' }),
  read: readRepository,
  keyOf: ({ id }) => id,
});

export const getRepository = (repository: RepositoryName): CallRequest<Repository> => ({
  operation: 'getRepository',
  method: 'GET',
  path: repositoryPath(repository),
  read: (reply) => readRepository(reply.json()),
});

export const createRepository = (repository: RepositoryName, { isPrivate, description, project }: NewRepository): CallRequest<Repository> => ({
  operation: 'createRepository',
  method: 'POST',
  path: repositoryPath(repository),
  body: { json: { scm: 'git', is_private: isPrivate, description, ...(project === undefined ? {} : { project: { key: project } }) } },
  read: (reply) => readRepository(reply.json()),
});

/** One that is gone already is gone. */
export const deleteRepository = (repository: RepositoryName): CallRequest<void> => ({
  operation: 'deleteRepository',
  method: 'DELETE',
  path: repositoryPath(repository),
  repeatable: true,
  accepts: [404],
  read: () => {},
});
