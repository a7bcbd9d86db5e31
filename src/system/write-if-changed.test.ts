import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { writeIfChanged } from './write-if-changed.ts';

const failureOf = (file: string): Promise<unknown> => writeIfChanged(file, 'text').then(() => 'written', (error: unknown) => error);

describe('writing a file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vendorproof-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('makes the folders on the way, and leaves nothing else behind', async () => {
    expect(await writeIfChanged(join(folder, 'a/b/c.txt'), 'text')).to.equal(true);
    expect([readFileSync(join(folder, 'a/b/c.txt'), 'utf8'), readdirSync(join(folder, 'a/b'))]).to.deep.equal(['text', ['c.txt']]);
  });

  it('changes nothing where the file holds that text already', async () => {
    await writeIfChanged(join(folder, 'a.txt'), 'text');
    expect(await writeIfChanged(join(folder, 'a.txt'), 'text')).to.equal(false);
  });

  it('writes what a link leads to', async () => {
    const [real, link] = [join(folder, 'real.txt'), join(folder, 'link.txt')];
    await writeIfChanged(real, 'before');
    symlinkSync(real, link);
    await writeIfChanged(link, 'after');
    expect([readFileSync(real, 'utf8'), lstatSync(link).isSymbolicLink()]).to.deep.equal(['after', true]);
  });

  it('fails at once where nobody can make a folder', async function () {
    if (process.platform !== 'linux') this.skip();
    expect(await failureOf('/proc/x/y/z.txt')).to.be.instanceOf(Error);
  });

  it('fails where a folder or a pipe has that name', async function () {
    if (process.platform === 'win32') this.skip();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect([await failureOf(folder), await failureOf(join(folder, 'pipe'))].map(String)).to.deep.equal([
      'Error: there is something there that is no file',
      'Error: there is something there that is no file',
    ]);
    expect(readdirSync(folder)).to.deep.equal(['pipe']);
  });

  it('fails where a file stands in the way of a folder', async () => {
    await writeIfChanged(join(folder, 'a'), 'text');
    expect(await failureOf(join(folder, 'a/b.txt'))).to.be.instanceOf(Error);
  });
});
