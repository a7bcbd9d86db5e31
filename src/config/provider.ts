import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { badInput } from '../failure/failure.ts';
import type { ProviderFile } from './types.ts';

/** Loads a provider file: plain data under the name `provider`. A vendor without one has no states. */
export async function loadProvider(file: string): Promise<ProviderFile> {
  if (!existsSync(file)) return { states: {} };
  const provider = await importProvider(file);
  if (isProviderFile(provider)) return provider;
  throw badInput('provider.invalid', 'does not export `provider` with an object of `states`, each with a list `stub`', { place: file });
}

async function importProvider(file: string): Promise<unknown> {
  try {
    const module: unknown = await import(pathToFileURL(file).href);
    return typeof module === 'object' && module !== null && 'provider' in module ? module.provider : undefined;
  } catch (error) {
    throw badInput('provider.broken', `cannot be loaded: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`, { place: file, cause: error });
  }
}

function isProviderFile(value: unknown): value is ProviderFile {
  if (typeof value !== 'object' || value === null || !('states' in value)) return false;
  const { states } = value;
  return typeof states === 'object' && states !== null && Object.values(states).every((state: unknown) => typeof state === 'object' && state !== null && 'stub' in state && Array.isArray(state.stub));
}
