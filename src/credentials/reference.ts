import { badInput } from '../failure/failure.ts';
import type { Environment } from '../system/environment.ts';

/** What a reference looks like: `env:NAME`, or an id and its secret `env:ID,env:SECRET`. */
const form = /^env:[A-Za-z_]\w*(,env:[A-Za-z_]\w*)?$/;

/** Whether a text is a reference to a credential; anything else might be the secret itself. */
export const isReference = (text: string): boolean => form.test(text);

/** How messages say what a reference is. */
export const referenceForm = '`env:NAME`, or `env:ID,env:SECRET` for an id and its secret';

/** The credential that a reference leads to; an id and its secret come as `id:secret`. The text of a wrong one is not repeated: it may be a secret. */
export function resolveReference(reference: string, environment: Environment, place: string): string {
  if (!isReference(reference)) throw badInput('credentials.reference', `a credential is named by reference: ${referenceForm}`, { place });
  const names = reference.split(',').map((part) => part.slice('env:'.length));
  const values = names.map((name) => {
    const value = environment[name] ?? '';
    if (value !== '') return value;
    throw badInput('credentials.missing', `the environment variable ${name} is not set`, { place, fix: `set ${name}, or name another credential` });
  });
  return values.join(':');
}
