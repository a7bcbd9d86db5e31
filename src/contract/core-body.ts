import { elementPath, memberPath } from '../generate/json-path.ts';
import type { Json, JsonObject } from '../json/json.ts';
import { isArray, isObject } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import { isUnreadJson } from '../openapi/media-types.ts';
import type { PactBody } from '../pact/types.ts';

type Generators = { readonly [part: string]: Json } | undefined;

/**
 * A body as Pact's core takes it. The core has a call for matching rules but none for generators: those travel inside the body,
 * in its integration format, in which a value comes with its matcher and generator.
 */
export function coreBody({ content, contentType }: PactBody, generators: Generators): string {
  if (typeof content === 'string' && (!contentType.includes('json') || isUnreadJson(contentType))) return content;
  const body = generators?.['body'];
  return JSON.stringify(isObject(body) ? withGenerators(content, '$', body) : content);
}

function withGenerators(value: Json, path: string, generators: JsonObject): Json {
  const generator = generators[path];
  if (isObject(generator)) return integrationValue(value, generator);
  if (isArray(value)) return value.map((item, index) => withGenerators(item, elementPath(path, index), generators));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.keys(value).map((name) => [name, withGenerators(member(value, name) ?? null, memberPath(path, name), generators)]));
}

function integrationValue(value: Json, { type, ...settings }: JsonObject): Json {
  return { 'pact:matcher:type': 'regex', 'pact:generator:type': type, value, ...settings };
}
