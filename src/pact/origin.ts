/** Where an interaction or message stood in the file that it was read from. */
const origins = new WeakMap<object, string>();

/** Lets what was read be known by its place: a V4 file has interactions and messages in one list, a pact that was read in two. */
export function setOrigin<Interaction extends object>(interaction: Interaction, pointer: string): Interaction {
  origins.set(interaction, pointer);
  return interaction;
}

/** The JSON pointer into the file; undefined for what was made in memory. */
export const originOf = (interaction: object): string | undefined => origins.get(interaction);
