import { expect } from 'chai';
import type { ErrorKind } from '../../shared/errors/kinds.ts';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import { ScanStore } from './store.ts';
import { tagOf, workOff, type CodeSource, type Tags } from './worker.ts';

describe('the scan of a commit', () => {
  let store: ScanStore;
  beforeEach(() => {
    store = new ScanStore(':memory:');
  });
  afterEach(() => store.close());

  const push = { repository: 'acme/shop', commit: '0123456789abcdef0123456789abcdef01234567' };
  const failure = (kind: ErrorKind) => new VendorError('no', { vendor: 'petshop', request: 'POST /tags', status: undefined, requestId: undefined }, kind);
  const leaking: CodeSource = { filesOf: async () => [{ path: 'key', content: '-----BEGIN PRIVATE KEY-----' }] };
  /** A system's tags, and the failures that its next calls meet. */
  const tagged = (...failures: readonly (ErrorKind | undefined)[]) => {
    const tags = new Set<string>();
    const left = [...failures];
    const call = async (work: () => void): Promise<void> => {
      const kind = left.shift();
      if (kind !== undefined) throw failure(kind);
      work();
    };
    const port: Tags = { add: (repository, tag) => call(() => void tags.add(`${repository} ${tag}`)), remove: (repository, tag) => call(() => void tags.delete(`${repository} ${tag}`)) };
    return { tags, port };
  };
  const run = (one: Tags, other: Tags, code = leaking) => workOff({ store, code, tags: [one, other] });
  const state = () => store.all().map((scan) => scan.state);

  it('tags both systems where something leaks', async () => {
    store.receive(push);
    const [one, other] = [tagged(), tagged()];
    await run(one.port, other.port);
    expect([state(), [...one.tags], [...other.tags]]).to.deep.equal([['tagged'], [`acme/shop ${tagOf(push)}`], [`acme/shop ${tagOf(push)}`]]);
  });

  it('is made once however often the push is told', () => {
    expect([store.receive(push), store.receive(push)]).to.deep.equal([true, false]);
    expect(store.all()).to.have.length(1);
  });

  it('tags nothing where nothing leaks', async () => {
    store.receive(push);
    const [one, other] = [tagged(), tagged()];
    await run(one.port, other.port, { filesOf: async () => [] });
    expect([state(), one.tags.size, other.tags.size]).to.deep.equal([['clean'], 0, 0]);
  });

  it('takes the first tag back when the second cannot be set', async () => {
    store.receive(push);
    const [one, other] = [tagged(), tagged('permission')];
    await run(one.port, other.port);
    expect([state(), one.tags.size, other.tags.size]).to.deep.equal([['untagged'], 0, 0]);
  });

  it('waits for a system that is down, and goes on', async () => {
    store.receive(push);
    const [one, other] = [tagged(), tagged('unavailable')];
    await run(one.port, other.port);
    expect(state()).to.deep.equal(['tagging']);
    await run(one.port, other.port);
    expect([state(), other.tags.size]).to.deep.equal([['tagged'], 1]);
  });

  it('gives up after some attempts', async () => {
    store.receive(push);
    const [one, other] = [tagged(), tagged('unavailable', 'unavailable', 'timeout')];
    for (const _ of [1, 2, 3]) await run(one.port, other.port);
    expect([state(), one.tags.size]).to.deep.equal([['untagged'], 0]);
  });

  it('goes on taking back until it is done', async () => {
    store.receive(push);
    const [one, other] = [tagged(undefined, 'unavailable'), tagged('permission', undefined)];
    await run(one.port, other.port);
    expect([state(), one.tags.size]).to.deep.equal([['untagging'], 1]);
    await run(one.port, other.port);
    expect([state(), one.tags.size]).to.deep.equal([['untagged'], 0]);
  });

  it('ends when the commit is not there any more', async () => {
    store.receive(push);
    await run(tagged().port, tagged().port, { filesOf: () => Promise.reject(failure('not-found')) });
    expect(state()).to.deep.equal(['gone']);
  });

  it('hides no failure of ours', async () => {
    store.receive(push);
    const broken = { filesOf: () => Promise.reject(new RangeError('ours')) };
    expect(await run(tagged().port, tagged().port, broken).catch((error: Error) => error.message)).to.equal('ours');
  });
});
