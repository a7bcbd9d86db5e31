import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import type { Watching } from './watch-files.ts';
import { watchFiles } from './watch-files.ts';

describe('the watch over files', () => {
  let folder: string;
  let watching: Watching;
  let calls: number;
  let called: PromiseWithResolvers<void>;
  const at = (...names: readonly string[]): string => join(folder, ...names);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'watch-'));
    await mkdir(at('deep'));
    for (const file of [at('one'), at('deep/two')]) await writeFile(file, 'before');
    [calls, called] = [0, Promise.withResolvers<void>()];
    watching = watchFiles(() => {
      calls += 1;
      called.resolve();
    });
    watching.follow([at('one'), at('deep/two'), at('none/three')]);
  });
  afterEach(async () => {
    watching.close();
    await rm(folder, { recursive: true });
  });

  it('sees a file that is written, once for what belongs together', async () => {
    await writeFile(at('one'), 'now');
    await writeFile(at('one'), 'and now');
    await called.promise;
    expect(calls).to.equal(1);
  });

  it('sees a file that another is put in the place of, and what becomes of that', async () => {
    for (const text of ['now', 'later']) {
      await writeFile(at('deep/draft'), text);
      await rename(at('deep/draft'), at('deep/two'));
      await called.promise;
      called = Promise.withResolvers<void>();
    }
    expect(calls).to.equal(2);
  });

  it('does not see other files, those it no longer follows, and anything once it is closed', async () => {
    await writeFile(at('other'), 'now');
    watching.follow([at('one')]);
    await writeFile(at('deep/two'), 'now');
    await sleep(150);
    watching.close();
    await writeFile(at('one'), 'now');
    await sleep(150);
    expect(calls).to.equal(0);
  });
});
