import type { JsonObject } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { rewrite } from './rewrite.ts';

export const prose: ReadonlySet<string> = new Set(['description', 'summary', 'example', 'examples', 'externalDocs']);

/** The document without the vendor's sentences and examples: what stays are facts. Extensions stay, since overlays aim by them. */
export function withoutProse(root: JsonObject): JsonObject {
  const facts = rewrite(({ value }) => omit(value, (key) => prose.has(key)), 'document', { value: root, pointer: '' });
  return isObject(facts) ? facts : root;
}

/** The object without the members whose names the test picks. */
export const omit = (value: JsonObject, unwanted: (key: string) => boolean): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !unwanted(key)));
