import { contract, type Expectation } from 'vendorproof';
import type { AxoniusClient } from '../client.ts';
import { clientAt } from './client.ts';

/** What our client agrees with Axonius. */
export const axonius = contract({ consumer: 'axonius-integration', provider: 'axonius' });

/** One interaction, called as it is described; nothing is tried twice. */
export function agrees(description: string, expectation: Omit<Expectation, 'description'>, ask: (client: AxoniusClient) => Promise<unknown>): void {
  it(description, () =>
    axonius.interaction({ description, ...expectation }, async ({ url }) => void (await ask(clientAt(url, once)))));
}

/** No attempt is repeated, no page is waited for. */
export const once = { retry: { attempts: 1 }, polling: { times: 1 } } as const;

export const within = (field: string, names: readonly string[]): readonly string[] => names.map((name) => `${field}.${name}`);
