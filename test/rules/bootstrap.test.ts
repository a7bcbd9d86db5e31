import { expect } from 'chai';
import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isInstalled, remember } from '../../bin/bootstrap.js';
import { root } from './planted.ts';

describe('the bootstrap', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vendorproof-bootstrap-'));
    writeLock('lock', 1000);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Times are given in seconds, since tests are faster than file systems' clocks. */
  const write = (path: string, text: string, seconds: number): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
    utimesSync(join(folder, path), seconds, seconds);
  };
  const writeLock = (text: string, seconds: number): void => write('package-lock.json', text, seconds);
  const finishInstallation = (text: string, seconds: number): void => write('node_modules/.package-lock.json', text, seconds);

  it('says nothing when all is installed', () => {
    cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
    write('package.json', '{ "type": "module" }', 1000);
    finishInstallation('packages', 2000);
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(folder, 'bin/bootstrap.js')], { encoding: 'utf8' });
    expect({ stdout, stderr, status }).to.deep.equal({ stdout: '', stderr: '', status: 0 });
  });

  describe('with an npm of its own', () => {
    /** Writes down that it was called, and takes its time. */
    const npm = '#!/bin/sh\necho called >> calls\nsleep 0.5\nmkdir -p node_modules\necho packages > node_modules/.package-lock.json\n';
    const bootstrapped = () => {
      const environment = { ...process.env, PATH: `${join(folder, 'own')}:${process.env['PATH']}` };
      return promisify(execFile)(process.execPath, [join(folder, 'bin/bootstrap.js')], { env: environment });
    };
    beforeEach(() => {
      cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
      write('package.json', '{ "type": "module" }', 1000);
      write('own/npm', npm, 1000);
      chmodSync(join(folder, 'own/npm'), 0o755);
    });

    it('installs once where two commands begin together', async () => {
      await Promise.all([bootstrapped(), bootstrapped()]);
      expect(readFileSync(join(folder, 'calls'), 'utf8')).to.equal('called\n');
    });

    it('installs after one that was killed', async () => {
      write('.installing', String(spawnSync('true').pid), 1000);
      await bootstrapped();
      expect(existsSync(join(folder, '.installing'))).to.equal(false);
    });

    it('empties no folder that node_modules only leads to', async () => {
      mkdirSync(join(folder, 'elsewhere'));
      symlinkSync(join(folder, 'elsewhere'), join(folder, 'node_modules'));
      const { code, stderr } = await bootstrapped().then(() => ({ code: 0, stderr: '' }), (error) => error);
      expect(code).to.equal(2);
      expect(stderr).to.match(/node_modules is a link, .*: run npm ci there, or remove the link\n$/);
    });
  });

  describe('installs', () => {
    it('where nothing is installed', () => {
      expect(isInstalled(folder)).to.equal(false);
    });

    it('after an installation that was cut short', () => {
      write('node_modules/mocha/package.json', '{}', 2000);
      expect(isInstalled(folder)).to.equal(false);
    });

    it('when the lockfile is newer than what is installed', () => {
      finishInstallation('packages', 900);
      expect(isInstalled(folder)).to.equal(false);
    });

    it('when the lockfile has other content, whatever its time says', () => {
      finishInstallation('packages', 2000);
      remember(folder);
      writeLock('another lock', 1000);
      expect(isInstalled(folder)).to.equal(false);
    });
  });

  describe('leaves alone', () => {
    it('an installation younger than the lockfile', () => {
      finishInstallation('packages', 2000);
      expect(isInstalled(folder)).to.equal(true);
    });

    it('an installation whose lockfile was only touched', () => {
      finishInstallation('packages', 2000);
      remember(folder);
      writeLock('lock', 3000);
      expect(isInstalled(folder)).to.equal(true);
    });

    it("an installation by the user's own npm command", () => {
      finishInstallation('packages', 2000);
      remember(folder);
      writeLock('another lock', 3000);
      finishInstallation('other packages', 4000);
      expect(isInstalled(folder)).to.equal(true);
    });
  });
});

describe('bin/node24.js', () => {
  const run = (script: string, ...args: readonly string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });

  it('ends as the program that it runs ends', () => {
    expect(run(join(root, 'bin/node24.js'), '--eval', 'process.exit(3)').status).to.equal(3);
  });

  it('runs its program in a checkout behind a symbolic link', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vendorproof-link-'));
    symlinkSync(root, join(folder, 'link'));
    expect(run(join(folder, 'link/bin/node24.js'), '--print', '1 + 1').stdout).to.equal('2\n');
    rmSync(folder, { recursive: true });
  });
});

describe('bin/vendorproof.js', () => {
  it('is executable, since npx would make it so and leave a changed work tree', () => {
    expect(statSync(join(root, 'bin/vendorproof.js')).mode & 0o111).to.equal(0o111);
  });

  it('hands over to dist/ in an installed package', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vendorproof-package-'));
    cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
    mkdirSync(join(folder, 'dist/cli'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'dist/cli/main.js'), 'console.log(process.argv.slice(2).join(" "));');
    const { stdout } = spawnSync(process.execPath, [join(folder, 'bin/vendorproof.js'), 'gate', 'a b'], { encoding: 'utf8' });
    expect(stdout).to.equal('gate a b\n');
    rmSync(folder, { recursive: true });
  });
});
