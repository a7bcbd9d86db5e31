import { badInput } from '../failure/failure.ts';
import type { Pact } from '../pact/types.ts';

/** The name that Pact's libraries give to a pact's file. It never leads out of a folder. */
export function pactFileName({ consumer, provider }: Pick<Pact, 'consumer' | 'provider'>): string {
  for (const { name } of [consumer, provider]) {
    if (!/[/\\]|^\.+$/.test(name)) continue;
    throw badInput('pacticipant.invalid', `${name} cannot be a pacticipant's name here: it reads as a path`, { fix: 'leave out slashes' });
  }
  return `${consumer.name}-${provider.name}.json`;
}
