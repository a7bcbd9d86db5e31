import { badInput } from '../failure/failure.ts';
import { suggest } from '../failure/nearest.ts';
import type { Environment } from '../system/environment.ts';

/** The secret behind a reference such as `env:ACME_TOKEN`. Files name secrets, they never hold them. */
export function resolveReference(reference: string, environment: Environment): string {
  const name = /^env:([A-Za-z_][A-Za-z0-9_]*)$/.exec(reference)?.[1];
  // The text itself stays out of the message: what is no reference may be the secret.
  if (name === undefined) {
    const fix = 'write env: and the name of an environment variable';
    throw badInput('credentials.reference.invalid', 'a credential is given as env:NAME', { fix });
  }
  const value = environment[name];
  if (value !== undefined && value !== '') return value;
  const similar = Object.keys(environment).filter((key) => key.startsWith(name.slice(0, 4)));
  const hint = similar.length === 0 ? '' : ` (${suggest(name, similar)})`;
  const more = { place: reference, fix: `export ${name}=…` };
  throw badInput('credentials.missing', `the environment variable ${name} is not set${hint}`, more);
}
