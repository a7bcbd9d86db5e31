import type { Json } from '../json/json.ts';
import { accepts } from '../openapi/accepts.ts';
import type { Violation } from '../openapi/check.ts';
import { checkFor } from '../openapi/check.ts';
import type { Document } from '../openapi/document.ts';
import type { Place } from '../openapi/place.ts';
import type { Direction } from '../openapi/standalone.ts';

/** How a value leaves its schema. A schema that no validator can read restricts nothing. */
export function violations(
  document: Document,
  place: Place,
  { value, direction }: { readonly value: Json; readonly direction: Direction },
): readonly Violation[] {
  // Most values are valid, and compiling a schema to say so takes longer than everything else here.
  if (accepts({ document, place, direction }, value)) return [];
  try {
    return checkFor(document, place, direction)(value);
  } catch {
    return [];
  }
}
