import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A workspace with the petshop's documents and pact, inside the repository, where `vendorproof` resolves; Git ignores it. */
export function petshopWorkspace(config: string): { readonly folder: string; readonly remove: () => void } {
  mkdirSync(join(root, '.vendorproof'), { recursive: true });
  const folder = mkdtempSync(join(root, '.vendorproof', 'library-'));
  cpSync(join(root, 'docs/petshop'), folder, { recursive: true });
  writeFileSync(join(folder, 'vendorproof.config.ts'), config);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

const check = /^(\s*)(?!\/\/)(\S.*); \/\/ → (.+)$/gm;

/** How many values an example says. */
export const checksIn = (example: string): number => [...example.matchAll(check)].length;

/** Prints what went wrong, by name; one process for all, since starting one takes longer than most examples. */
const runner = String.raw`const problems = {};
for (const file of process.argv.slice(1)) {
  try {
    await import(file);
  } catch (error) {
    problems[file.replace(/^.*\/|\.example\.ts$/g, '')] = String(error);
  }
}
console.log(JSON.stringify(problems));`;

/** Runs examples, their `expression; // → value` lines as assertions; answers what went wrong, by name. */
export function runExamples(folder: string, examples: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const files = Object.entries(examples).map(([name, example]) => {
    const file = join(folder, `${name}.example.ts`);
    const asserted = example.replaceAll(check, '$1isDeeply($2, $3);');
    writeFileSync(file, `import { deepStrictEqual as isDeeply } from 'node:assert/strict';\n${asserted}\nvoid isDeeply;\n`);
    return file;
  });
  return JSON.parse(execFileSync(process.execPath, ['--conditions=source', '--input-type=module', '--eval', runner, ...files], { cwd: folder, encoding: 'utf8' }));
}
