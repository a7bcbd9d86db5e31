import { readFile } from 'node:fs/promises';
import { CredentialProblem } from './credentials-error.ts';
import type { SecretReader, SecretReaders } from './credentials.ts';
import { Secret } from './secret.ts';

/** Nothing that is read as a credential is larger; a wrong path may lead to anything. */
const largest = 64 * 1024;

/** `env:NAME` and `file:/path`. The environment comes as a value and is looked at anew each time. */
export const localReaders = (environment: Readonly<Record<string, string | undefined>>): SecretReaders => ({
  env: async (name) => environment[name] ?? missing('the variable is not set'),
  file: (path, signal) => readFile(path, { encoding: 'utf8', signal }).catch(unreadable),
});

/** A reference made ready to be read. Its text is not quoted where it is wrong: it may be the secret itself. */
export function readerOf(reference: string, readers: SecretReaders): (signal: AbortSignal) => Promise<Secret> {
  const [, scheme = '', path = ''] = /^([a-z]+):(.+)$/s.exec(reference) ?? [];
  const reader: SecretReader | undefined = Object.hasOwn(readers, scheme) ? readers[scheme] : undefined;
  if (reader === undefined) throw new TypeError(`a credential is named by reference (${Object.keys(readers).join(':…, ')}:…), and never stands there itself`);
  return async (signal) => secretOf(await reader(path, signal));
}

/** Files and stores end their text with a newline that belongs to no credential. */
function secretOf(text: string): Secret {
  const trimmed = text.replace(/[\r\n]+$/, '');
  if (trimmed.trim() === '') return missing('it is empty');
  if (trimmed.length > largest) return missing('it is too large to be a credential');
  return new Secret(trimmed);
}

function missing(problem: string): never {
  throw new CredentialProblem(problem);
}

function unreadable(error: unknown): never {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === undefined || code === 'ABORT_ERR') throw error;
  return missing(`the file cannot be read (${code})`);
}
