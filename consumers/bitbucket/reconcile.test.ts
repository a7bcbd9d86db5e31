import { expect } from 'chai';
import { failing } from '../shared/testing/failing.ts';
import { manualClock } from '../shared/testing/manual-clock.ts';
import type { ScriptedAnswer } from '../shared/testing/scripted-vendor.ts';
import { BitbucketError } from './errors/bitbucket-error.ts';
import { Mirror } from './mirror.ts';
import { reconcile, reconcileEvery, type Repaired } from './reconcile.ts';
import { bitbucketOnScript } from './testing/client.ts';
import { aBranch, aPullRequest, aRepository, hash, page, refusal, repositoryPage } from './testing/samples.ts';
import type { BitbucketEvent, RefChange } from './webhooks/events.ts';

const id = '{1}';
const repository = { id, fullName: 'acme-sec/inventory' };
const state = { fullName: 'acme-sec/inventory', branches: { main: hash }, open: [42] };
const read = [repositoryPage([id]), page([aBranch()]), page([aPullRequest()])];

const pushed = (...changes: readonly RefChange[]): BitbucketEvent => ({ kind: 'push', repository, actor: null, changes });
const created = (name: string, type: 'branch' | 'tag' = 'branch'): RefChange => ({ what: 'created', ref: { type, name }, hash, was: null, isForced: false, commits: [hash] });
const pullRequest = (number: number, is: string): BitbucketEvent => {
  const fields = { id: number, title: 't', description: '', state: is, sourceBranch: 'x', destinationBranch: 'main', mergeCommit: null, updatedAt: '' };
  return { kind: 'pull-request', action: 'updated', repository, actor: null, pullRequest: fields };
};

describe('the mirror', () => {
  const after = (...events: readonly BitbucketEvent[]) => {
    const mirror = new Mirror();
    events.forEach((event) => mirror.apply(event));
    return mirror.get(id);
  };

  it('follows branches that come and go, and leaves tags alone (B45)', () => {
    const removed: RefChange = { what: 'removed', ref: { type: 'branch', name: 'main' }, was: hash };
    expect(after(pushed(created('main'), created('fix/a'), created('v1', 'tag')), pushed(removed))?.branches).to.deep.equal({ 'fix/a': hash });
  });

  it('follows pull requests that are opened and closed', () => {
    expect(after(pullRequest(9, 'OPEN'), pullRequest(7, 'OPEN'), pullRequest(9, 'OPEN'), pullRequest(8, 'MERGED'))?.open).to.deep.equal([7, 9]);
    expect(after(pullRequest(7, 'OPEN'), pullRequest(7, 'DECLINED'))?.open).to.deep.equal([]);
  });

  it('learns a new name, and nothing from what it does not know', () => {
    const renamed = { ...repository, fullName: 'acme-sec/assets' };
    expect(after(pushed(created('main')), { kind: 'repository', repository: renamed, actor: null, changed: ['name'] })).to.deep.include({ fullName: 'acme-sec/assets', branches: { main: hash } });
    expect(after({ kind: 'unknown', key: 'x' })).to.equal(undefined);
  });
});

describe('reconciling', () => {
  const { vendor, client } = bitbucketOnScript();
  const run = (mirror: Mirror, ...script: readonly ScriptedAnswer[]): Promise<Repaired> => {
    vendor.answers(...script);
    return reconcile(client(), 'acme-sec', mirror);
  };

  it('repairs what a lost webhook left wrong (B50)', async () => {
    const mirror = new Mirror();
    mirror.set(id, { ...state, branches: { main: '0'.repeat(40), gone: hash } });
    expect(await run(mirror, ...read)).to.deep.equal([id]);
    expect(mirror.get(id)).to.deep.equal(state);
  });

  it('finds nothing to repair in a mirror that is right', async () => {
    const mirror = new Mirror();
    mirror.set(id, state);
    expect(await run(mirror, ...read)).to.deep.equal([]);
  });

  it('forgets a repository that is gone', async () => {
    const mirror = new Mirror();
    mirror.set('{gone}', state);
    expect(await run(mirror, repositoryPage([]))).to.deep.equal(['{gone}']);
    expect(mirror.ids()).to.deep.equal([]);
  });

  it('asks for nothing of an empty repository (B36)', async () => {
    const mirror = new Mirror();
    await run(mirror, page([aRepository({ mainbranch: null })]));
    expect(vendor.requests).to.have.length(1);
  });

  it('leaves alone what a webhook changed while it read', async () => {
    const mirror = new Mirror();
    vendor.answers(...read);
    const api = client();
    const listPullRequests: typeof api.listPullRequests = (...parameters) => {
      mirror.apply(pushed(created('newer')));
      return api.listPullRequests(...parameters);
    };
    const meanwhile = { listRepositories: api.listRepositories, listBranches: api.listBranches, listPullRequests };
    expect(await reconcile(meanwhile, 'acme-sec', mirror)).to.deep.equal([]);
    expect(mirror.get(id)?.branches).to.deep.equal({ newer: hash });
  });

  it('fails as a whole, and forgets nothing, when a page fails', async () => {
    const mirror = new Mirror();
    mirror.set(id, state);
    await failing(run(mirror, refusal(403, { message: 'no' })), BitbucketError);
    expect(mirror.ids()).to.deep.equal([id]);
  });

  it('comes again each period, also after a round that failed (B50)', async () => {
    const ending = new AbortController();
    const clock = manualClock();
    const rounds: object[] = [];
    const outcomes: (() => Promise<Repaired>)[] = [async () => [id], () => Promise.reject(new Error('no')), async () => (ending.abort(), [])];
    await reconcileEvery(() => (outcomes.shift() ?? expect.fail('one round too many'))(), { everyMs: 600_000, clock, signal: ending.signal, onRound: (round) => rounds.push(round) });
    expect(rounds.map((round) => Object.keys(round)[0])).to.deep.equal(['repaired', 'error', 'repaired']);
    expect(clock.pauses).to.deep.equal([600_000, 600_000]);
  });
});
