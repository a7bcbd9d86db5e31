import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { badInput } from '../failure/failure.ts';
import { checkProviderFile } from './check.ts';
import type { ProviderFile } from './types.ts';

/** Loads a provider file: plain data under the name `provider`. A vendor without one has no states. */
export async function loadProvider(file: string): Promise<ProviderFile> {
  return existsSync(file) ? checkProviderFile(await importProvider(file), file) : { states: {} };
}

async function importProvider(file: string): Promise<unknown> {
  const module = await importModule(file);
  if (typeof module === 'object' && module !== null && 'provider' in module) return module.provider;
  throw badInput('provider.invalid', 'does not export `provider`', { place: file, fix: 'write `export const provider: ProviderFile = { states: {} }`' });
}

async function importModule(file: string): Promise<unknown> {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    throw badInput('provider.broken', `cannot be loaded: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`, { place: file, cause: error });
  }
}
