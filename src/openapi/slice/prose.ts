import type { Json, JsonObject } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import type { Part } from './parts.ts';
import { sections } from './parts.ts';
import type { Found } from './rewrite.ts';
import { rewrite } from './rewrite.ts';

const prose = new Set(['description', 'summary', 'example', 'examples', 'externalDocs']);

/** The document without the vendor's sentences and examples: what stays are facts. Extensions stay, since overlays aim by them. */
export function withoutProse(root: JsonObject): JsonObject {
  const { paths, components } = root;
  return {
    ...root,
    ...(paths === undefined ? {} : { paths: each(paths, 'pathItem') }),
    ...(isObject(components) ? { components: withoutProseIn(components) } : {}),
  };
}

function withoutProseIn(components: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(components).map(([section, entries]) => {
    const part = Object.hasOwn(sections, section) ? sections[section] : undefined;
    return [section, part === undefined || entries === undefined ? entries : each(entries, part)];
  }));
}

function each(entries: Json, part: Part): Json {
  if (!isObject(entries)) return entries;
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, value && rewrite(withoutOwnProse, part, { value, pointer: '' })]));
}

const withoutOwnProse = ({ value }: Found): JsonObject => omit(value, (key) => prose.has(key));

/** The object without the members whose names the test picks. */
export const omit = (value: JsonObject, unwanted: (key: string) => boolean): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !unwanted(key)));
