import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Vendor } from '../config/workspace.ts';
import type { Discovery } from '../contract/discover/types.ts';
import { compare } from '../pact/canonical.ts';
import { isMocha } from './filter-tests.ts';

/** What a run's experiments found, in an order that is the same each time. */
export async function readDiscoveries(folder: string): Promise<readonly Discovery[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(names.map(async (name): Promise<readonly Discovery[]> => JSON.parse(await readFile(join(folder, name), 'utf8'))));
  return found.flat().toSorted((a, b) => compare(a.provider, b.provider) || compare(a.consumer, b.consumer) || compare(a.description, b.description));
}

/** The test command without a limit of time, where we know how that is said: a test takes as long as its experiments do. */
export const patientCommand = (command: readonly string[]): readonly string[] => (command.some((word) => isMocha.test(word)) ? [...command, '--timeout=0'] : command);

/** Only tests that leave it to experiments have something to say in their pacts. */
export const vendorsLeftOpen = (vendors: readonly Vendor[], found: readonly Discovery[]): readonly Vendor[] =>
  vendors.filter(({ name, consumer }) => found.some((one) => one.listed === undefined && one.provider === name && one.consumer === consumer));
