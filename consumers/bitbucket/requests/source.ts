import { segment } from '../../shared/path.ts';
import type { CallRequest } from '../../shared/call/request.ts';
import { readSourceEntry } from '../answers.ts';
import type { NewFiles, RepositoryName, SourceEntry, SourcePlace } from '../types.ts';
import { listQuery, type ListRequest, type PageOptions } from './list.ts';
import { innerPath, repositoryPath } from './paths.ts';

/** A file's bytes, or, where the vendor keeps it elsewhere, the address there. */
export type FileAnswer = { readonly bytes: Uint8Array } | { readonly elsewhere: string | undefined };

export const getFile = (repository: RepositoryName, place: SourcePlace): CallRequest<FileAnswer> => ({
  operation: 'getSource',
  method: 'GET',
  path: sourcePath(repository, place),
  headers: { accept: 'text/plain, */*;q=0.5' },
  accepts: [301],
  read: (reply) => (reply.status === 301 ? { elsewhere: reply.header('location') } : { bytes: reply.bytes }),
});

/** What is known of a file or directory, without its content. */
export const getSourceEntry = (repository: RepositoryName, place: SourcePlace): CallRequest<SourceEntry> => ({
  operation: 'getSource',
  method: 'GET',
  path: sourcePath(repository, place),
  query: { format: 'meta' },
  read: (reply) => readSourceEntry(reply.json()),
});

export const listDirectory = (repository: RepositoryName, place: SourcePlace, options: PageOptions): ListRequest<SourceEntry> => ({
  operation: 'getSource',
  path: sourcePath(repository, place),
  query: listQuery({ most: 100, options }),
  read: readSourceEntry,
  keyOf: ({ path }) => path,
});

/** One commit with these files. The form's fields are the files' paths, beside those with a meaning of their own. */
export const writeSource = (repository: RepositoryName, { branch, message, files, parent }: NewFiles): CallRequest<void> => ({
  operation: 'writeSource',
  method: 'POST',
  path: `${repositoryPath(repository)}/src`,
  body: { form: new URLSearchParams({ message, branch, ...(parent === undefined ? {} : { parents: parent }), ...told(files) }).toString() },
  read: () => {},
});

const sourcePath = (repository: RepositoryName, { commit, path }: SourcePlace): string => `${repositoryPath(repository)}/src/${segment(commit)}/${innerPath(path)}`;

const formFields: ReadonlySet<string> = new Set(['message', 'author', 'branch', 'parents', 'files']);

/** A leading slash tells a file that is called `branch` from the branch. */
const told = (files: NewFiles['files']): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [formFields.has(path) ? `/${path}` : path, content]));
