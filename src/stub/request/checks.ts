import type { Json } from '../../json/json.ts';
import { testFor } from '../../openapi/accepts.ts';
import type { Check, Violation } from '../../openapi/check.ts';
import { checkFor } from '../../openapi/check.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import type { Direction } from '../../openapi/standalone.ts';

type Checks = Record<Direction, Map<string, Check>>;

const known = new WeakMap<Document, Checks>();

/** The check of a schema, made once for each document. A schema that no validator can read restricts nothing: `inspect` tells about it. */
export function check(document: Document, place: Place, direction: Direction): Check {
  const found = known.get(document)?.[direction].get(place.pointer);
  if (found !== undefined) return found;
  const checks = known.get(document) ?? { request: new Map(), response: new Map() };
  known.set(document, checks);
  const made = tolerant(quick(testFor({ document, place, direction }), checkFor(document, place, direction)));
  checks[direction].set(place.pointer, made);
  return made;
}

/** Most values keep their schema, which is told without compiling it; what is wrong with the others a validator has to say. */
const quick = (isKept: (value: Json) => boolean, slow: Check): Check => (value) => (isKept(value) ? [] : slow(value));

function tolerant(strict: Check): Check {
  let isUsable = true;
  return (value: Json): readonly Violation[] => {
    if (!isUsable) return [];
    try {
      return strict(value);
    } catch {
      isUsable = false;
      return [];
    }
  };
}
