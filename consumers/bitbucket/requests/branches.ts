import type { CallRequest } from '../../shared/call/request.ts';
import { readBranch } from '../answers.ts';
import type { Branch, RepositoryName } from '../types.ts';
import { listQuery, type ListRequest, type PageOptions } from './list.ts';
import { innerPath, repositoryPath } from './paths.ts';

export interface BranchFilter extends PageOptions {
  readonly q?: string;
}

export const listBranches = (repository: RepositoryName, { q, ...options }: BranchFilter): ListRequest<Branch> => ({
  operation: 'listBranches',
  path: branchesPath(repository),
  query: listQuery({ most: 100, options, sort: 'name', more: [['q', q]] }),
  read: readBranch,
  keyOf: ({ name }) => name,
});

export const getBranch = (repository: RepositoryName, name: string): CallRequest<Branch> => ({
  operation: 'getBranch',
  method: 'GET',
  path: branchPath(repository, name),
  read: (reply) => readBranch(reply.json()),
});

/** Null where there is none of that name. */
export const findBranch = (repository: RepositoryName, name: string): CallRequest<Branch | null> => ({
  ...getBranch(repository, name),
  accepts: [404],
  read: (reply) => (reply.status === 404 ? null : readBranch(reply.json())),
});

export const createBranch = (repository: RepositoryName, { name, hash }: Pick<Branch, 'name' | 'hash'>): CallRequest<Branch> => ({
  operation: 'createBranch',
  method: 'POST',
  path: branchesPath(repository),
  body: { json: { name, target: { hash } } },
  read: (reply) => readBranch(reply.json()),
});

/** One that is gone already is gone. */
export const deleteBranch = (repository: RepositoryName, name: string): CallRequest<void> => ({
  operation: 'deleteBranch',
  method: 'DELETE',
  path: branchPath(repository, name),
  repeatable: true,
  accepts: [404],
  read: () => {},
});

const branchesPath = (repository: RepositoryName): string => `${repositoryPath(repository)}/refs/branches`;
const branchPath = (repository: RepositoryName, name: string): string => `${branchesPath(repository)}/${innerPath(name)}`;
