import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';

/** What a published body has at a path of matching rules, `$.data[*].id`: of lists in their first element. */
export function publishedAt(body: Json | undefined, path: string): Json | undefined {
  const steps = path.slice(1).match(/\.[^.[\]]+|\[[^\]]*\]/g) ?? [];
  return steps.reduce<Json | undefined>((here, step) => {
    const index = /^\[(\*|\d+)\]$/.exec(step)?.[1];
    if (index !== undefined) return isArray(here) ? here[index === '*' ? 0 : Number(index)] : undefined;
    return isObject(here) ? member(here, step.replace(/^\.|^\['|'\]$/g, '')) : undefined;
  }, body);
}
