import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codes } from '../src/compare/codes.ts';
import { diffCodes } from '../src/compare/diff/codes.ts';

// Writes docs/findings.md from the tables in the code; with --check it only says whether the page is as they are.
const file = join(import.meta.dirname, '../docs/findings.md');
const page = findingsPage();
if (!process.argv.includes('--check')) writeFileSync(file, page);
else if (readFileSync(file, 'utf8') !== page) throw new Error('docs/findings.md is not what the tables say: run `node scripts/findings.ts`');

function findingsPage(): string {
  return `# Findings and changes

Made from the tables in \`src/compare\` by \`node scripts/findings.ts\`. Codes are stable: programs and waivers may name them.

## What \`compare\` finds

An error makes a pact incompatible with a document. A warning tells what the vendor may change without notice.

${table(['code', 'severity', 'means'], Object.entries(codes).map(([code, { severity, meaning }]) => [`\`${code}\``, severity, meaning]))}

## What \`diff\` tells

With pacts, a change is breaking where it hits one of their interactions, else safe. Without pacts, the table says which would break some consumer.

${table(['code', 'without pacts', 'means'], Object.entries(diffCodes).map(([code, { kind, meaning }]) => [`\`${code}\``, kind, meaning]))}
`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
