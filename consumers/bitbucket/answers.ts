import type { Answer } from '../shared/answer.ts';
import type { Account, Branch, Commit, Hook, PullRequest, Repository, SourceEntry, Workspace, WorkspaceAccess } from './types.ts';

export function readWorkspaceAccess(answer: Answer): WorkspaceAccess {
  const workspace = answer.object('workspace');
  return { id: workspace.text('uuid'), slug: workspace.text('slug'), isAdministrator: answer.flag('administrator') };
}

export const readWorkspace = (answer: Answer): Workspace => ({
  id: answer.text('uuid'),
  slug: answer.text('slug'),
  name: answer.text('name'),
  isPrivate: answer.flag('is_private'),
  createdAt: answer.text('created_on'),
});

export const readRepository = (answer: Answer): Repository => ({
  id: answer.text('uuid'),
  fullName: answer.text('full_name'),
  slug: answer.text('slug'),
  name: answer.text('name'),
  isPrivate: answer.flag('is_private'),
  mainBranch: answer.objectOrNull('mainbranch')?.text('name') ?? null,
  updatedAt: answer.text('updated_on'),
});

export const readCommit = (answer: Answer): Commit => ({
  hash: answer.text('hash'),
  message: answer.text('message'),
  at: answer.text('date'),
  author: readAuthor(answer.object('author')),
  parents: answer.list('parents').map((parent) => parent.text('hash')),
});

const readAuthor = (author: Answer): Commit['author'] => ({ raw: author.text('raw'), account: readAccount(author.objectOrNull('user')) });
export const readAccount = (user: Answer | null): Account | null => user && { id: user.textOrNull('uuid'), displayName: user.textOrNull('display_name') };

export const readBranch = (answer: Answer): Branch => ({
  name: answer.text('name'),
  hash: answer.object('target').text('hash'),
  mergeStrategies: textsOrNone(answer, 'merge_strategies'),
});

const states = ['OPEN', 'MERGED', 'DECLINED', 'SUPERSEDED'];

export const readPullRequest = (answer: Answer): PullRequest => ({
  id: answer.wholeNumber('id'),
  title: answer.text('title'),
  description: answer.textOrNull('description') ?? answer.objectOrNull('summary')?.textOrNull('raw') ?? '',
  state: answer.member('state', states),
  sourceBranch: answer.object('source').object('branch').text('name'),
  destinationBranch: answer.object('destination').object('branch').text('name'),
  mergeCommit: answer.objectOrNull('merge_commit')?.text('hash') ?? null,
  updatedAt: answer.text('updated_on'),
});

export const readHook = (answer: Answer): Hook => ({
  id: answer.text('uuid'),
  url: answer.text('url'),
  description: answer.text('description'),
  isActive: answer.flag('active'),
  events: answer.textList('events'),
  hasSecret: answer.flag('secret_set'),
});

const kinds: ReadonlyMap<string, SourceEntry['kind']> = new Map([
  ['commit_file', 'file'],
  ['commit_directory', 'directory'],
]);

/** The published document types `attributes` as one text; the API answers a list, or leaves it out. */
export const readSourceEntry = (answer: Answer): SourceEntry => ({
  kind: kinds.get(answer.member('type', [...kinds.keys()])) ?? 'other',
  path: answer.text('path'),
  size: answer.wholeNumberOrNull('size'),
  attributes: textsOrNone(answer, 'attributes'),
});

const textsOrNone = (answer: Answer, name: string): readonly string[] => (answer.raw(name) === undefined ? [] : answer.textList(name));
