import { expect } from 'chai';
import { Answer } from '../../shared/answer.ts';
import { bitbucketOnScript, inventory } from '../testing/client.ts';
import { aCommit, aPullRequest, hash, mergedPullRequest, olderHash, page } from '../testing/samples.ts';
import type { BitbucketEvent } from './events.ts';
import { pushedCommits } from './pushed-commits.ts';
import { readEvent } from './read-event.ts';
import { aChange, anEvent, aPush } from './testing/deliveries.ts';

const read = (key: string, body: string): BitbucketEvent =>
  readEvent(key, new Answer(JSON.parse(body), { vendor: 'bitbucket', request: `webhook ${key}`, status: undefined, requestId: undefined }));

const changesOf = (...changes: readonly object[]) => {
  const event = read('repo:push', aPush(...changes));
  return event.kind === 'push' ? event.changes : [];
};

const [a, b] = ['a'.repeat(40), 'b'.repeat(40)];
const tag = { type: 'tag', name: 'v1', target: { type: 'commit', hash: b } };

describe('a push', () => {
  it('moves a branch', () => {
    expect(changesOf(aChange())).to.deep.equal([
      { what: 'moved', ref: { type: 'branch', name: 'main' }, hash: b, was: a, isForced: false, commits: [b] },
    ]);
  });

  it('removes a branch, whose new place is null (B45)', () => {
    expect(changesOf(aChange({ new: null, closed: true, commits: undefined }))).to.deep.equal([{ what: 'removed', ref: { type: 'branch', name: 'main' }, was: a }]);
  });

  it('creates a tag, whose old place is null', () => {
    expect(changesOf(aChange({ new: tag, old: null, created: true }))[0]).to.deep.include({ what: 'created', ref: { type: 'tag', name: 'v1' }, was: null });
  });

  it('may be forced, and of several branches at once', () => {
    const changes = changesOf(aChange({ forced: true }), aChange({ new: null }));
    expect(changes.map(({ what }) => what)).to.deep.equal(['moved', 'removed']);
    expect(changes[0]).to.include({ isForced: true });
  });
});

describe('the commits of a push', () => {
  const { vendor, client } = bitbucketOnScript();
  const commits = async (change: object) => Promise.all(changesOf(change).map((read) => pushedCommits(client(), inventory, read)));

  it('are those that it tells', async () => {
    expect(await commits(aChange())).to.deep.equal([[b]]);
    expect(await commits(aChange({ new: null }))).to.deep.equal([[]]);
  });

  it('are asked for where it tells only a part of them (B46)', async () => {
    vendor.answers(page([aCommit(), aCommit({ hash: olderHash })]));
    expect(await commits(aChange({ truncated: true }))).to.deep.equal([[hash, olderHash]]);
    expect(vendor.requests[0]?.url).to.equal(`/2.0/repositories/acme-sec/inventory/commits?pagelen=100&include=${b}&exclude=${a}`);
  });

  it('of a new branch are all that it leads to', async () => {
    vendor.answers(page([aCommit()]));
    await commits(aChange({ old: null, truncated: true }));
    expect(vendor.requests[0]?.url).to.match(new RegExp(`include=${b}$`));
  });
});

describe('an event', () => {
  it('of a merge has the merge’s commit', () => {
    const event = read('pullrequest:fulfilled', anEvent({ actor: null, pullrequest: mergedPullRequest }));
    expect(event).to.deep.include({ kind: 'pull-request', action: 'merged', actor: null });
    expect(event).to.have.nested.property('pullRequest.mergeCommit', '5f4e3d2c1b0a');
  });

  it('of a pull request says what was done', () => {
    const keys = ['created', 'updated', 'rejected', 'approved', 'changes_request_created', 'comment_created'];
    const actions = keys.map((key) => read(`pullrequest:${key}`, anEvent({ pullrequest: aPullRequest() }))).map((event) => (event.kind === 'pull-request' ? event.action : ''));
    expect(actions).to.deep.equal(['created', 'updated', 'declined', 'approved', 'changes-requested', 'commented']);
  });

  it('of a renamed repository names what changed', () => {
    expect(read('repo:updated', anEvent({ changes: { name: { old: 'a', new: 'b' } } }))).to.deep.include({ kind: 'repository', changed: ['name'] });
  });

  it('of a build says how it stands', () => {
    expect(read('repo:commit_status_created', anEvent({ commit_status: { key: 'build-7', state: 'FAILED' } }))).to.include({ kind: 'build', key: 'build-7', state: 'FAILED' });
  });

  it('that we do not know is not looked into', () => {
    expect(read('issue:created', '{}')).to.deep.equal({ kind: 'unknown', key: 'issue:created' });
  });
});
