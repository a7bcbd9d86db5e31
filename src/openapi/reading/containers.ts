import type { Json, JsonObject } from '../../json/json.ts';

/** Every object and array of a value, itself first. Without recursion, and with as little work for each as can be: documents have millions. */
export function* containersIn(root: Json): Generator<JsonObject | readonly Json[]> {
  const waiting: (JsonObject | readonly Json[])[] = typeof root === 'object' && root !== null ? [root] : [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (const item of Object.values(next)) if (typeof item === 'object' && item !== null) waiting.push(item);
  }
}
