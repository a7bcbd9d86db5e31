import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { exportedByLibrary, namedTypes, undocumentedMembers } from '../../scripts/library/exported.ts';
import { checksIn, petshopWorkspace, runExamples } from './run-example.ts';

const root = join(import.meta.dirname, '../..');
const exported = exportedByLibrary();
const values = exported.filter(({ isType }) => !isType);
const config = values.find(({ name }) => name === 'defineWorkspace')?.example ?? '';

describe('the library', () => {
  it('is documented: every export, and every member of one', () => {
    expect(exported.filter(({ prose }) => prose === '').map(({ name }) => name)).to.deep.equal([]);
    expect(exported.flatMap((one) => undocumentedMembers(one).map((member) => `${one.name}.${member}`))).to.deep.equal([]);
  });

  it('exports the types that its own types and functions name', () => {
    const names = new Set(exported.map(({ name }) => name));
    expect(exported.flatMap((one) => namedTypes(one).filter((type) => !names.has(type)).map((type) => `${one.name}: ${type}`))).to.deep.equal([]);
  });

  it('names in “Throws …” only codes that the sources have', () => {
    const sources = globSync('src/**/*.ts', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8').replaceAll(/\/\*\*[^]*?\*\//g, '')).join('\n');
    const isThere = (code: string): boolean => [`'${code}'`, `\${noun}.${code.split('.')[1]}\``, `code: '${code.split('.')[1]}'`].some((form) => sources.includes(form));
    const codes = values.flatMap(({ prose }) => [...(/Throws[^]*/.exec(prose)?.[0] ?? '').matchAll(/`([a-z-]+(?:\.[a-z-]+)+)`/g)].map(([, code = '']) => code));
    expect(codes).to.include('operation.unknown');
    expect(codes.filter((code) => !isThere(code))).to.deep.equal([]);
  });

  it('has its page, made of its docstrings', () => {
    expect(() => execFileSync(process.execPath, ['--conditions=source', join(root, 'scripts/library.ts'), '--check'], { stdio: 'pipe' })).not.to.throw();
  });
});

describe('an example in the docstrings', function examples() {
  this.timeout(60_000);
  const workspace = petshopWorkspace(config);
  const planted = { wrong: '1 + 1; // → 3', thrown: "import { nothing } from 'vendorproof';\nnothing();" };
  let problems: Readonly<Record<string, string>>;
  before(() => {
    problems = runExamples(workspace.folder, { ...Object.fromEntries(values.map(({ name, example }) => [name, example])), ...planted });
  });
  after(() => workspace.remove());

  for (const { name, example } of values) {
    it(`of ${name} says a value, and is right`, () => {
      // The config's own is proved by those that are run in the workspace that it makes.
      expect(example === config || checksIn(example) > 0, 'nothing is said').to.equal(true);
      expect(problems[name]).to.equal(undefined);
    });
  }

  it('that is wrong, or throws, is found', () => {
    expect(problems['wrong']).to.match(/AssertionError[^]*2 !== 3/);
    expect(problems['thrown']).to.contain('SyntaxError');
  });
});
