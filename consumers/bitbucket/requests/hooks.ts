import { segment } from '../../shared/path.ts';
import type { CallRequest } from '../../shared/call/request.ts';
import { readHook } from '../answers.ts';
import type { Hook, HookOrder, RepositoryName } from '../types.ts';
import { listQuery, type ListRequest, type PageOptions } from './list.ts';
import { repositoryPath } from './paths.ts';

export const listHooks = (repository: RepositoryName, options: PageOptions): ListRequest<Hook> => ({
  operation: 'listHooks',
  path: hooksPath(repository),
  query: listQuery({ most: 100, options }),
  read: readHook,
  keyOf: ({ id }) => id,
});

export const getHook = (repository: RepositoryName, id: string): CallRequest<Hook> => ({
  operation: 'getHook',
  method: 'GET',
  path: hookPath(repository, id),
  read: (reply) => readHook(reply.json()),
});

export const createHook = (repository: RepositoryName, order: HookOrder): CallRequest<Hook> => ({
  operation: 'createHook',
  method: 'POST',
  path: hooksPath(repository),
  body: { json: wireFields(order) },
  read: (reply) => readHook(reply.json()),
});

/** The same twice makes the same hook. */
export const updateHook = (repository: RepositoryName, id: string, order: HookOrder): CallRequest<Hook> => ({
  operation: 'updateHook',
  method: 'PUT',
  path: hookPath(repository, id),
  repeatable: true,
  body: { json: wireFields(order) },
  read: (reply) => readHook(reply.json()),
});

/** One that is gone already is gone. */
export const deleteHook = (repository: RepositoryName, id: string): CallRequest<void> => ({
  operation: 'deleteHook',
  method: 'DELETE',
  path: hookPath(repository, id),
  repeatable: true,
  accepts: [404],
  read: () => {},
});

const hooksPath = (repository: RepositoryName): string => `${repositoryPath(repository)}/hooks`;
const hookPath = (repository: RepositoryName, id: string): string => `${hooksPath(repository)}/${segment(id)}`;

const wireFields = ({ url, description, events, secret, isActive = true }: HookOrder): object => ({ url, description, events, secret, active: isActive });
