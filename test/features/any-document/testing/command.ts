import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from '../../../../src/cli/program.ts';
import { systemClock } from '../../../../src/system/clock.ts';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder with the files of a test, where commands run. */
export interface Scene {
  readonly folder: string;
  write(file: string, content: string | Uint8Array): Promise<void>;
  /** Runs a command in this process. */
  run(...args: readonly string[]): Promise<Ended>;
  /** Runs it in a process of its own with little memory. */
  runApart(...args: readonly string[]): Promise<Ended>;
  close(): Promise<void>;
}

export async function aScene(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'any-document-'));
  const write: Scene['write'] = (file, content) => writeFile(join(folder, file), content);
  for (const [file, content] of Object.entries({ 'pact.json': pact, ...files })) await write(file, content);
  return {
    folder,
    write,
    run: (...args) => runIn(folder, args),
    runApart: (...args) => runApart(folder, args),
    close: () => rm(folder, { recursive: true }),
  };
}

/** The commands that read a document, with what else they need. */
export const commandsOn = (document: string): readonly (readonly string[])[] => [
  ['inspect', document],
  ['compare', document, 'pact.json'],
  ['diff', document, document],
  ['generate', document, '--out', 'pacts'],
  ['slice', document, '--operation', 'listPets', '--out', 'slice.json'],
  ['stub', document, '--port', '0'],
];

const pact = JSON.stringify({ consumer: { name: 'shop' }, provider: { name: 'petshop' }, interactions: [], metadata: { pactSpecification: { version: '4.0' } } });

async function runIn(folder: string, args: readonly string[]): Promise<Ended> {
  const [out, err]: [string[], string[]] = [[], []];
  const print = (into: string[]) => (text: string) => void into.push(text);
  const code = await main(args, { folder, environment: {}, clock: systemClock, out: print(out), err: print(err), untilStopped: async () => {} });
  return { code, out: out.join(''), err: err.join('') };
}

async function runApart(folder: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['--conditions=source', '--max-old-space-size=600', join(repository, 'src/cli/main.ts'), ...args], { cwd: folder });
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout.on('data', (chunk) => out.push(String(chunk)));
  child.stderr.on('data', (chunk) => err.push(String(chunk)));
  const { promise, resolve } = Promise.withResolvers<number>();
  child.on('close', (code) => resolve(code ?? -1));
  const code = await promise;
  return { code, out: out.join(''), err: err.join('') };
}
