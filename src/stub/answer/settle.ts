import type { Json, JsonObject } from '../../json/json.ts';
import type { Check } from '../../openapi/check.ts';
import { without } from './merge.ts';

export interface Wish {
  /** Fields that would be good to have in the body. */
  readonly wished: JsonObject;
  /** The body with these fields in it. */
  readonly build: (fields: JsonObject) => Json;
  /** Where in the wished fields a pointer into the body stands. */
  readonly locate: (pointer: string) => string;
}

/** Taking back one field can bring another to light, but not for long. */
const mostAttempts = 4;

/** The body with as many of the wished fields as its schema lets through; undefined when it cannot be had even without them. */
export function settle(violations: Check, { wished, build, locate }: Wish): Json | undefined {
  let fields = wished;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const body = build(fields);
    const found = violations(body);
    if (found.length === 0) return body;
    const left = found.reduce((kept, { pointer }) => without(kept, locate(pointer)) ?? kept, fields);
    if (left === fields) break;
    fields = left;
  }
  const bare = build({});
  return violations(bare).length === 0 ? bare : undefined;
}
