import { existsSync } from 'node:fs';
import { badInput } from '../failure/failure.ts';
import { checkProviderFile } from './check.ts';
import { importFrom } from './import-module.ts';
import type { ProviderFile } from './types.ts';

/** Loads a provider file: plain data under the name `provider`. A vendor without one has no states. An `edition` is what it is after a change. */
export async function loadProvider(file: string, edition = 0): Promise<ProviderFile> {
  if (!existsSync(file)) return { states: {} };
  const provider = await importFrom(file, 'provider', { code: 'provider.broken', edition });
  if (provider !== undefined) return checkProviderFile(provider, file);
  throw badInput('provider.invalid', 'does not export `provider`', { place: file, fix: 'write `export const provider: ProviderFile = { states: {} }`' });
}
