import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Git in a test's own folder. */
const git = (folder: string, args: readonly string[], input = ''): string =>
  execFileSync('git', ['-C', folder, ...args], { input, encoding: 'utf8', stdio: 'pipe' }).trim();

/** Lines of commits that branches can be put at. */
export interface Lines {
  /** Eight, one upon the other; the last one first. */
  readonly main: readonly string[];
  /** Thirty upon those. */
  readonly more: readonly string[];
  /** Four that have nothing to do with them. */
  readonly other: readonly string[];
}

/** A bare repository whose branches are put where a test wants them, without asking Git again. */
export class RemoteRepository {
  readonly lines: Lines;
  readonly #folder: string;
  readonly #template: string;

  constructor(folder: string, template: string) {
    this.#folder = folder;
    this.#template = template;
    mkdirSync(template, { recursive: true });
    git(template, ['init', '--quiet', '--bare', '--initial-branch', 'main']);
    git(template, ['fast-import', '--quiet'], `${commits('main', 8)}${commits('more', 30, 'refs/kept/main')}${commits('other', 4)}done\n`);
    const line = (name: string): readonly string[] => git(template, ['rev-list', `refs/kept/${name}`]).split('\n');
    this.lines = { main: line('main'), more: line('more'), other: line('other') };
  }

  /** Has these branches and no others, and this one for its default. */
  set(branches: Readonly<Record<string, string | undefined>>, defaultBranch = 'main'): void {
    const heads = join(this.#folder, 'refs/heads');
    rmSync(heads, { recursive: true, force: true });
    mkdirSync(heads, { recursive: true });
    for (const [name, hash] of Object.entries(branches)) {
      mkdirSync(dirname(join(heads, name)), { recursive: true });
      writeFileSync(join(heads, name), `${hash}\n`);
    }
    writeFileSync(join(this.#folder, 'HEAD'), `ref: refs/heads/${defaultBranch}\n`);
  }

  reset(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    cpSync(this.#template, this.#folder, { recursive: true });
  }
}

/** Which branch a copy takes for the default. */
export const headOf = (folder: string): string => readFileSync(join(folder, 'HEAD'), 'utf8').trim();

/** In the words of `fast-import`; they are kept where nobody who fetches branches sees them. */
function commits(name: string, count: number, from?: string): string {
  return Array.from({ length: count }, (_, index) => {
    const message = `${name} ${index}`;
    const content = `${message}\n${Math.sin(index)}\n`.repeat(40);
    const start = index === 0 && from !== undefined ? `from ${from}\n` : '';
    return `commit refs/kept/${name}\ncommitter Ann <ann@acme.example> ${1767225600 + index} +0000\ndata ${message.length}\n${message}\n${start}M 100644 inline policy/base.yaml\ndata ${content.length}\n${content}\n`;
  }).join('');
}
