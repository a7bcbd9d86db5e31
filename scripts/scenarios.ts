import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { judgeScenarios, type ReportedTest, type Scenario } from './scenarios/judge.ts';
import { scenarioTable } from './scenarios/print.ts';

const root = join(import.meta.dirname, '..');
const usage = `scenarios runs the clients' tests and says of every scenario in consumers/*/scenarios.json which test shows it.
  npm run scenarios [-- vendor…]`;

process.exitCode = main(process.argv.slice(2));

/** Fails where a scenario has no test, a test that fails, or one that is left out without a reason. */
function main(args: readonly string[]): number {
  const { values, positionals } = parseArgs({ args: [...args], options: { help: { type: 'boolean' } }, allowPositionals: true });
  if (values.help === true) return say(usage);
  const scenarios = readScenarios(positionals);
  if (scenarios.length === 0) return say(`no scenarios of ${positionals.join(', ') || 'any vendor'}: see consumers/*/scenarios.json`, 2);
  const judged = judgeScenarios(scenarios, runTests([...new Set(scenarios.map(({ vendor }) => vendor))]));
  const good = judged.filter(({ result }) => result === 'passes' || result === 'not tried').length;
  say(scenarioTable(judged));
  return say(`\n${judged.length} scenarios, ${good} shown or left out for a reason, ${judged.length - good} not`, good === judged.length ? 0 : 1);
}

function readScenarios(vendors: readonly string[]): readonly Scenario[] {
  const files = globSync('consumers/*/scenarios.json', { cwd: root }).toSorted();
  return files.flatMap((file) => {
    const vendor = basename(dirname(file));
    if (vendors.length > 0 && !vendors.includes(vendor)) return [];
    const lines = JSON.parse(readFileSync(join(root, file), 'utf8')) as Readonly<Record<string, string>>;
    return Object.entries(lines).map(([id, text]) => ({ vendor, id, text }));
  });
}

/** All tests of these folders, by mocha's own report. */
function runTests(vendors: readonly string[]): readonly ReportedTest[] {
  const folder = mkdtempSync(join(tmpdir(), 'vendorproof-scenarios-'));
  try {
    const output = join(folder, 'report.json');
    const mocha = ['--conditions=source', 'node_modules/mocha/bin/mocha.js', '--no-config', '--extension', 'ts', '--timeout', '60000', '--reporter', 'json', '--reporter-option', `output=${output}`];
    spawnSync(process.execPath, [...mocha, ...vendors.map((vendor) => `consumers/${vendor}/**/*.test.ts`)], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    const report = JSON.parse(readFileSync(output, 'utf8')) as MochaReport;
    const failed = new Set(report.failures.map(({ fullTitle }) => fullTitle));
    const pending = new Set(report.pending.map(({ fullTitle }) => fullTitle));
    return report.tests.map(({ fullTitle, file }) => ({
      title: fullTitle,
      file: relative(root, file),
      outcome: failed.has(fullTitle) ? 'failed' : pending.has(fullTitle) ? 'pending' : 'passed',
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface MochaTest {
  readonly fullTitle: string;
  readonly file: string;
}

interface MochaReport {
  readonly tests: readonly MochaTest[];
  readonly failures: readonly MochaTest[];
  readonly pending: readonly MochaTest[];
}

function say(text: string, code = 0): number {
  console.log(text);
  return code;
}
