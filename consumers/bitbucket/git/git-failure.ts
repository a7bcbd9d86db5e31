import { kindOfStatus } from '../../shared/errors/kind-of-status.ts';
import type { ErrorKind } from '../../shared/errors/kinds.ts';

export interface GitFailure {
  readonly kind: ErrorKind;
  /** The status that the server answered with, where Git tells it. */
  readonly status: number | undefined;
  /** Git's own line about it. */
  readonly problem: string;
}

/** What Git's words mean. It tells failures apart in no other way; `LC_ALL=C` keeps the words the same. The first that fits holds. */
const meanings: readonly (readonly [RegExp, ErrorKind])[] = [
  [/Authentication failed|could not read (Username|Password)/, 'authentication'],
  [/repository '.*' not found|couldn't find remote ref|does not exist in|invalid object name|not a valid object name|bad object/i, 'not-found'],
  [/unable to update url base from redirection|returned error: 30\d/, 'contract'],
  [/fsck error|badTree|missing blob/i, 'contract'],
  [/\.lock': File exists/, 'conflict'],
  [/early EOF|RPC failed|unexpected disconnect|hung up|invalid index-pack output|index-pack failed|pack (has|is)|expected flush|bad line length/i, 'unavailable'],
  [/Could not resolve|Failed to connect|Connection (reset|refused|timed out)|Empty reply|Operation too slow|unable to access/i, 'unavailable'],
];

export function readFailure(words: string): GitFailure {
  const problem = problemIn(words);
  const [, digits] = /returned error: (\d{3})/.exec(words) ?? [];
  if (digits !== undefined && !digits.startsWith('3')) return { kind: kindOfStatus(Number(digits)), status: Number(digits), problem };
  return { kind: meanings.find(([pattern]) => pattern.test(words))?.[1] ?? 'invalid-request', status: undefined, problem };
}

/** The line that ended it; before it stand hints and progress. */
function problemIn(words: string): string {
  const lines = words.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  return (lines.find((line) => /^(fatal|error): /.test(line)) ?? lines.at(-1) ?? 'it said nothing').replace(/^(fatal|error): /, '');
}
