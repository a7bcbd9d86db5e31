import type { AnySchema, ErrorObject } from 'ajv';
import { isArray, isObject } from '../json/json.ts';

/** How a schema is found by its `$id`. */
export type SchemaById = (id: string) => AnySchema | undefined;

/** A failed `anyOf` or `oneOf` also reports what each member found; only the choice itself says something true. */
export function withoutEchoes(errors: readonly ErrorObject[], schemaById: SchemaById): readonly ErrorObject[] {
  const choices = errors.flatMap((error, index): Choice[] => {
    const isChoice = error.keyword === 'anyOf' || error.keyword === 'oneOf';
    return isChoice ? [{ error, index, within: reachable(error.schema, schemaById) }] : [];
  });
  return errors.filter((error, index) => !choices.some((choice) => choice.error !== error && isEcho(error, index, choice)));
}

interface Choice {
  readonly error: ErrorObject;
  readonly index: number;
  /** The schemas that its members are made of, whatever they refer to included. */
  readonly within: ReadonlySet<object>;
}

/** Errors of a member stand before its choice's, about the same value or something in it. Paths tell nothing: they begin anew behind a reference. */
function isEcho(error: ErrorObject, index: number, choice: Choice): boolean {
  const rule = error.parentSchema;
  if (rule === undefined || index > choice.index || !choice.within.has(rule)) return false;
  const isBeside = rule === choice.error.parentSchema && error.instancePath === choice.error.instancePath;
  return !isBeside && error.instancePath.startsWith(choice.error.instancePath);
}

function reachable(start: unknown, schemaById: SchemaById): ReadonlySet<object> {
  const found = new Set<object>();
  const waiting = [start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isArray(next)) waiting.push(...next);
    if (!isObject(next) || found.has(next)) continue;
    found.add(next);
    const { $ref: reference } = next;
    waiting.push(...Object.values(next), typeof reference === 'string' ? schemaById(reference) ?? false : false);
  }
  return found;
}
