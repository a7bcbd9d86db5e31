import type { Json } from '../../src/json/json.ts';
import { isArray, isObject } from '../../src/json/json.ts';

/** Every scalar of a body with the name that it stands under, those nearer to the top first. */
export function scalarsIn(body: Json | undefined, deepest = 4): readonly (readonly [string, string | number | boolean])[] {
  let level: readonly (readonly [string, Json])[] = body === undefined ? [] : [['', body]];
  const found: (readonly [string, string | number | boolean])[] = [];
  for (let depth = 0; depth <= deepest && level.length > 0; depth += 1) {
    const next: (readonly [string, Json])[] = [];
    for (const [name, value] of level) {
      if (isArray(value)) next.push(...value.slice(0, 1).map((item) => [name, item] as const));
      else if (isObject(value)) next.push(...Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, inner] as const])));
      else if (value !== null) found.push([name, value]);
    }
    level = next;
  }
  return found;
}

/** The id that the answer to a POST tells, as a client finds it that knows the name of the reading path's parameter. */
export function toldId(parameter: string, collection: string, { body, location }: { readonly body: Json | undefined; readonly location: string | null }): string | undefined {
  const scalars = scalarsIn(body).filter(([, value]) => typeof value !== 'boolean' && value !== '');
  const noun = bare(collection.replace(/s$/, ''));
  const words = parameter.replaceAll(/([a-z])([A-Z])/g, '$1 $2').split(/[^A-Za-z0-9]+/);
  const wanted = [bare(parameter), bare(words.at(-1) ?? ''), ...endings.filter((ending) => bare(parameter).endsWith(ending)), 'id', `${noun}id`, noun];
  const said = wanted.map((name) => scalars.find(([key]) => bare(key) === name)?.[1]).find((value) => value !== undefined);
  if (said !== undefined) return String(said);
  const end = location === null ? undefined : /([^/?]+)\/?(?:\?.*)?$/.exec(location)?.[1]?.replace(/\.(json|xml)$/, '');
  if (end !== undefined) return decodeURIComponent(end);
  return endings.map((name) => scalars.find(([key]) => bare(key) === name)?.[1]).filter((value) => value !== undefined).map(String)[0];
}

const endings = ['uuid', 'guid', 'gid', 'sid', 'uid', 'key', 'slug', 'name', 'number', 'code', 'username', 'login', 'handle', 'identifier', 'reference', 'token', 'symbol'];

const bare = (name: string): string => name.replaceAll(/[^a-z0-9]/gi, '').toLowerCase();
