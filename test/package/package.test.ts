import { expect } from 'chai';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const { version, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
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
    execFileSync('npm', ['install', '--prefer-offline', ...quiet, join(project, tarball), `mocha@${devDependencies.mocha}`], { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] });
  });
  after(() => rmSync(project, { recursive: true, force: true }));

  const run = (command: string, ...args: readonly string[]) => spawnSync(command, args, { cwd: project, encoding: 'utf8' });

  /** Runs a program beside the documents that it reads, in a folder of its own. */
  const runBesideDocuments = (name: string, program: string) => {
    const folder = join(project, 'library');
    cpSync(join(root, 'docs/petshop'), folder, { recursive: true });
    writeFileSync(join(folder, name), program);
    return spawnSync(process.execPath, [name], { cwd: folder, encoding: 'utf8' });
  };

  it('holds built code, pages with what they read, and plain scripts, but no sources, tests, pictures or vendor documents', () => {
    expect(readdirSync(join(project, 'node_modules/vendorproof')).toSorted()).to.deep.equal(['LICENSE', 'README.md', 'bin', 'dist', 'docs', 'package.json', 'scripts']);
    const [pages, scripts] = ['docs', 'scripts/plain'].map((folder) => readdirSync(join(project, 'node_modules/vendorproof', folder)));
    expect(pages?.filter((name) => !name.endsWith('.md'))).to.deep.equal(['petshop']);
    expect(pages).to.include('verdicts.md');
    expect(scripts).to.include('verify-sandbox.sh');
    const built = readdirSync(join(project, 'node_modules/vendorproof/dist'), { recursive: true, encoding: 'utf8' });
    expect(built.filter((path) => /(?<!\.d)\.ts$|\.test\.|testing/.test(path))).to.deep.equal([]);
  });

  it('brings the command line', () => {
    const { status, stdout, stderr } = run('npx', '--no-install', 'vendorproof', '--help');
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(stdout).to.match(/^Usage: vendorproof/m);
  });

  it('knows its version', () => {
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
    const plain = libraryUse.replaceAll(/: readonly string\[\]/g, '');
    expect(runBesideDocuments('plain.js', plain)).to.include({ status: 0, stderr: '', stdout: `${libraryAnswer}\n` });
  });

  it('brings the library to strict TypeScript, its own types checked along', () => {
    expect(runBesideDocuments('strict.ts', libraryUse)).to.include({ status: 0, stderr: '', stdout: `${libraryAnswer}\n` });
    expect(typeCheck('library/strict.ts', '--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--skipLibCheck', 'false')).to.equal('');
  });

  it('does what docs/getting-started.md says', () => {
    const page = readFileSync(join(root, 'docs/getting-started.md'), 'utf8');
    const files = filesIn(page, '');
    writeInto(project, files);
    cpSync(join(root, 'docs/petshop/petshop.yaml'), join(project, 'published.yaml'));
    const ended = commandsIn(page).map((words) => ({ words, ...run('npx', '--no-install', ...words) }));
    expect(ended.filter(({ status }) => status !== 0).map(({ words, stderr }) => `${words.join(' ')}: ${stderr}`)).to.deep.equal([]);
    expect(ended.map(({ words: [, command] }) => command)).to.deep.equal(['inspect', 'slice', 'run']);
    expect(ended.at(-1)?.stdout).to.match(/^✔ petshop-integration .* → staging: deployable$/m);
    expect(existsSync(join(project, 'pacts/petshop-integration-petshop.json'))).to.equal(true);
    expect(run('npx', '--no-install', 'vendorproof', 'doctor')).to.include({ status: 0 });
    const sources = [...files.keys()].filter((path) => path.endsWith('.ts'));
    expect(typeCheck('vendorproof.config.ts', '--strict', '--allowImportingTsExtensions', '--types', 'node,mocha', ...sources)).to.equal('');
  });

  it('does what docs/getting-started.md says of plain JavaScript', () => {
    const plain = join(project, 'plain');
    writeInto(plain, filesIn(readFileSync(join(root, 'docs/getting-started.md'), 'utf8'), '.js'));
    for (const folder of ['openapi', 'package.json']) cpSync(join(project, folder), join(plain, folder), { recursive: true });
    const { status, stdout, stderr } = spawnSync(join(project, 'node_modules/.bin/vendorproof'), ['run'], { cwd: plain, encoding: 'utf8' });
    expect(status, stderr).to.equal(0);
    expect(stdout).to.match(/^✔ petshop-integration .* → staging: deployable$/m);
  });

  const typeCheck = (file: string, ...options: readonly string[]): string => {
    const types = ['--noEmit', '--target', 'es2024', '--module', 'nodenext', '--skipLibCheck', '--typeRoots', join(root, 'node_modules/@types'), '--types', 'node'];
    return run(process.execPath, join(root, 'node_modules/typescript/bin/tsc'), ...types, ...options, file).stdout.trim();
  };
});

/** The files that a page gives in full: their path follows the language, ```ts consumers/petshop/client.ts. Other ways to write them end in `.js`. */
const filesIn = (page: string, ending: '' | '.js'): ReadonlyMap<string, string> => {
  const files = [...page.matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm)].map(([, path = '', text = '']) => [path, text] as const);
  return new Map(files.filter(([path]) => path.endsWith('.js') === (ending === '.js')));
};

const writeInto = (folder: string, files: ReadonlyMap<string, string>): void => {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

/** The commands of ours that a page has a reader run. */
const commandsIn = (page: string): readonly (readonly string[])[] =>
  [...page.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(([, text = '']) => text.split('\n').filter((line) => line.startsWith('npx ')).map((line) => line.split(' ').slice(1)));

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
