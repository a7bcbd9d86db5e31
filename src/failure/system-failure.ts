import type { Failure } from './failure.ts';
import { badInput } from './failure.ts';

/** What a system refuses that only the user can mend, in words and with what mends it. */
const refusals: Readonly<Record<string, readonly [problem: string, fix: string]>> = {
  EACCES: ['there is no permission', 'give yourself permission there'],
  EPERM: ['there is no permission', 'give yourself permission there'],
  EROFS: ['the file system is only to be read', 'choose a folder that can be written to'],
  ENOSPC: ['the disk is full', 'free some space'],
  EDQUOT: ['the disk quota is used up', 'free some space'],
  EMFILE: ['too many files are open', 'raise the limit of open files (ulimit -n)'],
};

/** A file that the system does not let us read or write, as a failure; undefined for every other error. */
export function systemFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('code' in error && typeof error.code === 'string')) return undefined;
  const refusal = Object.hasOwn(refusals, error.code) ? refusals[error.code] : undefined;
  if (refusal === undefined) return undefined;
  const [problem, fix] = refusal;
  const place = 'path' in error && typeof error.path === 'string' ? { place: error.path } : {};
  return badInput(`system.${error.code}`, `${problem} (${error.code})`, { ...place, fix, cause: error });
}
