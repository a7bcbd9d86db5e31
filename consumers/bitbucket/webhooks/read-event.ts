import type { Answer } from '../../shared/answer.ts';
import { readAccount, readPullRequest } from '../answers.ts';
import type { BitbucketEvent, EventRepository, PullRequestAction, Ref, RefChange } from './events.ts';

type Known = Exclude<BitbucketEvent, { readonly kind: 'unknown' }>;
type Happened = Pick<Known, 'repository' | 'actor'>;

/** What a delivery says, by its event key. */
export function readEvent(key: string, body: Answer): BitbucketEvent {
  const read = readers.get(key);
  return read === undefined ? { kind: 'unknown', key } : read(body, { repository: readRepository(body.object('repository')), actor: readAccount(body.objectOrNull('actor')) });
}

const pullRequest =
  (action: PullRequestAction) =>
  (body: Answer, happened: Happened): Known => ({ kind: 'pull-request', action, pullRequest: readPullRequest(body.object('pullrequest')), ...happened });

const readers: ReadonlyMap<string, (body: Answer, happened: Happened) => Known> = new Map<string, (body: Answer, happened: Happened) => Known>([
  ['repo:push', (body, happened) => ({ kind: 'push', changes: body.object('push').list('changes').map(readChange), ...happened })],
  ['repo:updated', (body, happened) => ({ kind: 'repository', changed: body.object('changes').names(), ...happened })],
  ['repo:commit_status_created', (body, happened) => ({ kind: 'build', ...readBuild(body.object('commit_status')), ...happened })],
  ['pullrequest:created', pullRequest('created')],
  ['pullrequest:updated', pullRequest('updated')],
  ['pullrequest:fulfilled', pullRequest('merged')],
  ['pullrequest:rejected', pullRequest('declined')],
  ['pullrequest:approved', pullRequest('approved')],
  ['pullrequest:changes_request_created', pullRequest('changes-requested')],
  ['pullrequest:comment_created', pullRequest('commented')],
]);

const readRepository = (repository: Answer): EventRepository => ({ id: repository.text('uuid'), fullName: repository.text('full_name') });
const readBuild = (status: Answer): { readonly key: string; readonly state: string } => ({ key: status.text('key'), state: status.text('state') });

/** `new` is null of what was deleted, `old` of what was created. */
function readChange(change: Answer): RefChange {
  const [is, was] = [change.objectOrNull('new'), change.objectOrNull('old')];
  if (is === null) {
    const gone = change.object('old');
    return { what: 'removed', ref: readRef(gone), was: hashOf(gone) };
  }
  return {
    what: was === null ? 'created' : 'moved',
    ref: readRef(is),
    hash: hashOf(is),
    was: was && hashOf(was),
    isForced: change.flagOrNull('forced') ?? false,
    commits: readCommits(change),
  };
}

const readRef = (ref: Answer): Ref => ({ type: ref.text('type') === 'tag' ? 'tag' : 'branch', name: ref.text('name') });
const hashOf = (ref: Answer): string => ref.object('target').text('hash');

/** A delivery has five commits at most, and says when there are more. */
const readCommits = (change: Answer): readonly string[] | null =>
  change.flagOrNull('truncated') === true ? null : change.listOrEmpty('commits').map((commit) => commit.text('hash'));
