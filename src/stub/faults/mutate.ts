import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { joinPointer } from '../../json/pointer.ts';
import { overlay, replaceAt } from '../answer/merge.ts';
import type { Mutation } from './fault.ts';

/** The body with one thing wrong at a pointer; undefined when the pointer leads nowhere or the mutation cannot be done there. */
export function mutate(body: Json, mutation: Mutation, pointer: string): Json | undefined {
  let isDone = false;
  const changed = replaceAt(body, pointer, (found) => {
    const wrong = mutation === 'remove' ? undefined : wrongValue(mutation, found);
    isDone = mutation === 'remove' ? pointer !== '' : wrong !== undefined;
    return wrong;
  });
  return isDone ? changed : undefined;
}

function wrongValue(mutation: Exclude<Mutation, 'remove'>, found: Json): Json | undefined {
  if (mutation === 'null') return found === null ? undefined : null;
  if (mutation === 'enum') return typeof found === 'string' ? 'no_such_value' : typeof found === 'number' ? -987_654_321 : undefined;
  if (mutation === 'extra') return isObject(found) ? overlay(found, { undocumented_field: 'the document does not have this' }) : undefined;
  return typeof found === 'string' ? 42 : typeof found === 'object' ? 'not what the document says' : { not: 'what the document says' };
}

/** Every pointer into a body, the shallow ones first, within reason. */
export function pointersIn(body: Json, most = 500): readonly string[] {
  const pointers: string[] = [''];
  const waiting: { readonly pointer: string; readonly value: Json }[] = [{ pointer: '', value: body }];
  for (let next = waiting.shift(); next !== undefined && pointers.length < most; next = waiting.shift()) {
    const { pointer, value } = next;
    if (!isArray(value) && !isObject(value)) continue;
    for (const [key, child] of Object.entries<Json | undefined>(value)) {
      const below = joinPointer(pointer, key);
      pointers.push(below);
      if (child !== undefined) waiting.push({ pointer: below, value: child });
    }
  }
  return pointers;
}
