import { pathToFileURL } from 'node:url';
import type { Failure } from '../failure/failure.ts';
import { badInput } from '../failure/failure.ts';

export interface ImportOptions {
  /** The code of the failure where it cannot be loaded. */
  readonly code: string;
  /** Which edition of the file: a module is kept once it is loaded. Default: the one that was loaded first. */
  readonly edition?: number;
}

/** What a file of the team's own exports under a name; undefined where it exports no such thing. */
export async function importFrom(file: string, name: string, { code, edition = 0 }: ImportOptions): Promise<unknown> {
  try {
    const module: unknown = await import(`${pathToFileURL(file).href}${edition === 0 ? '' : `?edition=${edition}`}`);
    if (typeof module !== 'object' || module === null) return undefined;
    return Object.entries(module).find(([key]) => key === name)?.[1];
  } catch (error) {
    throw notLoaded(file, code, error);
  }
}

function notLoaded(file: string, code: string, error: unknown): Failure {
  const isCommonJs = error instanceof SyntaxError && error.message.includes('outside a module');
  return badInput(code, firstLine(error), {
    place: `${file}${lineIn(file, error)}`,
    cause: error,
    ...(isCommonJs ? { fix: 'write "type": "module" into the package.json there' } : {}),
  });
}

function firstLine(error: unknown): string {
  if (!(error instanceof Error)) return `cannot be loaded: ${String(error)}`;
  const line = error.message.split('\n').map((text) => text.trim()).find((text) => text !== '' && !/^[╭,│|`]/.test(text));
  return `cannot be loaded: ${error.name === 'Error' ? '' : `${error.name}: `}${line ?? 'no reason given'}`;
}

/** `:3`, where the error tells a line of that very file. */
function lineIn(file: string, error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const [, after = ''] = stack.split(pathToFileURL(file).href);
  return /^(?:\?edition=\d+)?(:\d+)/.exec(after)?.[1] ?? '';
}
