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

/** What the examples take for granted; what they import themselves goes before it. */
const prelude = `declare global {
  const expect: typeof import('chai').expect;
  const contract: typeof import('vendorproof').contract;
  const StripeClient: typeof import('../../consumers/stripe/client.ts').StripeClient;
  const credentials: { readonly apiKey: string };
}
export {};
`;

const fences = (file: string): readonly Example[] => [...readFileSync(join(root, file), 'utf8').matchAll(/```ts\n([^]*?)```/g)].map(([, code = '']) => ({ file, code }));

const docstrings = (file: string): readonly Example[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/@example\n([^]*?)\*\//g)].map(([, block = '']) => ({ file, code: block.replaceAll(/^\s*\* ?/gm, '') }));

describe('the examples in documentation and docstrings', function () {
  this.timeout(60_000);
  const examples = [...['README.md', ...globSync('docs/*.md', { cwd: root })].flatMap(fences), ...globSync('src/**/*.ts', { cwd: root }).flatMap(docstrings)];

  it('are there', () => {
    expect(examples.map(({ file }) => file)).to.include.members(['README.md', 'docs/contract-tests.md', 'docs/library.md', 'src/contract/contract.ts']);
  });

  it('are right by the type checker', () => {
    // Inside the repository, where `vendorproof` and the consumers resolve; the folder is ignored by Git.
    mkdirSync(join(root, '.vendorproof'), { recursive: true });
    const folder = mkdtempSync(join(root, '.vendorproof', 'examples-'));
    try {
      writeFileSync(join(folder, 'prelude.ts'), prelude);
      examples.forEach(({ code }, index) => writeFileSync(join(folder, `example-${index}.ts`), `${code}\nexport {};\n`));
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
