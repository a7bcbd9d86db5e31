import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { coverageOf, type Coverage, type Discovered } from './interactions/coverage.ts';
import { operationsCalled } from './interactions/operations-called.ts';
import config from '../vendorproof.config.ts';

const root = join(import.meta.dirname, '..');
const goal = 0.9;
const usage = `interactions says of every operation that a client calls, and of every field that it relies on there, whether a contract test holds it.
  npm run interactions [-- vendor…]`;

process.exitCode = main(process.argv.slice(2));

/** Fails where less than 90 % is held by contract tests. What is relied on is found by experiment: the tests run again with each field taken away. */
function main(args: readonly string[]): number {
  const { values, positionals } = parseArgs({ args: [...args], options: { help: { type: 'boolean' } }, allowPositionals: true });
  if (values.help === true) return say(usage);
  const vendors = Object.entries(config.vendors).filter(([name, { group }]) => positionals.length === 0 || positionals.some((each) => each === name || each === group));
  const discovered = discover(positionals);
  const all = vendors.map(([vendor, { document = `openapi/${vendor}/${vendor}.json`, client = `consumers/${vendor}/client.ts` }]) =>
    coverageOf(vendor, operationsCalled(join(root, document), join(root, client)), discovered.filter(({ provider }) => provider === vendor)),
  );
  say(tableOf(all));
  for (const { vendor, uncovered } of all) for (const each of uncovered) say(`${vendor}: ${each}`);
  return all.every(({ covered, cells }) => covered >= cells * goal) ? 0 : 1;
}

function discover(vendors: readonly string[]): readonly Discovered[] {
  const command = ['--conditions=source', join(root, 'bin/vendorproof.js'), 'test', ...vendors, '--discover', '--json'];
  const { stdout } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] });
  return (JSON.parse(stdout) as { readonly interactions: readonly Discovered[] }).interactions;
}

function tableOf(all: readonly Coverage[]): string {
  const head = ['vendor', 'operations called', 'with a contract test', 'fields relied on', 'in the pact', 'covered'];
  const rows = all.map(({ vendor, called, contracted, fields, held, covered, cells }) => [vendor, called, contracted, fields, held, `${((covered / cells) * 100).toFixed(1)} %`].map(String));
  return [head, ...rows].map((row) => row.map((cell, column) => cell.padEnd(column === 0 ? 20 : 22)).join('').trimEnd()).join('\n');
}

function say(text: string, code = 0): number {
  console.log(text);
  return code;
}
