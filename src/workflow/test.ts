import { spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve as resolvePath } from 'node:path';
import { checkVendorFiles } from '../config/vendors.ts';
import { shownPath } from '../config/load.ts';
import type { Vendor, Workspace } from '../config/workspace.ts';
import { discoveriesVariable, fragmentsVariable, scopeVariable } from '../contract/run-folders.ts';
import type { Discovery } from '../contract/discover/types.ts';
import type { Failure } from '../failure/failure.ts';
import { badInput } from '../failure/failure.ts';
import type { MergedPact, PactFragment } from '../pact/merge.ts';
import { mergePacts } from '../pact/merge.ts';
import { readPact } from '../pact/read.ts';
import { writeIfChanged } from '../system/write-if-changed.ts';
import type { Outcome } from './outcome.ts';
import { dataFolderProblem, makeDataFolder } from './data-folder.ts';
import { patientCommand, readDiscoveries, vendorsLeftOpen } from './discoveries.ts';
import { filteredCommand } from './filter-tests.ts';
import { pactFile, refuseStrays } from './pact-files.ts';
import type { Session } from './session.ts';
import { vendorDocument } from './vendor-document.ts';

export interface TestRun {
  readonly outcome: Outcome;
  readonly pacts: readonly { readonly file: string; readonly interactions: number; readonly changed: boolean }[];
  /** What experiments found, where they were asked for. */
  readonly interactions?: readonly Discovery[];
}

export interface TestWish {
  /** A regular expression: only the tests whose title fits it. */
  readonly filter?: string;
  /** Experiments with every interaction: with all that is documented, or no more than its test lists. Only tests that leave their list to experiments have their pacts written then. */
  readonly discover?: 'documented' | 'listed' | undefined;
}

/**
 * Runs the contract tests of these vendors and makes their pacts of what the tests wrote.
 * A failed run, or one of the tests only whose title fits `filter`, leaves the pacts as they are: they hold whole runs only.
 */
export async function runContractTests(session: Session, vendors: readonly Vendor[], { filter, discover }: TestWish = {}): Promise<TestRun> {
  const { workspace } = session;
  const asConfigured = filter === undefined ? workspace.testCommand : filteredCommand(workspace, filter);
  const command = discover !== undefined ? patientCommand(asConfigured) : asConfigured;
  for (const vendor of vendors) checkVendorFiles(workspace, vendor);
  refuseStrays(workspace);
  // Said here once rather than by every test.
  await Promise.all(vendors.map((vendor) => vendorDocument(workspace, vendor)));
  const folder = await runFolder(session);
  try {
    const [fragments, discoveries] = [join(folder, 'fragments'), join(folder, 'discoveries')];
    await mkdir(fragments);
    const passed = await runTests(session, vendors, { fragments, command, ...(discover === undefined ? {} : { discoveries, scope: discover }) });
    const interactions = await readDiscoveries(discoveries);
    const found = discover === undefined ? {} : { interactions };
    if (!passed) return { outcome: 'no', pacts: [], ...found };
    const made = await readFragments(fragments);
    const outcome = interactions.some(({ missing }) => missing.length > 0) ? 'no' : 'done';
    if (filter !== undefined) return { outcome: made.length === 0 ? 'unknown' : outcome, pacts: [], ...found };
    return { outcome, pacts: await writePacts(workspace, discover === undefined ? vendors : vendorsLeftOpen(vendors, interactions), made), ...found };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runFolder({ workspace, clock }: Session): Promise<string> {
  await makeDataFolder(workspace);
  const problem = dataFolderProblem(workspace);
  if (problem !== undefined) throw problem;
  const parent = join(workspace.dataFolder, 'fragments');
  await mkdir(parent, { recursive: true });
  await sweep(parent, clock());
  return mkdtemp(join(parent, 'run-'));
}

const dayInMs = 86_400_000;

/** Runs that were killed leave their fragments behind; after a day no run can still be writing there. */
async function sweep(parent: string, now: Date): Promise<void> {
  for (const name of await readdir(parent)) {
    const folder = join(parent, name);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: now.getTime() }));
    if (now.getTime() - mtimeMs > dayInMs) await rm(folder, { recursive: true, force: true });
  }
}

interface TestOptions {
  readonly fragments: string;
  readonly discoveries?: string;
  readonly scope?: string;
  readonly command: readonly string[];
}

/** Their output is for people, so it goes to standard error. */
function runTests({ workspace, environment, passage }: Session, vendors: readonly Vendor[], { fragments, discoveries, scope, command: [program = 'node', ...rest] }: TestOptions): Promise<boolean> {
  refuseMissingRunner(workspace);
  const specs = vendors.flatMap((vendor) => globSync(vendor.tests, { cwd: workspace.root }).toSorted());
  // Tests run on this very Node, with its conditions, whatever `node` means on the machine.
  const [command, args] = program === 'node' ? [process.execPath, [...process.execArgv, ...rest]] : [program, rest];
  const { pass, failed } = passage();
  return new Promise((resolve, reject) => {
    const env = { ...environment, [fragmentsVariable]: fragments, ...(discoveries === undefined ? {} : { [discoveriesVariable]: discoveries, [scopeVariable]: scope }) };
    const child = spawn(command, [...args, ...specs], { cwd: workspace.root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', pass);
    child.on('error', (error) => reject(cannotRun(workspace, error)));
    child.on('close', (code) => {
      if (code !== 0) failed();
      resolve(code === 0);
    });
  });
}

function cannotRun(workspace: Workspace, error: Error): Failure {
  const place = shownPath(workspace, workspace.configFile);
  return badInput('test.command', `the test command cannot be run: ${error.message}`, { place, fix: 'mend `test` in the config', cause: error });
}

/** Node's own words for a script that is not there are a page long, and look like a failed test. */
function refuseMissingRunner({ root, testCommand: [program, script = ''] }: Workspace): void {
  if (program !== 'node' || script.startsWith('-') || existsSync(resolvePath(root, script))) return;
  const fix = script.includes('mocha') ? 'npm install --save-dev mocha, or name your own command as `test` in the config' : 'mend `test` in the config';
  throw badInput('test.command', `the test command cannot be run: there is no ${script}`, { place: root, fix });
}

async function readFragments(folder: string): Promise<readonly PactFragment[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(names.map(async (file) => ({ file, text: await readFile(join(folder, file), 'utf8') })));
}

/** All pacts are merged before the first is written. */
async function writePacts(workspace: Workspace, vendors: readonly Vendor[], fragments: readonly PactFragment[]): Promise<TestRun['pacts']> {
  const merged = mergePacts(fragments);
  const chosen = vendors.map((vendor) => ({ vendor, text: pactOf(vendor, merged).text }));
  return Promise.all(
    chosen.map(async ({ vendor, text }) => {
      const file = pactFile(workspace, vendor);
      const shown = shownPath(workspace, file);
      const { interactions, messages } = readPact(text, shown);
      return { file: shown, interactions: interactions.length + messages.length, changed: await writeIfChanged(file, text) };
    }),
  );
}

function pactOf(vendor: Vendor, merged: readonly MergedPact[]): MergedPact {
  const own = merged.find((pact) => pact.provider === vendor.name && pact.consumer === vendor.consumer);
  if (own !== undefined) return own;
  throw badInput('test.no-pact', `the tests passed but made no pact of ${vendor.consumer} with ${vendor.name}`, { place: vendor.tests, fix: 'use `contract({ consumer, provider })` in them' });
}
