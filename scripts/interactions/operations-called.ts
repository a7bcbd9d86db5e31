import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Ids of the document's operations that the client names in its code: as a text, or as one of the SDK's commands. */
export function operationsCalled(document: string, client: string): ReadonlySet<string> {
  const files = globSync('**/*.ts', { cwd: dirname(client), exclude: (name) => name === 'testing' || name.endsWith('.test.ts') });
  const code = files.map((file) => readFileSync(join(dirname(client), file), 'utf8')).join('\n');
  return new Set(operationIds(document).filter((id) => code.includes(`'${id}'`) || new RegExp(`\\b(${id}Command|paginate${id})\\b`).test(code)));
}

interface PathItem {
  readonly [method: string]: { readonly operationId?: string } | undefined;
}

function operationIds(document: string): readonly string[] {
  const { paths } = JSON.parse(readFileSync(document, 'utf8')) as { readonly paths: Readonly<Record<string, PathItem>> };
  return Object.values(paths).flatMap((item) => Object.values(item).flatMap((operation) => operation?.operationId ?? []));
}
