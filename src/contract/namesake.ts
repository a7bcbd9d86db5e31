import { badInput } from '../failure/failure.ts';
import type { Interaction, MessageInteraction } from '../pact/types.ts';

/** What was described so far in this process, by consumer, provider and description. */
const described = new Map<string, string>();

/** Of two interactions with one description Pact keeps the later, without a word: the other would be lost. */
export function refuseNamesake({ consumer, provider }: { readonly consumer: string; readonly provider: string }, interaction: Interaction | MessageInteraction): void {
  const key = JSON.stringify([consumer, provider, interaction.description]);
  // Drawing is deterministic, so equal interactions are equal texts; a test that runs again is no namesake.
  const content = JSON.stringify(interaction);
  const known = described.get(key);
  described.set(key, known ?? content);
  if (known === undefined || known === content) return;
  throw badInput('contract.description.taken', `two interactions of ${consumer} with ${provider} are described as "${interaction.description}"`, {
    fix: 'give one of them another `description`',
  });
}
