import { expect } from 'chai';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/** What a team gets: the packed tarball, installed into an empty project. */
describe('the package', function thePackage() {
  this.timeout(300_000);
  let project: string;

  before(() => {
    project = mkdtempSync(join(tmpdir(), 'vendorproof-package-'));
    execFileSync('npm', ['pack', '--pack-destination', project, ...quiet], { cwd: root, stdio: ['ignore', 2, 2] });
    const tarball = readdirSync(project).find((name) => name.endsWith('.tgz')) ?? '';
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
    execFileSync('npm', ['install', '--prefer-offline', ...quiet, join(project, tarball)], { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] });
  });
  after(() => rmSync(project, { recursive: true, force: true }));

  const run = (command: string, ...args: readonly string[]) => spawnSync(command, args, { cwd: project, encoding: 'utf8' });

  it('holds built code and no sources, tests or vendor documents', () => {
    expect(readdirSync(join(project, 'node_modules/vendorproof')).toSorted()).to.deep.equal(['LICENSE', 'README.md', 'bin', 'dist', 'package.json']);
    const built = readdirSync(join(project, 'node_modules/vendorproof/dist'), { recursive: true, encoding: 'utf8' });
    expect(built.filter((path) => /(?<!\.d)\.ts$|\.test\.|testing/.test(path))).to.deep.equal([]);
  });

  it('brings the command line', () => {
    const { status, stdout, stderr } = run('npx', '--no-install', 'vendorproof', '--help');
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(stdout).to.match(/^Usage: vendorproof/m);
  });

  it('knows its version', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(run('npx', '--no-install', 'vendorproof', '--version').stdout).to.equal(`${version}\n`);
  });

  it('brings what a contract test imports', () => {
    const { stdout, stderr } = run(process.execPath, '--eval', "import('vendorproof').then((all) => console.log(Object.keys(all).join()))");
    expect(stdout.trim().split(','), stderr).to.include.members(['contract', 'defineWorkspace']);
  });

  it('brings its types', () => {
    writeFileSync(join(project, 'workspace.ts'), "import { defineWorkspace } from 'vendorproof';\ndefineWorkspace(42);\n");
    const types = ['--noEmit', '--module', 'nodenext', '--skipLibCheck', '--typeRoots', join(root, 'node_modules/@types'), '--types', 'node'];
    const { stdout } = run(process.execPath, join(root, 'node_modules/typescript/bin/tsc'), ...types, 'workspace.ts');
    expect(stdout.trim()).to.match(/^workspace\.ts\(2,17\): error TS2345.*WorkspaceConfig/).and.not.include('\nworkspace.ts');
  });
});
