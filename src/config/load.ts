import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { badInput } from '../failure/failure.ts';
import { checkConfig } from './check.ts';
import { importFrom } from './import-module.ts';
import type { EnvironmentConfig, VendorConfig, WorkspaceConfig } from './types.ts';
import type { EnvironmentPolicy, Vendor, Workspace } from './workspace.ts';

const fileNames = ['vendorproof.config.ts', 'vendorproof.config.js', 'vendorproof.config.mjs'];

const mocha = 'node_modules/mocha/bin/mocha.js';
const defaultTestOptions = ['--no-config', '--extension', 'ts', '--timeout', '20000', '--forbid-only', '--reporter', 'dot'];

/** Finds and loads the workspace of a folder: its own config file's, or the nearest above it. */
export async function loadWorkspace(folder: string): Promise<Workspace> {
  const configFile = findConfig(folder);
  const config = checkConfig(await importConfig(configFile), configFile);
  return resolveWorkspace(config, configFile);
}

function findConfig(folder: string): string {
  const found = nearest(folder, ...fileNames);
  if (found !== undefined) return found;
  throw badInput('config.missing', `no ${fileNames[0]} here or in a folder above`, { place: folder, fix: 'write one, or change to the workspace folder' });
}

/** The first of these files that is in a folder or, failing that, in one above. */
function nearest(folder: string, ...names: readonly string[]): string | undefined {
  for (let here = resolve(folder); ; here = dirname(here)) {
    const found = names.map((name) => join(here, name)).find((file) => existsSync(file));
    if (found !== undefined || here === dirname(here)) return found;
  }
}

async function importConfig(file: string): Promise<unknown> {
  const config = await importFrom(file, 'default', { code: 'config.broken' });
  if (config !== undefined) return config;
  throw badInput('config.broken', 'has no default export', { place: file, fix: 'end it with `export default defineWorkspace({ … })`' });
}

function resolveWorkspace(config: WorkspaceConfig, configFile: string): Workspace {
  const root = dirname(configFile);
  const environments = Object.entries(config.environments).map(([name, environment]) => resolveEnvironment(name, environment));
  const wanted = config.defaultEnvironment ?? environments[0]?.name;
  const defaultEnvironment = environments.find((environment) => environment.name === wanted);
  if (defaultEnvironment === undefined) throw badInput('config.environment.unknown', `defaultEnvironment ${wanted ?? ''} is not among the environments`, { place: configFile });
  return {
    root,
    configFile,
    pactsFolder: resolve(root, config.pacts ?? 'pacts'),
    dataFolder: join(root, '.vendorproof'),
    testCommand: config.test ?? ['node', nearest(root, mocha) ?? mocha, ...defaultTestOptions],
    testFilter: config.testFilter,
    vendors: Object.entries(config.vendors).map(([name, vendor]) => resolveVendor(root, name, vendor)),
    environments,
    defaultEnvironment,
  };
}

function resolveVendor(root: string, name: string, vendor: VendorConfig): Vendor {
  const documentFile = resolve(root, vendor.document ?? `openapi/${name}/${name}.json`);
  return {
    name,
    group: vendor.group,
    consumer: vendor.consumer ?? `${name}-integration`,
    documentFile,
    sourceFile: join(dirname(documentFile), 'source.json'),
    clientFile: resolve(root, vendor.client ?? `consumers/${name}/client.ts`),
    providerFile: resolve(root, vendor.provider ?? `providers/${name}/provider.ts`),
    isProviderNamed: vendor.provider !== undefined,
    tests: vendor.tests ?? `consumers/${name}/*.pact.test.ts`,
  };
}

const resolveEnvironment = (name: string, environment: EnvironmentConfig): EnvironmentPolicy => ({
  name,
  production: environment.production ?? false,
  demands: environment.demands,
  maxAgeDays: environment.maxAgeDays,
});

/** A path as people write it: relative to the workspace where it lies inside. */
export function shownPath(workspace: Pick<Workspace, 'root'>, file: string): string {
  const short = relative(workspace.root, file);
  return short.startsWith('..') ? file : short;
}
