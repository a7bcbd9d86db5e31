import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Example {
  readonly file: string;
  readonly code: string;
}

/** What the examples take for granted. */
const prelude = `import { expect } from 'chai';
import { contract, defineWorkspace } from 'vendorproof';
import { StripeClient } from '../../consumers/stripe/client.ts';
const credentials = { apiKey: 'sk_test_example' };
void [expect, contract, defineWorkspace, StripeClient, credentials];
`;

const fences = (file: string): readonly Example[] => [...readFileSync(join(root, file), 'utf8').matchAll(/```ts\n([^]*?)```/g)].map(([, code = '']) => ({ file, code }));

const docstrings = (file: string): readonly Example[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/@example\n([^]*?)\*\//g)].map(([, block = '']) => ({ file, code: block.replaceAll(/^\s*\* ?/gm, '') }));

/** An example that imports for itself needs no such line of the prelude. */
const asModule = ({ code }: Example): string => `${prelude}${code.replaceAll(/^import .*$/gm, '').replace('export default ', 'void ')}\nexport {};\n`;

describe('the examples in documentation and docstrings', function () {
  this.timeout(60_000);
  const examples = [...['README.md', ...globSync('docs/*.md', { cwd: root })].flatMap(fences), ...globSync('src/**/*.ts', { cwd: root }).flatMap(docstrings)];

  it('are there', () => {
    expect(examples.map(({ file }) => file)).to.include.members(['README.md', 'docs/contract-tests.md', 'src/contract/contract.ts', 'src/config/define.ts']);
  });

  it('are right by the type checker', () => {
    // Inside the repository, where `vendorproof` and the consumers resolve; the folder is ignored by Git.
    mkdirSync(join(root, '.vendorproof'), { recursive: true });
    const folder = mkdtempSync(join(root, '.vendorproof', 'examples-'));
    try {
      examples.forEach((example, index) => writeFileSync(join(folder, `example-${index}.ts`), asModule(example)));
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.json', include: ['*.ts'] }));
      const check = (): string => execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8', stdio: 'pipe' });
      expect(outputOf(check)).to.equal('');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function outputOf(run: () => string): string {
  try {
    return run();
  } catch (error) {
    return typeof error === 'object' && error !== null && 'stdout' in error ? String(error.stdout) : String(error);
  }
}
