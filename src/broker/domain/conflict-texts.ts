/** Why a publication is refused, in words that name the way out. */

export const changedContentText = (pact: { readonly consumer: string; readonly version: string; readonly provider: string }): string =>
  `Cannot change the content of the pact between ${pact.consumer} version ${pact.version} and ${pact.provider}: a version whose pact changes ` +
  'cannot be told apart from what was verified, so can-i-deploy could not be trusted. Publish every change under a version number of its own ' +
  '(the commit, for example), and make sure that nothing in the pact is random. To add interactions from another build, publish with onConflict "merge".';

export const collisionText = (provider: string, interactions: readonly string[]): string =>
  `Cannot merge the pact with ${provider}: these interactions are there already under the same description and provider state, with another request: ` +
  `${interactions.join('; ')}. Give each request a description of its own.`;

export const lookalikeText = (name: string, existing: readonly string[]): string =>
  `"${name}" is new here and looks like ${existing.map((other) => `"${other}"`).join(' or ')}, which exists already. Use that name, or, ` +
  `if it is another program, create it first: pact broker create-or-update-pacticipant --name "${name}"`;
