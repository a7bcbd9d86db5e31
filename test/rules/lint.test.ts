import { expect } from 'chai';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { floors } from '../../lint/floors.ts';
import { vendorName } from '../../lint/vendors.ts';
import { root, runPlanted } from './planted.ts';

interface Finding {
  readonly code?: string;
  readonly message: string;
  readonly help?: string;
  readonly filename: string;
}

/** Code that the linter must refuse, one rule a file: path, code, rule, and words of the message. */
const planted: readonly (readonly [path: string, code: string, rule: string, words: RegExp])[] = [
  ['src/json/up.ts', "import '../openapi/up.ts';", 'house(imports)', /json \(floor 1\) must not import openapi \(floor 3\)/],
  ['src/json/sideways.ts', "export { x } from '../verdict/x.ts';\nexport const y = 1;", 'house(imports)', /must not import verdict/],
  ['src/json/dynamic.ts', "export const load = () => import('../cli/main.ts');", 'house(imports)', /must not import cli/],
  ['src/json/typed.ts', "export type Main = import('../cli/main.ts').Main;", 'house(imports)', /must not import cli/],
  ['src/json/entry.ts', "import type { Pact } from '../index.ts';\nexport type P = Pact;", 'house(imports)', /must not import index.ts/],
  ['src/json/tested.test.ts', "import '../cli/main.ts';", 'house(imports)', /must not import cli/],
  ['src/cellar/new.ts', "import '../json/json.ts';", 'house(imports)', /stands on no floor/],
  ['src/verify/self.ts', "import 'vendorproof';", 'house(imports)', /by relative path/],
  ['src/verify/vendor.ts', "import '../../providers/petshop/provider.ts';", 'house(imports)', /never imports providers/],
  ['src/verify/tests.ts', "import '../../test/features/world.ts';", 'house(imports)', /never imports test/],
  ['src/broker/domain/version.ts', "import '../store/rows.ts';", 'house(imports)', /broker\/domain must not import broker\/store/],
  ['src/broker/client/client.ts', "import '../domain/version.ts';", 'house(imports)', /broker\/client must not import/],
  ['src/broker/api/pages.ts', "import '../ui/page.ts';", 'house(imports)', /broker\/api must not import broker\/ui/],
  ['consumers/petshop/client.ts', "import '../../src/index.ts';", 'house(imports)', /imports vendorproof, libraries and/],
  ['consumers/petshop/flow.ts', "import '../flows/sync.ts';", 'house(imports)', /not consumers\/flows/],
  ['consumers/petshop/friend.ts', "import '../acme-billing/client.ts';", 'house(imports)', /not consumers\/acme-billing/],
  ['providers/petshop/provider.ts', "import '../../consumers/petshop/client.ts';", 'house(imports)', /not consumers\/petshop/],
  ['src/pact/hen.ts', "import { egg } from './egg.ts';\nexport const hen = () => egg;", 'import(no-cycle)', /cycle/i],
  ['src/pact/egg.ts', "import type { hen } from './hen.ts';\nexport const egg = (value: typeof hen) => value;", 'import(no-cycle)', /cycle/i],
  ['src/pact/default.ts', 'export default 1;', 'import(no-default-export)', /named exports/],
  ['src/pact/barrel.ts', "export * from './hen.ts';", 'house(barrels)', /barrel/],
  ['src/pact/utils/trim.ts', 'export const trim = 1;', 'house(names)', /named after nothing/],
  ['src/pact/pact-helpers/x.ts', 'export const client = "StripeClient";', 'house(vendors)', /Stripe/],
  ['consumers/shared/helpers.ts', 'export const x = 1;', 'house(names)', /named after nothing/],
  ['src/stub/comment.ts', '// as bitbucket does\nexport const x = 1;', 'house(vendors)', /bitbucket/],
  ['src/stub/axonius.ts', 'export const x = 1;', 'house(vendors)', /path of src/],
  ['src/http/environment.ts', 'export const home = process.env.HOME;', 'eslint(no-restricted-properties)', /environment is read in/],
  ['src/http/destructured.ts', 'export const { env } = process;', 'eslint(no-restricted-properties)', /environment is read in/],
  ['src/http/imported.ts', "import { env } from 'node:process';\nexport const home = env['HOME'];", 'eslint(no-restricted-imports)', /as values/],
  ['src/http/exit.ts', 'export const end = () => process.exit(1);', 'eslint(no-restricted-properties)', /ended in/],
  ['src/http/exit-code.ts', 'process.exitCode = 1;', 'eslint(no-restricted-properties)', /ended in/],
  ['src/http/now.ts', 'export const now = () => Date.now();', 'eslint(no-restricted-properties)', /clock/],
  ['src/http/ticks.ts', 'export const now = () => performance.now();', 'eslint(no-restricted-properties)', /clock/],
  ['src/http/date.ts', 'export const now = () => new Date();', 'house(clock)', /Clock/],
  ['src/system/clock.ts', 'export const home = () => process.env.HOME;', 'eslint(no-restricted-properties)', /environment is read in/],
  ['consumers/petshop/date.ts', 'export const now = () => new Date();', 'house(clock)', /Clock/],
  ['src/page/any.ts', 'export const x = (value: any) => String(value);', 'typescript(no-explicit-any)', /any/],
  ['src/page/bang.ts', 'export const x = (value?: string) => value!.length;', 'typescript(no-non-null-assertion)', /non-null/i],
  ['src/page/ignored.ts', '// @ts-ignore\nexport const x: number = "";', 'typescript(ban-ts-comment)', /ts-ignore/],
  ['src/page/expected.ts', '// @ts-expect-error: because\nexport const x: number = "";', 'typescript(ban-ts-comment)', /ts-expect-error/],
  ['src/page/disabled.ts', '/* oxlint-disable */\nexport const x = 1;', 'unicorn(no-abusive-eslint-disable)', /specify/i],
  ['src/page/needless.ts', '// oxlint-disable-next-line no-console\nexport const x = 1;', '', /unused/i],
  ['src/page/later.ts', '// TODO more\nexport const x = 1;', 'eslint(no-warning-comments)', /todo/i],
  ['src/page/floating.ts', 'export function f() { Promise.resolve(1); }', 'typescript(no-floating-promises)', /promise/i],
  ['src/page/long.ts', `${'export {};\n'.repeat(351)}`, 'eslint(max-lines)', /too many lines/i],
  ['src/page/function.ts', `export function f(x: string[]) {\n${'  x.pop();\n'.repeat(60)}}`, 'eslint(max-lines-per-function)', /too many lines/i],
  ['src/page/deep.ts', 'export function f(x: number) { if (x) { if (x > 1) { if (x > 2) { while (x > 3) f(x); if (x > 4) { f(x); } } } } }', 'eslint(max-depth)', /deep/],
  ['src/page/many.ts', 'export const f = (a: 1, b: 2, c: 3, d: 4) => [a, b, c, d];', 'eslint(max-params)', /too many parameters/i],
  ['src/page/title.test.ts', "it('should work', () => undefined);", 'house(titles)', /states a fact/],
  ['src/page/unreachable.ts', 'export function f() { return 1; f(); }', 'eslint(no-unreachable)', /unreachable/i],
];

/** What the same rules allow. */
const clean: Readonly<Record<string, string>> = {
  'src/index.ts': "export { main } from './cli/main.ts';",
  'src/cli/main.ts': "import { lookUp } from '../json/lookUp.ts';\nexport const main = () => lookUp;\nprocess.exitCode = 0;",
  'src/json/lookUp.ts': 'export const lookUp = (time: string) => new Date(time);\nexport const stripEmpty = lookUp;',
  'src/system/clock.ts': 'export const systemClock = () => new Date();',
  'src/system/environment.ts': 'export const systemEnvironment = () => process.env;',
  'src/system/exit.ts': 'export const exitProcess = (code: number): never => process.exit(code);',
  'src/broker/server.ts': "import { route } from './api/route.ts';\nexport const server = () => route;",
  'src/broker/api/route.ts': "import { row } from '../store/row.ts';\nexport const route = () => row;",
  'src/broker/store/row.ts': 'export const row = 1;',
  'src/broker/client/client.test.ts': "import { server } from '../server.ts';\nit('asks a real server', () => server());",
  'consumers/petshop/client.ts': "import { main } from 'vendorproof';\nimport { retry } from '../shared/retry.ts';\nexport const client = [main, retry];",
  'consumers/petshop/client.integration.test.ts': "import { twin } from '../../providers/petshop/twin.ts';\nit('copes with the twin', () => twin);",
  'consumers/shared/retry.ts': 'export const retry = 1;',
  'consumers/flows/sync.ts': "import { client } from '../petshop/client.ts';\nexport const sync = client;",
  'providers/petshop/twin.ts': 'export const twin = 1;',
  'vendorproof.config.ts': 'export default { vendors: {} };',
  'test/features/start.test.ts': "import { main } from '../../src/cli/main.ts';\nit('starts', () => main());",
};

describe('npm run lint', () => {
  let findings: readonly Finding[];
  let exitCode: number;

  before(async function lintPlanted() {
    this.timeout(60_000);
    const texts = Object.fromEntries(planted.map(([path, text]) => [path, text]));
    ({ findings, exitCode } = await lint(texts));
  });

  it('fails when a rule is broken', () => {
    expect(exitCode).to.equal(1);
  });

  for (const [path, , rule, words] of planted) {
    it(`finds ${rule || 'a needless directive'} in ${path}`, () => {
      const here = findings.filter((finding) => finding.filename === path && (finding.code ?? '') === rule);
      expect(here.map(({ message, help }) => `${message} ${help}`).join('\n')).to.match(words);
    });
  }

  it('passes a clean tree', async () => {
    const run = await lint(clean);
    expect(run.findings).to.deep.equal([]);
    expect(run.exitCode).to.equal(0);
    expect(run.files).to.be.at.least(Object.keys(clean).length);
  });

  it('enforces the floors that ARCHITECTURE.md draws', async () => {
    expect(floors).to.deep.equal(await drawnFloors());
  });

  it('knows the name of every vendor whose document is here', async () => {
    const entries = await readdir(join(root, 'openapi'), { withFileTypes: true });
    const vendors = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(vendors.filter((name) => name.search(vendorName) === -1 && name !== 'aws')).to.deep.equal([]);
  });
});

/** Lints the given files as `npm run lint` lints this repository. */
async function lint(files: Readonly<Record<string, string>>): Promise<{ findings: readonly Finding[]; exitCode: number; files: number }> {
  const { code, output } = await runPlanted({ rules: ['oxlint.config.ts', 'lint', 'tsconfig.json'], files, command: ['oxlint/bin/oxlint', '--format=json'] });
  const { diagnostics, number_of_files } = JSON.parse(output);
  return { findings: diagnostics, exitCode: code, files: number_of_files };
}

/** The table of ARCHITECTURE.md, lowest floor first. */
async function drawnFloors(): Promise<readonly (readonly string[])[]> {
  const drawn: string[][] = [];
  const text = await readFile(join(root, 'ARCHITECTURE.md'), 'utf8');
  for (const [, floor = '', folder = ''] of text.matchAll(/^\| *(\d*) *\| `([a-z]+)\/` /gm)) {
    if (floor !== '') drawn.unshift([]);
    drawn[0]?.push(folder);
  }
  return drawn;
}
