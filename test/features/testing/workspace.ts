import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asText } from '../../../src/json/as-text.ts';
import type { Json } from '../../../src/json/json.ts';
import { isArray, isObject, parseJson } from '../../../src/json/json.ts';
import { lookUp, splitPointer } from '../../../src/json/pointer.ts';
import { main } from '../../../src/cli/program.ts';
import type { Clock } from '../../../src/system/clock.ts';
import { systemClock } from '../../../src/system/clock.ts';
import type { Environment } from '../../../src/system/environment.ts';
import { systemEnvironment } from '../../../src/system/environment.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** Two vendors are enough for what a workspace does, and quicker than all that are here. */
const vendors = ['stripe', 'bitbucket'];

/** What a team edits; everything else of this repository is linked. */
const copied = [
  ...vendors.flatMap((vendor) => [`openapi/${vendor}`, `consumers/${vendor}`, `providers/${vendor}`, `pacts/${vendor}-integration-${vendor}.json`]),
  'consumers/shared',
  'package.json',
];

const config = `import { defineWorkspace } from 'vendorproof';

export default defineWorkspace({
  vendors: { ${vendors.map((vendor) => `${vendor}: {}`).join(', ')} },
  environments: {
    local: { demands: 'stub' },
    production: { production: true, demands: 'sandbox', maxAgeDays: 7 },
  },
});
`;
const linked = ['src', 'node_modules'];

export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Surrounding {
  readonly environment?: Environment;
  readonly clock?: Clock;
  readonly untilStopped?: () => Promise<void>;
  /** Told of everything that is printed, when it is. */
  readonly onPrint?: (text: string) => void;
}

export interface TestWorkspace {
  readonly folder: string;
  /** Runs a command as the command line would, in this process. */
  run(...args: readonly string[]): Promise<CommandRun>;
  /** The same with another environment or clock. */
  runWith(change: Surrounding, ...args: readonly string[]): Promise<CommandRun>;
  read(file: string): Promise<string>;
  write(file: string, text: string): Promise<void>;
  /** Replaces what a JSON pointer names in a JSON file; removes it when no value is given. */
  edit(file: string, pointer: string, value?: Json): Promise<void>;
  close(): Promise<void>;
}

/** A copy of a part of this repository's own workspace in a folder without Git. */
export async function aWorkspace(): Promise<TestWorkspace> {
  const folder = await mkdtemp(join(tmpdir(), 'vendorproof-'));
  for (const name of copied) await cp(join(repository, name), join(folder, name), { recursive: true });
  await writeFile(join(folder, 'vendorproof.config.ts'), config);
  for (const vendor of vendors) await keepOneTest(folder, vendor);
  for (const name of linked) await symlink(join(repository, name), join(folder, name));
  const runWith: TestWorkspace['runWith'] = async ({ environment = quietEnvironment(), clock = systemClock, untilStopped = async () => {}, onPrint = () => {} }, ...args) => {
    const out: string[] = [];
    const err: string[] = [];
    const into = (lines: string[]) => (text: string) => {
      lines.push(text);
      onPrint(text);
    };
    const code = await main(args, { folder, environment, clock, out: into(out), err: into(err), untilStopped });
    return { code, out: out.join(''), err: err.join('') };
  };
  return {
    folder,
    run: (...args) => runWith({}, ...args),
    runWith,
    read: (file) => readFile(join(folder, file), 'utf8'),
    write: async (file, text) => writeFile(join(folder, file), text),
    edit: async (file, pointer, value) => {
      const root = parseJson(await readFile(join(folder, file), 'utf8'), file);
      await writeFile(join(folder, file), `${JSON.stringify(replaced(root, splitPointer(pointer), value), null, 2)}\n`);
    },
    close: () => rm(folder, { recursive: true }),
  };
}

/** One file of contract tests, and the pact that it makes: each of many runs starts them all. */
async function keepOneTest(folder: string, vendor: string): Promise<void> {
  const [tests, pact] = [join(folder, 'consumers', vendor), join(folder, `pacts/${vendor}-integration-${vendor}.json`)];
  for (const file of await readdir(tests)) if (file.endsWith('.pact.test.ts') && file !== 'client.pact.test.ts') await rm(join(tests, file));
  const own = await readFile(join(tests, 'client.pact.test.ts'), 'utf8');
  // A table of further cases, where a vendor has one.
  await writeFile(join(tests, 'testing/reads.ts'), 'export const reads = [];\n');
  const root = parseJson(await readFile(pact, 'utf8'), pact);
  const interactions = lookUp(root, '/interactions');
  const made = (isArray(interactions) ? interactions : []).filter((one) => own.includes(`: '${asText(lookUp(one, '/description'))}'`));
  await writeFile(pact, `${JSON.stringify(replaced(root, ['interactions'], made), null, 2)}\n`);
}

function replaced(here: Json, [key, ...rest]: readonly string[], value: Json | undefined): Json | undefined {
  if (key === undefined) return value;
  if (isArray(here)) return here.map((item, index) => (String(index) === key ? (replaced(item, rest, value) ?? null) : item));
  if (!isObject(here)) throw new Error(`there is nothing at ${key} to edit`);
  return { ...here, [key]: replaced(here[key] ?? {}, rest, value) };
}

/** Without what a CI or a broker of this machine would add. */
function quietEnvironment(): Environment {
  const kept = Object.entries(systemEnvironment()).filter(([name]) => name !== 'CI' && !name.startsWith('PACT_') && !name.startsWith('VENDORPROOF_'));
  return Object.fromEntries(kept);
}
