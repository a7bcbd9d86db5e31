import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { splitPointer } from '../../json/pointer.ts';

/** Lays one value over another: objects field by field, everything else whole. Nothing given is changed. */
export function overlay(base: Json, over: Json | undefined): Json {
  if (over === undefined) return base;
  if (!isObject(base) || !isObject(over)) return over;
  const laid: Record<string, Json | undefined> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (value === undefined) continue;
    const below = Object.hasOwn(base, key) ? base[key] : undefined;
    put(laid, key, below === undefined ? value : overlay(below, value));
  }
  return laid;
}

/** To assign to a key named __proto__ would change what the object is; this keeps it an ordinary key. */
function put(object: Record<string, Json | undefined>, key: string, value: Json): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

/** The object without what stands at a pointer, or without the nearest field above it; undefined when there is no such field. */
export function without(value: JsonObject, pointer: string): JsonObject | undefined {
  const [key, ...rest] = splitPointer(pointer);
  if (key === undefined || !Object.hasOwn(value, key)) return undefined;
  const child = value[key];
  const pruned = rest.length > 0 && isObject(child) ? without(child, pointer.slice(pointer.indexOf('/', 1))) : undefined;
  const others = Object.entries(value).filter(([name]) => name !== key);
  return Object.fromEntries(pruned === undefined ? others : [...others, [key, pruned]]);
}

/** The value with another one put at a pointer, or taken away there (undefined); undefined when the pointer leads nowhere. */
export function replaceAt(value: Json, pointer: string, replace: (found: Json) => Json | undefined): Json | undefined {
  const [key, ...rest] = splitPointer(pointer);
  if (key === undefined) return replace(value);
  const below = rest.length === 0 ? '' : pointer.slice(pointer.indexOf('/', 1));
  if (isArray(value)) return replaceItem(value, Number(key), (item) => replaceAt(item, below, replace));
  if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
  const child = value[key];
  const replaced = child === undefined ? undefined : replaceAt(child, below, replace);
  const others = Object.entries(value).filter(([name]) => name !== key || replaced !== undefined);
  return Object.fromEntries(others.map(([name, old]) => [name, name === key ? replaced : old]));
}

function replaceItem(list: readonly Json[], index: number, replace: (item: Json) => Json | undefined): Json | undefined {
  const item = list[index];
  if (item === undefined) return undefined;
  const replaced = replace(item);
  return list.flatMap((old, at) => (at === index ? (replaced === undefined ? [] : [replaced]) : [old]));
}
