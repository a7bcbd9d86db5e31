import type { Publication } from './types.ts';

/** How a pact is called wherever it is listed. */
export const pactName = ({ consumer, consumerVersion, provider }: Pick<Publication, 'consumer' | 'consumerVersion' | 'provider'>): string =>
  `Pact between ${consumer.name} (${consumerVersion.number}) and ${provider.name}`;
