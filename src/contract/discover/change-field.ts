import type { Path } from '../../generate/demand/path.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';

/** What is to be in place of a value; undefined: nothing, not even its name. */
export type Instead = (value: Json) => Json | undefined;

/** A body with what stands at a path changed, wherever the path leads. */
export function changeField(body: Json, [step, ...rest]: Path, instead: Instead): Json {
  if (step === undefined) return instead(body) ?? null;
  if (step.kind === 'each' || step.kind === 'element') return isArray(body) ? body.map((item) => changed(item, rest, instead)).filter((item) => item !== undefined) : body;
  if (!isObject(body)) return body;
  if (step.kind === 'values') return fromEntries(Object.keys(body).map((name) => [name, changed(member(body, name) ?? null, rest, instead)]));
  return fromEntries(Object.keys(body).map((name) => [name, name === step.name ? changed(member(body, name) ?? null, rest, instead) : member(body, name)]));
}

const changed = (value: Json, rest: Path, instead: Instead): Json | undefined => (rest.length === 0 ? instead(value) : changeField(value, rest, instead));

const fromEntries = (entries: readonly (readonly [string, Json | undefined])[]): JsonObject =>
  Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** What stands at a path: of a list what each element has. */
export function valuesAt(body: Json, [step, ...rest]: Path): readonly Json[] {
  if (step === undefined) return [body];
  if (step.kind === 'each' || step.kind === 'element') return isArray(body) ? body.flatMap((item) => valuesAt(item, rest)) : [];
  if (!isObject(body)) return [];
  const names = step.kind === 'values' ? Object.keys(body) : Object.hasOwn(body, step.name) ? [step.name] : [];
  return names.flatMap((name) => valuesAt(member(body, name) ?? null, rest));
}
