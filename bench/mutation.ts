import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadWorkspace } from '../src/config/load.ts';
import { selectVendors } from '../src/config/vendors.ts';
import type { Vendor } from '../src/config/workspace.ts';
import type { Discovery } from '../src/contract/discover/types.ts';
import { writtenPath } from '../src/generate/demand/path.ts';
import { systemClock } from '../src/system/clock.ts';
import { systemEnvironment } from '../src/system/environment.ts';
import { pactFile, readPactFiles } from '../src/workflow/pact-files.ts';
import type { Session } from '../src/workflow/session.ts';
import { runContractTests } from '../src/workflow/test.ts';
import { vendorDocument } from '../src/workflow/vendor-document.ts';
import type { Guard, Mutant } from './mutation/mutants.ts';
import { blindTo, mutantsOf } from './mutation/mutants.ts';
import { say } from './say.ts';
import { tableOf } from './table.ts';

const usage = `bench:mutation drops each field that a pact relies on from the vendor's document, and asks who notices: the test's expectation,
the comparison of pact and document, and the client's test itself, run against an answer without it.
  --only VENDOR         one vendor or group
  --documents           ask the expectation and the comparison alone: no test is run
  --sample N --seed S   of each vendor so many fields, the same ones for the same seed (default: all)`;

interface Row {
  readonly vendor: string;
  readonly interactions: number;
  readonly fields: number;
  readonly mutants: number;
  /** What was not noticed, and by whom. */
  readonly survivors: readonly string[];
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) return say(usage);
  const options = readOptions(args);
  const session = await openSession();
  const { workspace } = session;
  const vendors = selectVendors(workspace, options.only === undefined ? [] : [options.only]).filter((vendor) => existsSync(pactFile(workspace, vendor)));
  const rows: Row[] = [];
  for (const vendor of vendors) rows.push(await examine(session, vendor, options));
  say(tableOf(['vendor', 'interactions', 'fields', 'mutants', 'survivors'], rows.map(cells)));
  const survivors = rows.flatMap((row) => row.survivors.map((text) => `${row.vendor}: ${text}`));
  return say(survivors.length === 0 ? '\nEvery dropped field is noticed.' : `\n${survivors.join('\n')}`, survivors.length === 0 ? 0 : 1);
}

async function openSession(): Promise<Session> {
  const output: string[] = [];
  return {
    workspace: await loadWorkspace('.'),
    environment: systemEnvironment(),
    clock: systemClock,
    say: () => {},
    warn: (line) => void say(line),
    // What a test runner says is of interest where it fails only.
    passage: () => ({ pass: (text) => void output.push(text), failed: () => void say(output.splice(0).join('')) }),
  };
}

interface Options {
  readonly only: string | undefined;
  readonly documents: boolean;
  readonly sample: number;
  readonly seed: string;
}

function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({ args: [...args], options: { only: { type: 'string' }, documents: { type: 'boolean', default: false }, sample: { type: 'string' }, seed: { type: 'string', default: '1' } } });
  return { only: values.only, documents: values.documents, sample: values.sample === undefined ? Infinity : Number(values.sample), seed: values.seed };
}

async function examine(session: Session, vendor: Vendor, { documents, sample, seed }: Options): Promise<Row> {
  const [file] = await readPactFiles(session.workspace, [vendor]);
  if (file === undefined) throw new Error(`${vendor.name} has no pact`);
  const mutants = mutantsOf(await vendorDocument(session.workspace, vendor), file.pact);
  const chosen = mutants.toSorted((a, b) => (rank(a, seed) < rank(b, seed) ? -1 : 1)).slice(0, sample);
  const found = documents ? undefined : await experiments(session, vendor);
  const survivors = found === 'failed' ? ['its contract tests fail'] : chosen.flatMap((mutant) => survival(mutant, blindTo(mutant, found))).toSorted();
  return { vendor: vendor.name, interactions: file.pact.interactions.length, fields: mutants.length, mutants: chosen.length, survivors };
}

/** What the client's tests do without each of the fields that they list. */
async function experiments(session: Session, vendor: Vendor): Promise<readonly Discovery[] | 'failed'> {
  const { interactions = [], outcome } = await runContractTests(session, [vendor], { discover: 'listed' });
  return outcome === 'no' && interactions.every(({ missing }) => missing.length === 0) ? 'failed' : interactions;
}

const rank = ({ interaction, path }: Mutant, seed: string): string => createHash('sha256').update(`${seed} ${interaction.description} ${writtenPath(path)}`).digest('hex');

const survival = ({ interaction, path }: Mutant, blind: readonly Guard[]): readonly string[] =>
  blind.map((who) => `“${interaction.description}” without ${writtenPath(path)}: ${who} does not notice`);

const cells = ({ vendor, interactions, fields, mutants, survivors }: Row): readonly string[] => [vendor, ...[interactions, fields, mutants, survivors.length].map(String)];

process.exitCode = await main(process.argv.slice(2));
