import { expect } from 'chai';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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

  it('brings the whole library', () => {
    const { stdout, stderr } = run(process.execPath, '--eval', "import('vendorproof').then((all) => console.log(Object.keys(all).join()))");
    expect(stdout.trim().split(','), stderr).to.include.members(['compare', 'contract', 'defineWorkspace', 'diff', 'Failure', 'generate', 'inspect', 'readDocument', 'readPact', 'slice']);
  });

  it('brings its types', () => {
    writeFileSync(join(project, 'workspace.ts'), "import { defineWorkspace } from 'vendorproof';\ndefineWorkspace(42);\n");
    expect(typeCheck('workspace.ts')).to.match(/^workspace\.ts\(2,17\): error TS2345.*WorkspaceConfig/).and.not.include('\nworkspace.ts');
  });

  it('brings the library to plain JavaScript', () => {
    cpSync(join(root, 'docs/petshop'), project, { recursive: true });
    writeFileSync(join(project, 'plain.js'), libraryUse.replaceAll(/: readonly string\[\]/g, ''));
    expect(run(process.execPath, 'plain.js')).to.include({ status: 0, stderr: '', stdout: `${libraryAnswer}\n` });
  });

  it('brings the library to strict TypeScript, its own types checked along', () => {
    cpSync(join(root, 'docs/petshop'), project, { recursive: true });
    writeFileSync(join(project, 'strict.ts'), libraryUse);
    expect(typeCheck('strict.ts', '--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--skipLibCheck', 'false')).to.equal('');
    expect(run(process.execPath, 'strict.ts')).to.include({ status: 0, stderr: '', stdout: `${libraryAnswer}\n` });
  });

  const typeCheck = (file: string, ...options: readonly string[]): string => {
    const types = ['--noEmit', '--target', 'es2024', '--module', 'nodenext', '--skipLibCheck', '--typeRoots', join(root, 'node_modules/@types'), '--types', 'node'];
    return run(process.execPath, join(root, 'node_modules/typescript/bin/tsc'), ...types, ...options, file).stdout.trim();
  };
});

/** A team's own check, and what it prints. */
const libraryUse = `import { compare, diff, Failure, generate, inspect, readDocument, readPact, slice } from 'vendorproof';

const [old, now] = [await readDocument('petshop.yaml'), await readDocument('petshop-next.yaml')];
const pact = await readPact('pacts/web-petshop.json');
const { operations } = await inspect(old);
const ids: readonly string[] = operations.map(({ id }) => id);
const drawn = await generate(old, { operations: ids });
const { compatible } = await compare(old, [pact, ...drawn.pacts]);
const { changes } = await diff(old, now, [pact]);
const { schemas } = await slice(old, { operations: ['createPet'] });
const code = await readDocument('none.yaml').catch((error) => error instanceof Failure && error.code);
console.log(ids.length, drawn.covered, compatible, changes.filter(({ kind }) => kind === 'breaking').length, schemas, code);
`;
const libraryAnswer = '3 3 true 1 2 document.missing';
