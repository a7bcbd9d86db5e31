import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { VendorConfig, WorkspaceConfig } from '../../../../src/config/types.ts';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const vendor = 'bitbucket';
const pact = `pacts/${vendor}-integration-${vendor}.json`;

/** A fragment is all that a test command owes, so that no runner has to start. */
const copyPact = `require('node:fs').cpSync('made.json', process.env.VENDORPROOF_FRAGMENTS + '/made.json')`;

/** What experiments found is all that it owes with `--discover`. */
const found = { consumer: 'bitbucket-integration', provider: 'bitbucket', description: 'a', operation: 'a', listed: [], relied: ['id'], unneeded: [], missing: ['id'], fields: [], experiments: 1, notes: [] };
const writeFound = `${copyPact}; const { mkdirSync, writeFileSync } = require('node:fs'); const folder = process.env.VENDORPROOF_DISCOVERIES; mkdirSync(folder); writeFileSync(folder + '/a.json', '${JSON.stringify([found])}')`;

const vendorConfig: VendorConfig = {
  document: `../openapi/${vendor}/${vendor}.json`,
  client: `../consumers/${vendor}/client.ts`,
  tests: `../consumers/${vendor}/*.pact.test.ts`,
  provider: `../providers/${vendor}/provider.ts`,
};

const config: Omit<WorkspaceConfig, 'vendors'> = {
  test: ['node', '--eval', copyPact],
  environments: { local: { demands: 'stub' }, production: { demands: 'sandbox' }, impatient: { demands: 'stub', maxAgeDays: 1e-9 } },
};

interface Oddity {
  readonly vendor?: VendorConfig;
  readonly config?: Partial<WorkspaceConfig>;
  /** Written last, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly changePact?: (text: string) => string | undefined;
}

/** Workspaces of one vendor by the name of their folder, each with one thing odd about it. */
const oddities: Readonly<Record<string, Oddity>> = {
  whole: {},
  alone: {},
  started: {},
  serving: {},
  'without-document': { vendor: { document: 'nope.json' } },
  'without-source': { vendor: { document: 'made.json' } },
  'without-client': { vendor: { client: 'nope.ts' } },
  'without-test': { vendor: { tests: 'nope/*.ts' } },
  'without-provider': { vendor: { provider: 'nope.ts' } },
  'without-runner': { config: { test: ['node', 'nope.js'] } },
  'without-pact': { changePact: () => undefined },
  'with-a-stray': { files: { 'pacts/a-b.json': '{}' } },
  'with-a-short-list': { config: { test: ['node', '--eval', writeFound] } },
  'with-a-failing-test': { config: { test: ['node', '--eval', 'process.exit(1)'] } },
  'with-an-idle-test': { config: { test: ['node', '--eval', '', '--'], testFilter: '--only' } },
  'with-a-broken-pact': { changePact: () => '<html>' },
  'with-a-broken-document': { vendor: { document: 'broken.json' }, files: { 'broken.json': '{"openapi":', 'source.json': '{}' } },
  'with-a-broken-contract': { changePact: (text) => text.replaceAll('"path": "/', '"path": "/nope/') },
  'with-a-changed-pact': { changePact: (text) => text.replace('"description": "', '"description": "now ') },
  'before-production': { config: { defaultEnvironment: 'production' } },
  'with-a-broken-config': { files: { 'vendorproof.config.ts': 'export default {' } },
};

/** Makes them all in one folder, and answers that. */
export async function oddWorkspaces(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'vendorproof-codes-'));
  for (const side of ['openapi', 'consumers', 'providers']) await cp(join(repository, side, vendor), join(root, side, vendor), { recursive: true });
  await symlink(join(repository, 'node_modules'), join(root, 'node_modules'));
  await writeFile(join(root, 'package.json'), '{ "type": "module" }');
  await writeFile(join(root, 'without.json'), await documentWithoutOperation());
  const text = await readFile(join(repository, pact), 'utf8');
  await Promise.all(Object.entries(oddities).map(([name, oddity]) => makeWorkspace(join(root, name), oddity, text)));
  return root;
}

/** The document after the vendor has dropped what the pact relies on. */
async function documentWithoutOperation(): Promise<string> {
  const document: { readonly paths: object } = JSON.parse(await readFile(join(repository, 'openapi', vendor, `${vendor}.json`), 'utf8'));
  return JSON.stringify({ ...document, paths: Object.fromEntries(Object.entries(document.paths).slice(1)) });
}

async function makeWorkspace(folder: string, oddity: Oddity, text: string): Promise<void> {
  const value = { ...config, vendors: { [vendor]: { ...vendorConfig, ...oddity.vendor } }, ...oddity.config };
  const made = (oddity.changePact ?? String)(text);
  const files = {
    'vendorproof.config.ts': `export default ${JSON.stringify(value)};\n`,
    ...(made === undefined ? {} : { [pact]: made, 'made.json': made }),
    ...oddity.files,
  };
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content);
  }
}

export const removeWorkspaces = (root: string): Promise<void> => rm(root, { recursive: true });
